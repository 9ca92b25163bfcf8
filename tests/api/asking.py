"""Asking for data, and the tables of a plan as rows."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

PLANS = ("exampleshire", "peterborough-2019")
TABLES = ("milestones", "history")


def get(client: Any, path: str, on: date | None = None) -> Any:
    response = client.get(f"/api/{path}", {"as_at": on.isoformat()} if on else {})
    assert response.status_code == 200, (path, response.content)
    return response


def lines(client: Any, slug: str, table: str, on: date | None = None) -> list[dict[str, Any]]:
    text = get(client, f"plans/{slug}/{table}.jsonl", on).content.decode()
    return [json.loads(line) for line in text.splitlines()]


def cells(client: Any, slug: str, table: str, on: date | None = None) -> list[dict[str, str]]:
    content = get(client, f"plans/{slug}/{table}.csv", on).content
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def every_path() -> list[str]:
    """Every address with data, under /api/."""
    tables = [f"/{table}.{ending}" for table in TABLES for ending in ("csv", "jsonl")]
    files = [f"plans/{slug}{rest}" for slug in PLANS for rest in (".json", *tables)]
    return ["plans.json", "openapi.json", "plan.schema.json", "measure.schema.json", *files]
