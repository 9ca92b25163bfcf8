"""The designated clinical officer's report to the health commissioner: what their post owns, answers for and measures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.board.highlights import Known, collated, highlight_blocks, read
from milepost.board.links import Links, stated
from milepost.design.report import Block, Cell, Column, Heading, Para, Report, Runs, Table, Words, words
from milepost.judgement.queries import JudgedMilestone, JudgedWorkstream
from milepost.people.clock import day_of
from milepost.people.queries import ours_called
from milepost.plan.models import Plan
from milepost.rules.board import PackKind
from milepost.rules.brag import Brag
from milepost.rules.dates import day
from milepost.rules.rollup import count

from .appendix import promised
from .measured import measure_blocks
from .runs import reasons, tone

POST = "Designated Clinical Officer"
"""The post whose report it is, by its title in the plan."""


def officer_report(kind: PackKind, plan: Plan, *, on: date, since: date) -> Report:
    """What changed since a day in all that the post has a part in. The same number of queries however long the plan is."""
    known = read(plan, on=on, since=since)
    links = known.links
    return Report(
        title=kind.label,
        kind="Report to the health commissioner",
        site=ours_called(),
        as_at=day(on),
        name=f"{plan.slug}-{kind.value.replace('_', '-')}-{on.isoformat()}",
        facts=(
            ("Plan", words(known.now.plan.title)),
            ("Post", words(POST)),
            ("Period", words(f"{day(since)} to {day(on)}")),
        ),
        summary=tuple(_summary(known, links)),
        blocks=tuple(_blocks(known, links)),
    )


def _owned(known: Known) -> list[JudgedMilestone]:
    """The milestones the post owns, and those of the workstreams it answers for."""
    answers = {w.line.id for w in _answered(known)}
    return [
        m
        for m in known.now.milestones
        if m.workstream_id in answers or any(p.name == POST for p in m.line.posts("owner"))
    ]


def _answered(known: Known) -> list[JudgedWorkstream]:
    return [w for w in known.now.workstreams if any(p.name == POST for p in w.line.posts("accountable"))]


def _summary(known: Known, links: Links) -> Iterator[Block]:
    own = _owned(known)
    before = {m.line.id: m for m in known.then.milestones}
    now, then = count(m.judged for m in own), count(before[m.line.id].judged for m in own if m.line.id in before)
    rows = tuple(
        (
            Cell((words(label),), tone=tone(rating), header=True),
            Cell((words(str(getattr(then, name))),)),
            Cell((words(str(getattr(now, name))),)),
        )
        for label, rating, name in (*((b.label, b, b.value) for b in reversed(Brag)), ("No rating yet", None, "none"))
    )
    columns = (Column("Rating", 3), Column(day(known.since), number=True), Column(day(known.on), number=True))
    if not own:
        yield Para(words("The post has no part in any milestone of this plan."))
        return
    yield Table("How many of the post’s milestones are rated what", columns, rows, sheet="Summary")


def _blocks(known: Known, links: Links) -> Iterator[Block]:
    own = _owned(known)
    if own:
        yield Heading(2, "Milestones", "milestones")
        columns = (
            Column("Milestone", 4),
            Column("Deadline", 1.3),
            Column("Rating", 2.5),
            Column("What was said last", 4),
        )
        rows = tuple(_row(m, links) for m in own)
        yield Table("One row a milestone, with what was said of it last", columns, rows, sheet="Milestones", wide=True)
    reads = [r for r in known.measures.reads if r.measure.owner == POST]
    yield from measure_blocks(reads, links, known.now.plan.area.name, open_only=False)
    answers = {w.line.id for w in _answered(known)}
    if answers:
        yield Heading(2, "Workstreams it answers for", "workstreams")
    for found in collated(known):
        if found.workstream.line.id in answers:
            yield from highlight_blocks(found)
    yield from _risks(known)


def _row(m: JudgedMilestone, links: Links) -> tuple[Cell, ...]:
    rating = m.judged.rating
    why = "; ".join(m.judged.reasons)
    said: tuple[Runs, ...] = ()
    if m.latest:
        said = (
            words(Words(m.latest.happened, source=f"update:{m.latest.id}:happened")),
            words(day(day_of(m.latest.at))),
        )
    return (
        Cell((words(Words(m.line.ref, href=links.milestone(m.line.ref)), " ", stated(m.line)),), header=True),
        Cell(((promised(m.line.deadlines[-1]),),)),
        Cell(((Words(rating.label if rating else "Not rated", strong=True),), reasons(m, why)), tone=tone(rating)),
        Cell(said),
    )


def _risks(known: Known) -> Iterator[Block]:
    own = [r for r in known.risks if r.now.open and r.now.owner == POST]
    if not own:
        return
    yield Heading(2, "Risks the post looks after", "risks")
    columns = (
        Column("Risk", 4),
        Column("Score now", number=True),
        Column("What is done", 4),
        Column("Look again by", 1.3),
    )
    rows = tuple(
        (
            Cell((words(Words(r.now.statement, source=f"risk_version:{r.now.id}:statement")),), header=True),
            Cell((words(str(r.now.after.total)),)),
            Cell((words(Words(r.now.mitigation, source=f"risk_version:{r.now.id}:mitigation")),)),
            Cell((words(day(r.now.review_on)),)),
        )
        for r in own
    )
    yield Table("One row an open risk", columns, rows, sheet="Risks")
