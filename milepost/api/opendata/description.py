"""The data's description for machines (OpenAPI 3.1): the file kept by hand, with the schemas that follow from the code."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from .fields import Field
from .history import HISTORY
from .milestones import MILESTONES


@cache
def description() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "openapi.yaml").read_text("utf-8"))
    found["info"]["version"] = settings.VERSION
    found["components"]["schemas"] |= {"Milestone": _row(MILESTONES), "Event": _row(HISTORY), **_plan()}
    return found


def _row(fields: tuple[Field[Any], ...]) -> dict[str, Any]:
    names = [f.name for f in fields]
    properties = {f.name: f.schema() for f in fields}
    return {"type": "object", "additionalProperties": False, "required": names, "properties": properties}


def _plan() -> dict[str, Any]:
    """The plan file's schema and each of its parts, pointing at one another where OpenAPI keeps schemas."""
    text = (settings.DEFINITIONS / "schemas" / "plan.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text.replace("#/$defs/", "#/components/schemas/plan_"))
    parts = schema.pop("$defs")
    return {"Plan": schema} | {f"plan_{name}": part for name, part in parts.items()}
