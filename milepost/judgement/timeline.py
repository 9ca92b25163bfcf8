"""The plan in time: every deadline each milestone ever had, what slipped and how far, and what was met when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from milepost.design.timeline import Drawing, Scale, draw
from milepost.plan.queries import Line
from milepost.rules.course import Course, Met
from milepost.rules.dates import day

from .queries import JudgedMilestone, JudgedPlan
from .rounds import horizon, times_round


@dataclass(frozen=True)
class Track:
    milestone: JudgedMilestone
    course: Course


@dataclass(frozen=True)
class Bundle:
    """An outcome and its milestones, in the plan's order."""

    outcome: Line
    tracks: tuple[Track, ...]


@dataclass(frozen=True)
class Strand:
    """A workstream."""

    line: Line
    bundles: tuple[Bundle, ...]


@dataclass(frozen=True)
class Timeline:
    """``days`` are the first and last a drawing of all of it must hold."""

    on: date
    days: tuple[date, date]
    strands: tuple[Strand, ...]

    @property
    def tracks(self) -> Iterator[Track]:
        for strand in self.strands:
            for bundle in strand.bundles:
                yield from bundle.tracks

    @property
    def moved(self) -> int:
        return sum(t.course.moved for t in self.tracks)

    @property
    def slipped(self) -> int:
        """How many are due later than first promised."""
        return sum(t.course.slipped for t in self.tracks)

    @property
    def late_by_first(self) -> int:
        """How many are complete in time for their present deadline, and late by the first."""
        late = (t for t in self.tracks if t.course.met_first is Met.LATE)
        return sum(t.course.met is not Met.LATE for t in late)

    @property
    def overdue(self) -> int:
        return sum(t.course.overdue for t in self.tracks)

    @property
    def complete(self) -> int:
        return sum(t.course.completed_on is not None for t in self.tracks)

    @property
    def met(self) -> Counter[Met]:
        """How many were met early, on time and late; an open deadline is none of these."""
        return Counter(t.course.met for t in self.tracks if t.course.met)


def timeline(judged: JudgedPlan) -> Timeline:
    """Nothing is asked of the database: all of it is in what was judged."""
    until = horizon(judged)
    strands = tuple(
        Strand(
            w.line,
            tuple(
                Bundle(o.line, tuple(_track(m, judged, until) for a in o.actions for m in a.milestones))
                for o in w.outcomes
            ),
        )
        for w in judged.workstreams
    )
    every = [d for s in strands for b in s.bundles for t in b.tracks for d in t.course.days]
    return Timeline(judged.on, (min([*every, until]), max([*every, until])), strands)


def drawings(found: Timeline, today: date) -> tuple[Drawing, ...]:
    """One for each workstream, all over the same days."""
    scale = Scale.over(*found.days)
    label = "Today" if found.on == today else day(found.on)
    courses = ([[t.course for t in b.tracks] for b in s.bundles] for s in found.strands)
    return tuple(draw(groups, scale, found.on, label) for groups in courses)


def _track(m: JudgedMilestone, judged: JudgedPlan, until: date) -> Track:
    complete = m.latest if m.judged.complete else None
    course = Course(
        on=judged.on,
        deadlines=tuple(d.timescale for d in m.line.deadlines),
        rating=m.judged.rating,
        stale=m.judged.stale,
        overdue=m.judged.overdue,
        completed_on=complete.completed_on if complete else None,
        precision=complete.completed_precision if complete else None,
        rounds=times_round(m, judged, until=until),
    )
    return Track(m, course)
