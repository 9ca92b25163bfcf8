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
    """One schema, with the others it points at written out in their places: following a pointer takes longer than to check."""
    found: dict[str, Any] = _written_out(description()["components"]["schemas"][name])
    return found


def _written_out(value: Any) -> Any:
    if isinstance(value, list):
        return [_written_out(one) for one in value]
    if not isinstance(value, dict):
        return value
    whole = {key: _written_out(one) for key, one in value.items() if key != "$ref"}
    return schema(value["$ref"].rpartition("/")[2]) | whole if "$ref" in value else whole
