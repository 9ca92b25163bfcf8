"""Everything that happened in a plan, one thing after another, from what was judged and what was recorded of the plan itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from milepost.people.clock import day_of
from milepost.plan.events import Departure, Handover, Rewording
from milepost.plan.models import PlanStep
from milepost.plan.queries import Line, Move
from milepost.progress.queries import Report, Reviewed, Voice
from milepost.rules.moves import PUBLIC_STATUSES

from .queries import JudgedMilestone, JudgedPlan


class Kind(StrEnum):
    ADDED = "added"
    LEFT = "left"
    CAME_BACK = "came_back"
    MOVED = "moved"
    REWORDED = "reworded"
    HANDED_OVER = "handed_over"
    POSTED = "posted"
    ACCEPTED = "accepted"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"
    REVIEWED = "reviewed"
    VIEW = "view"
    STEP = "step"


What = JudgedMilestone | Line | Move | Departure | Rewording | Handover | Report | Reviewed | Voice | PlanStep

FOR_EVERYONE = frozenset({Kind.ADDED, Kind.LEFT, Kind.CAME_BACK, Kind.MOVED, Kind.ACCEPTED, Kind.VIEW, Kind.STEP})
"""What anyone may know happened; the others are for the desk."""


@dataclass(frozen=True)
class Happening:
    """Something recorded at a moment. ``what`` holds the particulars of its kind; ``line`` the row and ``workstream`` the
    ref of its workstream, but for a step."""

    at: datetime
    kind: Kind
    what: What
    line: Line | None = None
    workstream: str = ""

    def within(self, since: date, until: date) -> bool:
        """After the end of one day, up to the end of another."""
        return since < day_of(self.at) <= until


def happenings(judged: JudgedPlan, *more: Rewording | Handover | Departure | PlanStep) -> list[Happening]:
    """Oldest first. It asks the database nothing: what it was judged from, with ``more``, is all there is."""
    found = []
    rows: dict[int, tuple[Line, str]] = {}
    for row in voiced(judged):
        rows[row.line.id] = place = (row.line, row.workstream)
        found += [Happening(v.at, Kind.VIEW, v, *place) for v in row.voices]
        if row.milestone is None and row.line.added:
            # The other rows of a plan are told of only where a revision brought them.
            found.append(Happening(row.line.added_at, Kind.ADDED, row.line, *place))
        if row.milestone:
            found += [Happening(at, kind, what, *place) for at, kind, what in _of_milestone(row.milestone)]
    for x in more:
        if isinstance(x, PlanStep):
            found.append(Happening(x.recorded_at, Kind.STEP, x))
        elif isinstance(x, Departure):
            found.append(Happening(x.at, Kind.CAME_BACK if x.back else Kind.LEFT, x, x.line, x.workstream))
        elif x.row_id in rows:
            kind = Kind.REWORDED if isinstance(x, Rewording) else Kind.HANDED_OVER
            found.append(Happening(x.at, kind, x, *rows[x.row_id]))
    return sorted(found, key=lambda h: h.at)


def _of_milestone(m: JudgedMilestone) -> Iterator[tuple[datetime, Kind, What]]:
    yield m.line.added_at, Kind.ADDED, m
    for move in m.line.moves:
        yield move.after.at, Kind.MOVED, move
    for report in m.said:
        yield report.at, Kind.POSTED, report
        if report.verdict_at:
            yield report.verdict_at, Kind(report.verdict), report
    yield from ((review.at, Kind.REVIEWED, review) for review in m.reviews)


@dataclass(frozen=True)
class Voiced:
    """A row, what the forum said of it, and the milestone where it is one."""

    workstream: str
    line: Line
    voices: tuple[Voice, ...] = ()
    milestone: JudgedMilestone | None = None


def voiced(judged: JudgedPlan) -> Iterator[Voiced]:
    """Every row in the plan's order."""
    for w in judged.workstreams:
        ref = w.line.ref
        yield Voiced(ref, w.line)
        for o in w.outcomes:
            yield Voiced(ref, o.line)
            yield from (Voiced(ref, i.line, i.voices) for i in o.impacts)
            for a in o.actions:
                yield Voiced(ref, a.line, a.voices)
                yield from (Voiced(ref, i.line, i.voices) for i in a.impacts)
                yield from (Voiced(ref, m.line, m.voices, m) for m in a.milestones)


def in_public(found: list[Happening]) -> list[Happening]:
    """What anyone may know, from the moment the plan was first public. What it held by then is not new, nor had it moved."""
    steps = [h.at for h in found if isinstance(h.what, PlanStep) and h.what.status in PUBLIC_STATUSES]
    if not steps:
        return []
    first = steps[0]
    held = (Kind.ADDED, Kind.MOVED)
    return [h for h in found if h.kind in FOR_EVERYONE and (h.at > first or (h.at == first and h.kind not in held))]
