"""Writing a history: every record of a plan made by the end of a day, list by list, in the order it was recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db import models

from milepost.people.clock import end_of
from milepost.people.models import User

from ..models import Plan, Row
from ..planfile.text import storable
from .lists import Carried, Holds, called, holds
from .parties import Keys


class History:
    """Gathers lists. Each costs one query, whatever its length.

    Two people of one name are told apart by a number behind the name. ``key`` is a party's, as ``parties`` gives them.
    """

    def __init__(self, plan: Plan, on: date, keys: Keys) -> None:
        self.plan, self.over, self.keys = plan, end_of(on), keys
        self.people = dict(User.objects.values_list("pk", "name"))
        self.named: dict[int, str] = {}
        self.rows = {r.pk: f"{r.kind} {r.ref}" for r in Row.objects.filter(plan=plan, recorded_at__lt=self.over)}
        self.numbers: dict[type[models.Model], dict[int, int]] = {}
        self.lists: dict[str, Any] = {"plan": self.head()}

    def head(self) -> dict[str, Any]:
        found = {"at": moment(self.plan.recorded_at), "by": self.person(self.plan.recorded_by_id)}
        if self.plan.follows:
            found["follows"] = self.plan.follows.slug
        if self.plan.serves:
            found |= {"serves_plan": self.plan.serves.plan.slug, "serves_action": self.plan.serves.ref}
        return found

    def add(self, lists: Iterable[Carried]) -> History:
        for each in lists:
            numbers = self.numbers[each.model] = {}
            found = []
            for record in self.records(each):
                if self.hangs_on_what_is_there(each, record):
                    numbers[record.pk] = len(numbers) + 1
                    found.append(self.values(each, record))
            if found:
                self.lists[each.name] = found
        return self

    def records(self, each: Carried) -> models.QuerySet[Any]:
        """In the order they were recorded, which is the order they are written back in."""
        names = {f.name for f in each.fields()}
        order = ["position"] if each.model is Row else ["recorded_at", "pk"] if "recorded_at" in names else ["pk"]
        reached = reduce(or_, (models.Q(**{path: self.plan}) for path in each.paths))
        found = each.model._default_manager.filter(reached)
        if "recorded_at" in names and not each.always:
            found = found.filter(recorded_at__lt=self.over)
        return found.order_by(*order)

    def hangs_on_what_is_there(self, each: Carried, record: Any) -> bool:
        """A record about one that was not there yet on the day was not there either."""
        for f in each.fields():
            kind, value = holds(f), getattr(record, f.attname)
            known = self.rows if kind is Holds.ROW else self.numbers[f.related_model] if kind is Holds.NUMBER else None  # type: ignore[index]
            if known is not None and value is not None and value not in known:
                return False
        return True

    def values(self, each: Carried, record: Any) -> dict[str, Any]:
        later = each.ended and (getattr(record, each.ended[0]) or self.over) >= self.over
        found = {}
        for f in each.fields():
            value = getattr(record, f.attname)
            if value in ("", None) or value is False or value == [] or (later and f.name in each.ended):
                continue
            found[called(f)] = self.value(f, value)
        return found

    def value(self, f: models.Field[Any, Any], value: Any) -> Any:
        match holds(f):
            case Holds.MOMENT:
                return moment(value)
            case Holds.DATE:
                return value.isoformat()
            case Holds.POUNDS:
                return str(value)
            case Holds.PERSON:
                return self.person(value)
            case Holds.ROW:
                return self.rows[value]
            case Holds.PARTY:
                assert f.related_model
                return self.keys[(f.related_model._meta.model_name, value)]  # type: ignore[index]
            case Holds.NUMBER:
                return self.numbers[f.related_model][value]  # type: ignore[index]
        return storable(value) if isinstance(value, str) else value

    def person(self, pk: int) -> str:
        if pk not in self.named:
            name, number = storable(self.people[pk]), 2
            while name in self.named.values():
                name, number = f"{storable(self.people[pk])} ({number})", number + 1
            self.named[pk] = name
        return self.named[pk]


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
