"""The plan table of a pack: one table a workstream, in the columns people know from the plan itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.board.links import Links, stated
from milepost.design.documents.template import DESK, PUBLIC
from milepost.design.report import Block, Cell, Column, Heading, Para, Runs, Style, Table, Words, words
from milepost.judgement.queries import (
    JudgedAction,
    JudgedImpact,
    JudgedMilestone,
    JudgedOutcome,
    JudgedPlan,
    JudgedWorkstream,
)
from milepost.judgement.table import by_dates, completed, state
from milepost.people.clock import day_of
from milepost.plan.queries import Deadline, Move
from milepost.rules.dates import day
from milepost.rules.moves import Status

from .runs import reasons, tone


def plan_tables(judged: JudgedPlan, links: Links, *, open_only: bool) -> tuple[Block, ...]:
    """``open_only``: without the column of owners."""
    drawn = _Tables(judged, links, open_only)
    return (Heading(2, "Appendix: the plan", "plan"), *(b for w in judged.workstreams for b in drawn.workstream(w)))


@dataclass(frozen=True)
class _Tables:
    judged: JudgedPlan
    links: Links
    open_only: bool

    def workstream(self, w: JudgedWorkstream) -> Iterator[Block]:
        ref = w.line.ref
        columns = tuple(Column(head, width) for head, width, _ in (PUBLIC if self.open_only else DESK))
        rows = tuple(row for o in w.outcomes for row in self.outcome(o))
        caption = f"Workstream {ref}: one row a milestone, with its outcome, action, deadline and rating"
        yield Heading(3, f"Workstream {ref} in full", f"plan-{ref}")
        yield Para((stated(w.line),), Style.LEAD)
        yield Table(caption, columns, rows, sheet=f"Workstream {ref}", wide=True)

    def outcome(self, o: JudgedOutcome) -> Iterator[tuple[Cell, ...]]:
        """Its own cell stands in the first of its rows."""
        many = sum(len(a.milestones) for a in o.actions)
        said = words(f"{o.line.ref} ", stated(o.line))
        above: tuple[Cell, ...] = (Cell((said, *_impacts(o.impacts)), span=many),)
        for a in o.actions:
            for row in self.action(a):
                yield (*above, *row)
                above = ()

    def action(self, a: JudgedAction) -> Iterator[tuple[Cell, ...]]:
        """One resource stands for all its milestones, unless one has its own."""
        many, whole = len(a.milestones), {m.line.resource for m in a.milestones} <= {"", a.line.resource}
        ref = Cell((words(Words(a.line.ref, href=self.links.page("desk-action", a.line.ref))),), span=many)
        above: tuple[Cell, ...] = (ref, Cell(((stated(a.line),), *_impacts(a.impacts)), span=many))
        if whole:
            above = (*above, Cell((words(a.line.resource),), span=many))
        for m in a.milestones:
            own = () if whole else (Cell((words(m.line.resource or a.line.resource),)),)
            yield (*above, *own, *self.milestone(m))
            above = ()

    def milestone(self, m: JudgedMilestone) -> Iterator[Cell]:
        said = words(Words(m.line.ref, href=self.links.milestone(m.line.ref)), " ", stated(m.line))
        yield Cell((said,), header=True)
        if not self.open_only:
            yield Cell(tuple(words(p.name) for p in m.line.posts("owner")))
        yield _deadline(m)
        yield _rating(m, self.judged)


def _deadline(m: JudgedMilestone) -> Cell:
    timescale = m.line.timescale
    assert timescale
    round_ = (words(f"Comes round {timescale.rhythm.label}"),) if timescale.rhythm else ()
    return Cell(((promised(m.line.deadlines[-1]),), *round_, *(moved(move) for move in m.line.moves)))


def promised(deadline: Deadline) -> Words:
    return Words(deadline.timescale.as_written, source=f"version:{deadline.version_id}:deadline")


def moved(move: Move) -> Runs:
    """From what to what a deadline moved, on which day, who agreed and why, as far as the reader may know."""
    after = move.after
    source = f"revision:{after.revision_id}"
    by = (Words(" by "), Words(after.agreed_by, source=f"{source}:agreed_by")) if after.agreed_by else ()
    why = (Words(": "), Words(after.why, source=f"{source}:why")) if after.why else ()
    return (Words("Moved from "), promised(move.before), Words(f" on {day(after.moved_on)}"), *by, *why)


def _rating(m: JudgedMilestone, judged: JudgedPlan) -> Cell:
    latest = m.latest
    rating = latest.rating if latest else None
    label = f"{rating.label}{', embedded' if m.judged.embedded else ''}" if rating else "Not rated"
    beside: list[Runs] = []
    if latest:
        when = completed(latest.completed_on, latest.completed_precision)
        beside.append(words(f"Complete: {when}" if when else f"Said: {day(day_of(latest.at))}"))
    if standing := state(m):
        beside.append(words(standing.capitalize()))
    if judged.life.status is Status.LIVE and (dates := by_dates(m)):
        beside.append(reasons(m, dates))
    return Cell(((Words(label, strong=True),), *beside), tone=tone(rating))


def _impacts(impacts: tuple[JudgedImpact, ...]) -> tuple[Runs, ...]:
    listed = tuple(words("• ", stated(i.line)) for i in impacts)
    return ((Words("Impact", strong=True),), *listed) if listed else ()
