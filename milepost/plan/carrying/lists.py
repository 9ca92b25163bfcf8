"""Which records a history holds, list by list. How a field is written follows from the model: see ``holds``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from django.db import models

from milepost.people.models import Body, Organisation, Post, User

from ..models import CrossReference, LookedAt, Need, PlanStep, Revision, Row, RowPost, SignOff, TookPart, Version


class Holds(Enum):
    """What a value of a history is. A NUMBER points at a record of another list, counted from 1."""

    PLAIN = auto()
    DATE = auto()
    MOMENT = auto()
    POUNDS = auto()
    PERSON = auto()
    ROW = auto()
    PARTY = auto()
    NUMBER = auto()


@dataclass(frozen=True)
class Carried:
    """One list: its name in the file, the model, the ways a record reaches its plan, and the fields that stay behind.

    ``ended`` are fields that were filled in later, the first of them the moment they were. ``always``: also what was
    recorded after the day the file is as at, as a redaction is of every day before it.
    """

    name: str
    model: type[models.Model]
    paths: tuple[str, ...]
    left: frozenset[str] = frozenset()
    ended: tuple[str, ...] = ()
    always: bool = False

    def fields(self) -> list[models.Field[Any, Any]]:
        left = self.left | {"id", "plan"}
        return [f for f in self.model._meta.concrete_fields if f.name not in left]


def holds(field: models.Field[Any, Any]) -> Holds:
    by_target: dict[Any, Holds] = {User: Holds.PERSON, Row: Holds.ROW}
    by_target |= dict.fromkeys((Post, Organisation, Body), Holds.PARTY)
    if field.is_relation:
        return by_target.get(field.related_model, Holds.NUMBER)
    by_kind = {models.DateTimeField: Holds.MOMENT, models.DateField: Holds.DATE, models.DecimalField: Holds.POUNDS}
    return by_kind.get(type(field), Holds.PLAIN)


RENAMED = {"recorded_at": "at", "recorded_by": "by", "parent": "under"}
"""What the file calls a field, where it is not the model's name for it."""


def called(field: models.Field[Any, Any]) -> str:
    return RENAMED.get(field.name, field.name)


PLAN = (
    Carried("steps", PlanStep, ("plan",)),
    Carried("revisions", Revision, ("plan",)),
    Carried("rows", Row, ("plan",), frozenset({"position"})),
    Carried("versions", Version, ("row__plan",)),
    Carried("parts", RowPost, ("row__plan",), ended=("ended_at", "ended_by", "until_on")),
    Carried("references", CrossReference, ("row__plan",)),
    Carried("took_part", TookPart, ("plan",)),
    Carried("sign_offs", SignOff, ("plan",)),
    Carried("looked_at", LookedAt, ("plan",)),
    Carried("needs", Need, ("row__plan",)),
)
