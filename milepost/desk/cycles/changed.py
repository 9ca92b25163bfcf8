"""What has changed on somebody's milestones since they last heard: for a letter, so no reason and nobody's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from milepost.judgement.happenings import Happening, Kind, happenings
from milepost.judgement.queries import JudgedPlan
from milepost.people.clock import day_of
from milepost.plan.queries import Move
from milepost.progress.queries import Reviewed, Voice
from milepost.rules.dates import day

from .words import Line

A_FEW = 10
"""So many changes are told in a letter; the rest are counted."""


@dataclass(frozen=True)
class Changes:
    """Everything that happened in some plans, oldest first, by the row it happened to; and when each last posted on it."""

    by_row: Mapping[int, list[Happening]]
    posted: Mapping[tuple[int, int], datetime]

    def of(self, user: int, rows: Iterable[int], last_letter: datetime | None, otherwise: datetime) -> tuple[Line, ...]:
        """What changed on these rows since a letter; without one since their owner last posted, or some other moment."""
        found = [
            h
            for row in set(rows)
            for h in self.by_row.get(row, ())
            if h.at > (last_letter or self.posted.get((user, row), otherwise))
        ]
        told = [_line(h) for h in sorted(found, key=lambda h: h.at, reverse=True)]
        more = len(told) - A_FEW
        return (*told[:A_FEW], *([Line(f"And {more} more: see your milestones")] if more > 0 else []))


def changes(plans: Iterable[JudgedPlan]) -> Changes:
    """What to tell of everything that happened. Asks the database nothing."""
    by_row: dict[int, list[Happening]] = defaultdict(list)
    posted: dict[tuple[int, int], datetime] = {}
    for judged in plans:
        for h in happenings(judged):
            if h.line and h.kind in TOLD:
                by_row[h.line.id].append(h)
        posted |= {(r.by_id, r.milestone_id): r.at for m in judged.milestones for r in m.said}
    return Changes(by_row, posted)


TOLD = {
    Kind.ADDED: "New in the plan",
    Kind.ACCEPTED: "The update was accepted",
    Kind.SENT_BACK: "The update was sent back",
    Kind.MOVED: "The deadline moved",
    Kind.REVIEWED: "It was reviewed",
    Kind.VIEW: "The parent carer forum gave its view",
}


def _line(h: Happening) -> Line:
    assert h.line is not None
    return Line(f"{h.line.kind.capitalize()} {h.line.ref}: {h.line.statement}", f"{_said(h)}, {day(day_of(h.at))}")


def _said(h: Happening) -> str:
    if isinstance(h.what, Move):
        return f"The deadline moved from {h.what.before.timescale.as_written} to {h.what.after.timescale.as_written}"
    if isinstance(h.what, Voice):
        return f"The parent carer forum: {h.what.stance_label.lower()}"
    if isinstance(h.what, Reviewed):
        return f"A review found that it {'has lasted' if h.what.lasted else 'has not lasted'}"
    return TOLD[h.kind]
