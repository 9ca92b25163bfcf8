"""The first page of a board pack: how many are rated what, now and then, and what stands out, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from milepost.board.highlights import Known
from milepost.board.links import Links
from milepost.design.environment import small
from milepost.design.report import Block, Cell, Column, Facts, Heading, Para, Runs, Style, Table, Words, words
from milepost.judgement.happenings import voiced
from milepost.judgement.measures import MeasureRead
from milepost.judgement.queries import JudgedMilestone, JudgedPlan
from milepost.people.clock import day_of
from milepost.progress.models import ForumView
from milepost.rules.brag import Brag
from milepost.rules.dates import day

from .measured import worse
from .runs import listed, tone

MOST = 12
"""So many are named in one line of the first page; the workstreams' reports name them all."""


Line = tuple[str, list[Runs]]
"""What stands out, and what to name of it."""


def summary(known: Known, links: Links, board: Iterable[Line] = ()) -> tuple[Block, ...]:
    """``board`` are the lines that tell of the board itself."""
    now, then = known.now, known.then
    lines = [*_of_plan(now, then, links), *_of_measures(known.measures.reads, links), *board]
    found = tuple((f"{label} ({len(named)})", listed(named, most=MOST)) for label, named in lines if named)
    none = [small(label) for label, named in lines if not named]
    return (
        _counts(now, then),
        Heading(2, "What stands out", "exceptions"),
        *((Facts(found),) if found else ()),
        *((Para(words(f"None: {'; '.join(none)}."), Style.SMALL),) if none else ()),
    )


def _counts(now: JudgedPlan, then: JudgedPlan) -> Table:
    before, after = then.rollup.counts, now.rollup.counts
    columns = (
        Column("Rating", 3), Column(day(then.on), number=True), Column(day(now.on), number=True),
        Column("Change", number=True),
    )  # fmt: skip
    rows = tuple(_count(label, rating, getattr(before, name), getattr(after, name)) for label, rating, name in COUNTED)
    return Table("How many milestones are rated what, at the last meeting and now", columns, rows, sheet="Summary")


COUNTED: tuple[tuple[str, Brag | None, str], ...] = (
    *((f"{b.label}: {b.meaning}", b, b.value) for b in reversed(Brag)),
    ("No rating yet", None, "none"),
    ("Past their deadline", None, "overdue"),
    ("Due later than first promised", None, "slipped"),
    ("Not updated in time", None, "stale"),
    ("All milestones", None, "total"),
)
"""What is counted, with the name of its count in ``rules.rollup``."""


def _count(label: str, rating: Brag | None, before: int, after: int) -> tuple[Cell, ...]:
    change = f"{after - before:+d}" if after != before else "0"
    figures = (Cell((words(said),)) for said in (str(before), str(after), change))
    return (Cell((words(label),), tone=tone(rating), header=True), *figures)


def _of_plan(now: JudgedPlan, then: JudgedPlan, links: Links) -> Iterator[Line]:
    def refs(found: Iterable[JudgedMilestone]) -> list[Runs]:
        return [words(Words(m.line.ref, href=links.milestone(m.line.ref))) for m in found]

    every = list(now.milestones)
    red = {m.line.id for m in then.milestones if m.judged.rating is Brag.RED}
    yield "Red, and was not", refs(m for m in every if m.judged.rating is Brag.RED and m.line.id not in red)
    yield "Red still", refs(m for m in every if m.judged.rating is Brag.RED and m.line.id in red)
    yield "Deadline moved", refs(m for m in every if any(then.on < day_of(x.after.at) <= now.on for x in m.line.moves))
    yield "Rated better than the dates allow", refs(m for m in every if m.judged.challenges)
    forum = [
        words(Words(f"{row.line.kind} {row.line.ref}", href=links.row(row.line, row.workstream)))
        for row in voiced(now)
        if row.voices and row.voices[-1].stance == ForumView.Stance.DISAGREES
    ]
    yield "The parent carer forum disagrees", forum
    yield "Not updated in time", refs(m for m in every if m.judged.stale)


def _of_measures(reads: Iterable[MeasureRead], links: Links) -> Iterator[Line]:
    def names(found: Iterable[MeasureRead]) -> list[Runs]:
        return [words(Words(r.measure.name, href=links.measure(r.measure.id))) for r in found]

    every = list(reads)
    yield "Measures really getting worse", names(r for r in every if worse(r))
    yield "Measures that missed their target", names(r for r in every if r.challenge and not worse(r))
