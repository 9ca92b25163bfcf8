"""The part of the plan file's schema that describes a history, drawn from the models whose records it holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models

from .lists import Carried, Holds, called, holds

DAY: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
MOMENT: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$",
}
WORDS = {
    "at": "When it was recorded.",
    "by": "Who recorded it, by name. Whoever a history names is never taken for somebody who signs in here.",
    "under": "The row it hangs below.",
    "follows": "The slug of the plan this one took over from; linked where that plan is here.",
    "serves_plan": "The slug of the plan whose action this one serves.",
    "serves_action": "The ref of that action; linked where it is here.",
}
ABOUT = (
    "The whole life of the plan, every record with who and when; loading it brings all of that back. Records stand in the order "
    "they were recorded. A number points at a record of the list named, counted from 1. Files given as evidence are named with "
    "their size and SHA-256 and are not held here; nor is what was removed, of which who, when and why remain. Nobody named here "
    "can sign in. Only Milepost writes this; “workstreams” must say the same as the last version of each row."
)


def history_schema(lists: Iterable[Carried]) -> dict[str, Any]:
    head: dict[str, dict[str, Any]] = {"at": MOMENT, "by": {"type": "string", "minLength": 1, "maxLength": 210}}
    head |= {name: {"type": "string", "minLength": 1} for name in ("follows", "serves_plan", "serves_action")}
    plan = _group({name: value | {"description": WORDS[name]} for name, value in head.items()}, ["at", "by"])
    found = {"plan": plan | {"description": "When the plan was first recorded, and what it follows or serves."}}
    for each in lists:
        fields = {called(f): _field(f) for f in each.fields()}
        needed = [called(f) for f in each.fields() if not (f.null or f.blank or f.has_default())]
        noun = str(each.model._meta.verbose_name_plural)
        described = f"Its {noun}: {', '.join(f'`{name}`' for name in fields)}."
        found[each.name] = {"type": "array", "description": described, "items": _group(fields, needed)}
    return _group(found, ["plan", "steps", "rows", "versions"]) | {"description": ABOUT}


def _group(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _field(f: models.Field[Any, Any]) -> dict[str, Any]:
    described = {"description": WORDS[called(f)]} if called(f) in WORDS else {}
    match holds(f):
        case Holds.MOMENT:
            return MOMENT | described
        case Holds.DATE:
            return DAY | described
        case Holds.POUNDS:
            return {"type": "string", "pattern": r"^\d{1,10}(\.\d{1,2})?$"} | described
        case Holds.PERSON:
            return {"type": "string", "minLength": 1, "maxLength": 210} | described
        case Holds.ROW:
            return {
                "type": "string",
                "pattern": "^[a-z]+ .+$",
                "description": "A row, like milestone 1.1a.3.",
            } | described
        case Holds.PARTY:
            return {"type": "string", "pattern": "^[a-z0-9_]+$"} | described
        case Holds.NUMBER:
            return {"type": "integer", "minimum": 1} | described
    return _plain(f) | described


def _plain(f: models.Field[Any, Any]) -> dict[str, Any]:
    if f.choices:
        return {"enum": [value for value, _ in f.choices]}
    if isinstance(f, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(f, models.IntegerField):
        return {"type": "integer", "minimum": 0, "maximum": 2_147_483_647}
    if isinstance(f, models.JSONField):
        return {"$ref": "#/$defs/figures"}
    return {"type": "string", "minLength": 1} | ({"maxLength": f.max_length} if f.max_length else {})
