"""What is due from a day on, and what is overdue by then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from milepost.design.ical import Appointment
from milepost.plan.models import Plan
from milepost.plan.queries import Line
from milepost.rules.dates import day, months_later
from milepost.rules.occurrences import Turn

from .identity import stable_id
from .queries import JudgedMilestone, JudgedPlan
from .rounds import horizon, times_round

AHEAD = 12
"""How many months ahead times round are listed: a rhythm may have no end."""


class What(StrEnum):
    DEADLINE = "deadline"
    ROUND = "time round"
    START = "start"


@dataclass(frozen=True)
class Due:
    """A day that a milestone asks something of: its deadline, a time round, or the start of what has no end."""

    milestone: JudgedMilestone
    on: date
    what: What

    @property
    def words(self) -> str:
        """What is asked by when, as the plan means it: a month is met through its last day."""
        line, timescale = self.milestone.line, self.milestone.line.timescale
        assert timescale is not None
        if timescale.rhythm:
            return f"Due {timescale.rhythm.label}; this time by {day(self.on)}"
        first = f" (first promised for {line.first_deadline})" if line.first_deadline else ""
        return f"{'Begins' if self.what is What.START else 'Due'} {timescale.words}{first}"


@dataclass(frozen=True)
class Agenda:
    """``overdue`` and ``coming`` are each soonest first. Times round are looked for until ``until``."""

    plan: Plan
    on: date
    until: date
    overdue: tuple[Due, ...]
    coming: tuple[Due, ...]

    @property
    def months(self) -> tuple[tuple[date, tuple[Due, ...]], ...]:
        """What is coming, by the first day of its month."""
        return tuple((first, tuple(due)) for first, due in groupby(self.coming, lambda d: d.on.replace(day=1)))

    def only(self, *, owner: str = "", workstream: str = "") -> Agenda:
        """What a post (by its number) owns, or a workstream holds; empty for any."""

        def keep(due: Due) -> bool:
            m = due.milestone
            owned = not owner or any(str(p.post_id) == owner for p in m.line.posts("owner"))
            return owned and workstream in ("", m.workstream_ref)

        return replace(self, overdue=tuple(filter(keep, self.overdue)), coming=tuple(filter(keep, self.coming)))


def agenda(judged: JudgedPlan) -> Agenda:
    """Nothing complete, and nothing of a plan that has ended. Only a live plan has anything overdue."""
    until = min(horizon(judged), months_later(judged.on, AHEAD))
    ended = judged.life.ended_on is not None
    found = [] if ended else [due for m in judged.milestones if not m.judged.complete for due in _due(m, judged, until)]
    found.sort(key=lambda due: due.on)
    past = (d for d in found if d.on < judged.on)
    overdue = tuple(d for d in past if d.milestone.judged.overdue or d.milestone.judged.occurrences)
    return Agenda(judged.plan, judged.on, until, overdue, tuple(d for d in found if d.on >= judged.on))


def _due(m: JudgedMilestone, judged: JudgedPlan, until: date) -> Iterator[Due]:
    timescale = m.line.timescale
    assert timescale is not None
    if timescale.due:
        yield Due(m, timescale.due, What.DEADLINE)
    elif timescale.rhythm:
        turns = times_round(m, judged, until=until)
        yield from (Due(m, on, What.ROUND) for on, turn in turns if turn is not Turn.DONE)
    elif timescale.starts:
        yield Due(m, timescale.starts, What.START)


def appointments(
    found: Agenda, *, words: Callable[[Line], str], url: Callable[[JudgedMilestone], str]
) -> Iterator[Appointment]:
    """The same as a calendar holds it: the promise's words, its deadline, and where to read more."""
    for due in (*found.overdue, *found.coming):
        line = due.milestone.line
        turn = due.on.isoformat() if due.what is What.ROUND else ""
        yield Appointment(
            uid=str(stable_id(found.plan, line.ref, turn)),
            on=due.on,
            title=f"{line.ref} {words(line)}",
            about=f"{due.words}\n{url(due.milestone)}",
            url=url(due.milestone),
            sequence=len(line.deadlines) - 1,
            changed_on=line.deadlines[-1].on,
        )
