"""Changes as they wait in JSON, and the same as the changes a plan takes.

Each has ``do``: "change" (``row``, ``seen`` and only the ``values`` that differ), "posts" (``row``, ``part``, ``taking``,
``leaving``, ``from_on``), "add" (``kind``, ``parent``, ``ref``, ``values``, ``owners``, ``accountable``, ``delivery``; the
new rows ``below`` it, the same again; ``key``, where it is a row of a document), "withdraw" (``row``, ``seen``) or "restore"
(``row``). Parties are written "post:3", "organisation:2" or "body:1". ``stood`` says where it stood in a document: the id of
its ``intake``, and ``places`` with a field, a place and the words each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from milepost.people.models import Body, Organisation, Post, User

from ..models import Gathered, Plan, Revision, Row, RowPost, Version
from .change import change_plan
from .changes import Change, NewPosts, NewRow, NewWording, Party, Restore, Stood, Values, Withdraw

PARTIES: dict[str, type[Post] | type[Organisation] | type[Body]] = {
    "post": Post,
    "organisation": Organisation,
    "body": Body,
}
NAMES = frozenset(f.name for f in fields(Values)) - {"stood"}
Waiting = dict[str, Any]


def party_key(party: Party) -> str:
    return f"{party._meta.model_name}:{party.pk}"


def read_changes(plan: Plan, waiting: Sequence[Waiting], *, seen: bool = True) -> list[Change]:
    """The same as changes. What names a row or a post that is not there any more is left out.

    Without ``seen`` they no longer say from which version they were made: to look at, never to make.
    """
    rows = {row.pk: row for row in Row.objects.filter(plan=plan).select_related("parent")}
    reader = _Reader(plan, rows, seen)
    return [change for w in waiting for change in reader.read(w)]


class _Reader:
    def __init__(self, plan: Plan, rows: dict[int, Row], seen: bool) -> None:
        self.plan, self.rows, self.seen = plan, rows, seen

    def read(self, w: Waiting) -> Iterator[Change]:
        if w["do"] == "add":
            parent = self.rows.get(w["parent"]) if w["parent"] else None
            if parent is not None or not w["parent"]:
                yield from self.new_rows(w, parent)
        elif row := self.rows.get(w["row"]):
            yield self.about(row, w)

    def about(self, row: Row, w: Waiting) -> Change:
        seen = w.get("seen") if self.seen else None
        if w["do"] == "change":
            return NewWording(row, seen=seen, stood=_stood(w), **_values(w))
        if w["do"] == "posts":
            return self.posts(row, w)
        return Withdraw(row, seen=seen) if w["do"] == "withdraw" else Restore(row)

    def posts(self, row: Row, w: Waiting) -> NewPosts:
        leaving = RowPost.objects.filter(row=row, pk__in=w["leaving"], until_on__isnull=True)
        from_on = date.fromisoformat(w["from_on"]) if w["from_on"] else None
        return NewPosts(row, RowPost.Part(w["part"]), self.parties(w["taking"]), tuple(leaving), from_on, _stood(w))

    def new_rows(self, w: Waiting, parent: Row | NewRow | None) -> Iterator[NewRow]:
        """A new row, then what is new below it."""
        row = NewRow(
            kind=Row.Kind(w["kind"]), parent=parent, ref=w["ref"], owners=self.parties(w["owners"]), stood=_stood(w),
            accountable=self.parties(w["accountable"]), delivery=self.parties(w["delivery"]), **_values(w),
        )  # fmt: skip
        yield row
        for below in w.get("below", ()):
            yield from self.new_rows(below, row)

    def parties(self, keys: Iterable[str]) -> tuple[Party, ...]:
        wanted = [key.partition(":")[::2] for key in keys]
        found: dict[str, models.Model] = {}
        for name, model in PARTIES.items():
            pks = [pk for kind, pk in wanted if kind == name]
            if pks:
                found |= {
                    f"{name}:{p.pk}": p for p in model._default_manager.filter(area=self.plan.area_id, pk__in=pks)
                }
        return tuple(found[key] for key in keys if key in found)  # type: ignore[misc]


def _values(w: Waiting) -> dict[str, Any]:
    values = {name: value for name, value in w["values"].items() if name in NAMES}
    if "figures" in values:
        values["figures"] = tuple(values["figures"])
    if "counts_from" in values:
        values["counts_from"] = date.fromisoformat(values["counts_from"]) if values["counts_from"] else None
    return values


def _stood(w: Waiting) -> tuple[Stood, ...]:
    found = w.get("stood", {"places": ()})
    return tuple(Stood(found["intake"], *place) for place in found["places"])


def stale(plan: Plan, waiting: Sequence[Waiting]) -> dict[int, Version]:
    """By place, what a row says now where somebody changed it after the page its change was made on. One query."""
    rows = [w["row"] for w in waiting if w.get("seen")]
    latest = {}
    for version in Version.objects.filter(row__plan=plan, row__in=rows).select_related("row", "recorded_by"):
        latest[version.row_id] = version
    return {
        i: latest[w["row"]]
        for i, w in enumerate(waiting)
        if w.get("seen") and w["row"] in latest and latest[w["row"]].pk != w["seen"]
    }


def agree_gathered(
    *,
    plan: Plan,
    by: User,
    why: str,
    agreed_by: str,
    body: Body | None,
    agreed_on: date | None,
    at: datetime | None = None,
) -> Revision | None:
    """Make everything somebody gathered, as one revision, and clear what they had gathered. Raises as ``change_plan``."""
    with transaction.atomic():
        found = Gathered.objects.select_for_update().filter(plan=plan, user=by).first()
        changes = read_changes(plan, found.changes) if found else []
        revision = change_plan(
            plan=plan, changes=changes, by=by, why=why, agreed_by=agreed_by, body=body, agreed_on=agreed_on, at=at
        )
        if found:
            found.delete()
    return revision
