"""A page of the trail in words: what each act changed, with the names of what it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from milepost.design.environment import moment
from milepost.people.models import Area, AuditEvent, Body, Organisation, Post, User
from milepost.rules import dates

from .words import things, words

NAMED: dict[str, type[Model]] = {
    "area_id": Area,
    "body_id": Body,
    "organisation_id": Organisation,
    "post_id": Post,
    "to_id": Body,
    "user_id": User,
}
"""Stored numbers that stand for something with a name."""
CHOSEN = ("kind", "rhythm", "role", "seat")
UNSAID = ("id", "is_system", "only")

Names = dict[tuple[type[Model], Any], str]


@dataclass(frozen=True)
class Change:
    """``was`` is empty for what was added, ``now`` for what was removed."""

    what: str
    was: str
    now: str


@dataclass(frozen=True)
class Entry:
    pk: int
    at: datetime
    by: str
    verb: str
    about: str
    about_id: str
    summary: str
    changes: tuple[Change, ...]


def entries(events: Iterable[AuditEvent]) -> list[Entry]:
    """At most one query for each kind of thing that has a name, however many events."""
    told = [(event, _flat(event.before), _flat(event.after)) for event in events]
    names = _names(side for _, before, after in told for side in (before, after))
    known = things()
    return [
        Entry(
            pk=event.pk,
            at=event.at,
            by=str(event.by),
            verb=words(event.verb),
            about=known.get(event.about, event.about),
            about_id=event.about_id,
            summary=event.summary,
            changes=_changes(before, after, names),
        )
        for event, before, after in told
    ]


Path = tuple[str, ...]


def _flat(value: Any, path: Path = ()) -> dict[Path, Any]:
    """Nested records as one table; of several, each has its number."""
    if isinstance(value, dict):
        return {k: v for name, inner in value.items() for k, v in _flat(inner, (*path, name)).items()}
    if isinstance(value, list):
        return {k: v for n, inner in enumerate(value, 1) for k, v in _flat(inner, (*path, str(n))).items()}
    return {path: value} if path and path[-1] not in UNSAID else {}


def _names(sides: Iterable[dict[Path, Any]]) -> Names:
    wanted: dict[type[Model], set[Any]] = {}
    for side in sides:
        for path, value in side.items():
            if path[-1] in NAMED and value is not None:
                wanted.setdefault(NAMED[path[-1]], set()).add(value)
    return {(m, pk): str(row) for m, pks in wanted.items() for pk, row in m._default_manager.in_bulk(pks).items()}


def _changes(before: dict[Path, Any], after: dict[Path, Any], names: Names) -> tuple[Change, ...]:
    """Where there are two sides, only what differs, and what names the record."""
    found = []
    for path in dict.fromkeys([*before, *after]):
        was, now = (_said(path[-1], side.get(path), names) for side in (before, after))
        if was == now and (path[-1] not in NAMED or len(path) == 1):
            continue
        found.append(Change(": ".join(words(p) for p in path), was, now))
    return tuple(found)


def _said(name: str, value: Any, names: Names) -> str:
    if value is None or value == "":
        return ""
    if name in NAMED:
        return names.get((NAMED[name], value), f"number {value}, since removed")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name.endswith("_on"):
        return dates.day(date.fromisoformat(value))
    if name.endswith("_at"):
        return moment(datetime.fromisoformat(value))
    return words(str(value)) if name in CHOSEN else str(value)
