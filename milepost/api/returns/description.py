"""The description of this door for machines (OpenAPI 3.1). What is sent is checked against the same schemas."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings


@cache
def description() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "openapi.yaml").read_text("utf-8"))
    found["info"]["version"] = settings.VERSION
    return found


def schema(name: str) -> dict[str, Any]:
    """One schema with the others it points at."""
    return {"$ref": f"#/components/schemas/{name}", "components": {"schemas": description()["components"]["schemas"]}}
