"""How a plan came to be agreed: who took part, who signed it off and whether that still holds, and what is missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from milepost.people.clock import today
from milepost.rules.life import Facts
from milepost.rules.moves import Status

from ..models import Plan, PlanStep, RowPost, SignOff, TookPart, Version
from .line import Line
from .lines import lines

BEING_WRITTEN = (Status.DRAFT, Status.RETURNED)
"""While a plan is one of these it may change, and a sign-off is of what it says now."""


@dataclass(frozen=True)
class Signed:
    """A sign-off. ``changed_at`` is when the plan first changed after it, before it was submitted; None while it holds."""

    id: int
    name: str
    post_id: int | None
    body_id: int | None
    on: date
    at: datetime
    by: str
    words: str
    changed_at: datetime | None

    @property
    def holds(self) -> bool:
        return self.changed_at is None


def sign_offs(plan: Plan) -> tuple[Signed, ...]:
    """Every sign-off, oldest first. Four queries."""
    rows = SignOff.objects.filter(plan=plan).select_related("post", "body", "recorded_by")
    steps = list(PlanStep.objects.filter(plan=plan))
    written = not steps or steps[-1].status in BEING_WRITTEN
    submitted = [] if written else [s.recorded_at for s in steps if s.status != Status.DRAFT]
    changes = _changes(plan)
    return tuple(_signed(s, changes, submitted) for s in rows)


def took_part(plan: Plan) -> tuple[TookPart, ...]:
    """Who took part in writing it, oldest first. One query."""
    return tuple(TookPart.objects.filter(plan=plan).select_related("recorded_by"))


def facts(plan: Plan) -> Facts:
    """What there is of what a step may need, now. A fixed number of queries."""
    milestones = list(_milestones(lines(plan, today())))
    holding = [s for s in sign_offs(plan) if s.holds]
    return Facts(
        area=plan.area.name,
        took_part=TookPart.objects.filter(plan=plan).values("who").distinct().count(),
        posts=tuple({s.name for s in holding if s.post_id}),
        bodies=tuple({s.name for s in holding if s.body_id}),
        milestones=len(milestones),
        without_owner=tuple(m.ref for m in milestones if not m.posts("owner")),
        without_deadline=tuple(m.ref for m in milestones if m.timescale is None),
    )


def _milestones(rows: Iterable[Line]) -> Iterator[Line]:
    for row in rows:
        if row.kind == "milestone":
            yield row
        yield from _milestones(row.children)


def _signed(s: SignOff, changes: list[datetime], submitted: list[datetime]) -> Signed:
    changed = _first_after(s.recorded_at, changes)
    closed = _first_after(s.recorded_at, submitted)
    if changed and closed and changed > closed:
        changed = None
    return Signed(s.pk, str(s), s.post_id, s.body_id, s.on, s.recorded_at, str(s.recorded_by), s.words, changed)


def _first_after(at: datetime, moments: list[datetime]) -> datetime | None:
    i = bisect_right(moments, at)
    return moments[i] if i < len(moments) else None


def version_mark(plan: Plan) -> str:
    """Tells one state of what the plan says, and of who has a part in it, from every earlier one. Two queries."""
    changes = _changes(plan)
    return changes[-1].isoformat() if changes else ""


def _changes(plan: Plan) -> list[datetime]:
    """Each moment at which what the plan says, or who has a part in it, changed."""
    versions = Version.objects.filter(row__plan=plan).order_by().values_list("recorded_at").distinct()
    parts = RowPost.objects.filter(row__plan=plan).order_by().values_list("recorded_at", "ended_at").distinct()
    found = {at for moments in (*versions, *parts) for at in moments if at is not None}
    return sorted(found)
