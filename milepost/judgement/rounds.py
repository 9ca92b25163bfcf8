"""The times round of a milestone, those still to come with them."""

from __future__ import annotations

from datetime import date

from milepost.progress.queries import done_occurrences
from milepost.rules.occurrences import Turn, due_days

from .queries import JudgedMilestone, JudgedPlan


def horizon(judged: JudgedPlan) -> date:
    """The last day a plan speaks of: its end, or its last deadline where no end is given. Never before the day it is read."""
    deadlines = (m.judged.due_on for m in judged.milestones)
    return max(judged.plan.ends_on or max((d for d in deadlines if d), default=judged.on), judged.on)


def times_round(m: JudgedMilestone, judged: JudgedPlan, *, until: date) -> tuple[tuple[date, Turn], ...]:
    """Each time round with how it stands, oldest first, to a day. A plan that is not rated has only what it planned.

    Nothing is still to come where the milestone is complete or the plan has ended.
    """
    found = [(o.due, o.state) for o in m.judged.occurrences]
    if m.line.timescale and not m.judged.complete and judged.life.ended_on is None:
        done = done_occurrences(m.said)
        last = found[-1][0] if found else date.min
        coming = (d for d in due_days(m.line.timescale, until=until) if d > last)
        found += [(d, Turn.DONE if d in done else Turn.DUE) for d in coming]
    return tuple(found)
