"""Changes as they wait in JSON, and the same as the changes a plan takes.

Each has ``do``: "change" (``row``, ``seen`` and only the ``values`` that differ), "posts" (``row``, ``part``, ``taking``,
``leaving``, ``from_on``), "add" (``kind``, ``parent``, ``ref``, ``values``, ``owners``, ``accountable``, ``delivery``),
"withdraw" (``row``, ``seen``) or "restore" (``row``). Parties are written "post:3", "organisation:2" or "body:1".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from milepost.people.models import Body, Organisation, Post, User

from ..models import Gathered, Plan, Revision, Row, RowPost, Version
from .change import change_plan
from .changes import Change, NewPosts, NewRow, NewWording, Party, Restore, Values, Withdraw

PARTIES: dict[str, type[Post] | type[Organisation] | type[Body]] = {
    "post": Post,
    "organisation": Organisation,
    "body": Body,
}
NAMES = frozenset(f.name for f in fields(Values))
Waiting = dict[str, Any]


def party_key(party: Party) -> str:
    return f"{party._meta.model_name}:{party.pk}"


def read_changes(plan: Plan, waiting: Sequence[Waiting], *, seen: bool = True) -> list[Change]:
    """The same as changes. What names a row or a post that is not there any more is left out.

    Without ``seen`` they no longer say from which version they were made: to look at, never to make.
    """
    rows = {row.pk: row for row in Row.objects.filter(plan=plan).select_related("parent")}
    reader = _Reader(plan, rows, seen)
    return [change for w in waiting if (change := reader.read(w)) is not None]


class _Reader:
    def __init__(self, plan: Plan, rows: dict[int, Row], seen: bool) -> None:
        self.plan, self.rows, self.seen = plan, rows, seen

    def read(self, w: Waiting) -> Change | None:
        if w["do"] == "add":
            return self.new_row(w)
        row = self.rows.get(w["row"])
        if row is None:
            return None
        seen = w.get("seen") if self.seen else None
        if w["do"] == "change":
            return NewWording(row, seen=seen, **_values(w))
        if w["do"] == "posts":
            return self.posts(row, w)
        return Withdraw(row, seen=seen) if w["do"] == "withdraw" else Restore(row)

    def posts(self, row: Row, w: Waiting) -> NewPosts:
        leaving = RowPost.objects.filter(row=row, pk__in=w["leaving"], until_on__isnull=True)
        from_on = date.fromisoformat(w["from_on"]) if w["from_on"] else None
        return NewPosts(row, RowPost.Part(w["part"]), self.parties(w["taking"]), tuple(leaving), from_on)

    def new_row(self, w: Waiting) -> NewRow | None:
        parent = self.rows.get(w["parent"]) if w["parent"] else None
        if w["parent"] and parent is None:
            return None
        return NewRow(
            kind=Row.Kind(w["kind"]), parent=parent, ref=w["ref"], owners=self.parties(w["owners"]),
            accountable=self.parties(w["accountable"]), delivery=self.parties(w["delivery"]), **_values(w),
        )  # fmt: skip

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
