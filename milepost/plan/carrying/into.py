"""Bringing a history back: each record as it was, by the people it names, who cannot sign in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from milepost.people.models import Body, Organisation, Post, User

from ..models import Plan, Row
from .lists import Carried, Holds, called, holds

Path = tuple[str | int, ...]


class HistoryProblem(Exception):
    """A record that cannot be kept: where it stands in the file and what is wrong with it."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path, self.message = path, message


@dataclass
class Bearer:
    """Writes lists in order, and holds what later ones point at. Call it inside a transaction.

    ``parties`` are the records behind the file's keys; ``now`` the moment after which nothing can have been recorded.
    """

    plan: Plan
    parties: dict[str, Post | Organisation | Body]
    now: datetime
    people: dict[str, User] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    numbered: dict[type[models.Model], list[Any]] = field(default_factory=dict)

    def bring(self, lists: Iterable[Carried], history: dict[str, Any]) -> None:
        for each in lists:
            kept = self.numbered[each.model] = []
            for number, raw in enumerate(history.get(each.name, ())):
                path = ("history", each.name, number)
                record = self.record(each, raw, path)
                if isinstance(record, Row):
                    record.position = number + 1
                self.keep(record, path)
                kept.append(record)
                if isinstance(record, Row):
                    self.rows[f"{record.kind} {record.ref}"] = record

    def record(self, each: Carried, raw: dict[str, Any], path: Path) -> Any:
        record = each.model()
        if any(f.name == "plan" for f in each.model._meta.concrete_fields):
            record.plan = self.plan  # type: ignore[attr-defined]
        for f in each.fields():
            if called(f) in raw:
                setattr(record, f.name, self.value(f, raw[called(f)], (*path, called(f))))
        return record

    def keep(self, record: Any, path: Path) -> None:
        try:
            with transaction.atomic():
                record.save(force_insert=True)
        except IntegrityError as error:
            raise HistoryProblem(path, f"This record contradicts itself or another. {_why(record)}".strip()) from error

    def value(self, f: models.Field[Any, Any], value: Any, path: Path) -> Any:
        match holds(f):
            case Holds.MOMENT:
                return self.moment(value, path)
            case Holds.DATE:
                return _read(date.fromisoformat, value, path, "a date in the calendar")
            case Holds.POUNDS:
                return _read(Decimal, value, path, "a sum of money")
            case Holds.PERSON:
                return self.person(value)
            case Holds.ROW:
                return _found(self.rows, value, path, "row before it")
            case Holds.PARTY:
                return self.party(f, value, path)
            case Holds.NUMBER:
                return self.pointed(f, value, path)
        return value

    def moment(self, value: str, path: Path) -> datetime:
        at: datetime = _read(datetime.fromisoformat, value, path, "a moment")
        if at.tzinfo is None:
            raise HistoryProblem(path, f"“{value}” does not say its distance from UTC. End it with +00:00")
        if at > self.now:
            raise HistoryProblem(path, f"“{value}” is still to come. Nothing can have been recorded then")
        return at

    def party(self, f: models.Field[Any, Any], value: str, path: Path) -> Any:
        found = _found(self.parties, value, path, "post, organisation or body")
        if not isinstance(found, f.related_model):  # type: ignore[arg-type]
            raise HistoryProblem(path, f"“{value}” is not the key of {f.related_model._meta.verbose_name}")  # type: ignore[union-attr]
        return found

    def pointed(self, f: models.Field[Any, Any], value: int, path: Path) -> Any:
        there = self.numbered[f.related_model]  # type: ignore[index]
        if not 1 <= value <= len(there):
            raise HistoryProblem(path, f"There is no number {value} before it in its list, which counts from 1")
        return there[value - 1]

    def person(self, name: str) -> User:
        """Somebody a history names: never matched with whoever has that name here, and never able to sign in."""
        if name not in self.people:
            user = User(
                email=f"{len(self.people) + 1}.{self.plan.slug}@history.invalid",
                name=name, is_active=False, is_system=True,
            )  # fmt: skip
            user.set_unusable_password()
            user.save()
            self.people[name] = user
        return self.people[name]


def _read(how: Any, value: Any, path: Path, what: str) -> Any:
    try:
        return how(value)
    except (ValueError, InvalidOperation) as error:
        raise HistoryProblem(path, f"“{value}” is not {what}") from error


def _found(known: dict[str, Any], value: str, path: Path, what: str) -> Any:
    if value not in known:
        raise HistoryProblem(path, f"No {what} is “{value}”")
    return known[value]


def _why(record: models.Model) -> str:
    """The constraint it breaks, in the words of its name, asked only once something is wrong."""
    try:
        record.validate_constraints()
        record.validate_unique()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
