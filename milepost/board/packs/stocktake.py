"""The pack for a regulator's monitoring: the plan, its evidence, its impact, risks, governance and the forum's view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from milepost.board.highlights import Known, read
from milepost.board.links import Links
from milepost.design.environment import capital
from milepost.design.report import Block, Cell, Column, Heading, Para, Report, Runs, Split, Table, Words, words
from milepost.judgement.evidence import backed
from milepost.judgement.measures import MeasureRead
from milepost.people.queries import bodies_of, lines_of, ours_called
from milepost.plan.models import Plan
from milepost.progress.queries import Proof, proofs
from milepost.rules.board import PackKind
from milepost.rules.dates import day, months_later

from .appendix import plan_tables
from .measured import measure_blocks
from .of_plan import forum_views
from .runs import listed
from .summary import summary

MONTHS = (3, 6, 12)
"""How far ahead impact is told of: what those who monitor ask for."""


def stocktake(plan: Plan, *, on: date, since: date) -> Report:
    """The same number of queries however long the plan is."""
    known = read(plan, on=on, since=since)
    links = known.links
    return Report(
        title=f"{PackKind.STOCKTAKE.label}: {known.now.plan.title}",
        kind=PackKind.STOCKTAKE.label,
        site=ours_called(),
        as_at=day(on),
        name=f"{plan.slug}-stocktake-{on.isoformat()}",
        facts=(
            ("Plan", words(known.now.plan.title)),
            ("As at", words(day(on))),
            ("Changes since", words(day(since))),
        ),
        summary=summary(known, links),
        blocks=tuple(_blocks(plan, known, links)),
    )


def _blocks(plan: Plan, known: Known, links: Links) -> Iterator[Block]:
    yield from _impact(known, links)
    yield from measure_blocks(known.measures.reads, links, plan.area.name, open_only=False)
    yield from _evidence(plan, known, links)
    yield from _risks(known)
    yield Heading(2, "What the parent carer forum says", "forum")
    views = tuple(forum_views(known))
    yield from views or (Para(words("The forum has given no view since the last stocktake.")),)
    yield from _governance(plan)
    yield Split()
    yield from plan_tables(known.now, links, open_only=False)


def _impact(known: Known, links: Links) -> Iterator[Block]:
    """What was to have changed by then, and what the figures say of it."""
    until = [months_later(known.on, months) for months in MONTHS]
    yield Heading(2, "Impact at 3, 6 and 12 months", "impact")
    if not known.measures.reads:
        yield Para(words("No measure speaks to this plan yet."))
        return
    columns = (
        Column("Measure", 2.5), Column("Before", 1.2), Column("Now", 1.5), *(Column(f"By {day(d)}", 2) for d in until),
        Column("If nothing changes", 3),
    )  # fmt: skip
    rows = tuple(_ahead(r, known.on, until, links) for r in known.measures.reads)
    yield Table("One row a measure: what is wanted by when", columns, rows, sheet="Impact", wide=True)


def _ahead(read: MeasureRead, on: date, until: list[date], links: Links) -> tuple[Cell, ...]:
    """A target stands in the column of the time in which it is due."""
    base = read.series.baseline
    cells, began = [], on
    for ends in until:
        due = [t for t in read.targets if t.kept.due and began < t.kept.due <= ends]
        cells.append(
            Cell(tuple(words(f"{t.figure} by {day(t.kept.due)}") for t in due if t.kept.due) or (words("None"),))
        )
        began = ends
    told = (words(Words(read.forecast.will.label, strong=True)), words(read.forecast.why)) if read.forecast else ()
    return (
        Cell((words(Words(read.measure.name, href=links.measure(read.measure.id))),), header=True),
        Cell((words(read.agreed(base.value) if base and base.value is not None else "Not known"),)),
        Cell((words(capital(read.latest_words)),)),
        *cells,
        Cell(told or (words("Nothing is wanted of it"),)),
    )


def _evidence(plan: Plan, known: Known, links: Links) -> Iterator[Block]:
    yield Heading(2, "Evidence", "evidence")
    every = tuple(backed(known.now, proofs(plan, known.on)))
    rows = tuple(
        (
            Cell((words(Words(b.m.line.ref, href=links.milestone(b.m.line.ref))),), header=True),
            Cell(_titles(p, plan)),
            Cell((words(p.file or ("Link" if p.url else "Kept elsewhere")),)),
            Cell((words(day(p.valid_until) if p.valid_until else "No end"),)),
            Cell((words(p.owner or "Nobody named"),)),
        )
        for b in every
        for p in b.proofs
    )
    gaps = [words(Words(b.m.line.ref, href=links.milestone(b.m.line.ref))) for b in every if b.gap]
    if gaps:
        yield Para((*words("Complete, with no evidence that stands: "), *listed(gaps)))
    if not rows:
        yield Para(words("No evidence has been added yet."))
        return
    columns = (
        Column("Milestone", 1), Column("Evidence", 4), Column("What it is", 1.5), Column("Can be relied on until", 1.5),
        Column("Kept by", 2),
    )  # fmt: skip
    yield Table("One row a piece of evidence that stands", columns, rows, sheet="Evidence")


def _titles(p: Proof, plan: Plan) -> tuple[Runs, ...]:
    """Its title, which opens the file; a link with its address."""
    file = reverse("evidence-file", args=[plan.slug, p.id]) if p.file else ""
    title = words(Words(p.title, href=file, source=f"evidence:{p.id}:title"))
    return (title, words(Words(p.url, source=f"evidence:{p.id}:url"))) if p.url else (title,)


def _risks(known: Known) -> Iterator[Block]:
    yield Heading(2, "Risk register", "risks")
    if not known.risks:
        yield Para(words("No risk has been raised."))
        return
    columns = (
        Column("Risk", 4), Column("On", 1.2), Column("Before", number=True), Column("After", number=True),
        Column("What is done", 4), Column("Owner", 2), Column("Look again by", 1.4),
    )  # fmt: skip
    rows = tuple(
        (
            Cell((words(Words(r.now.statement, source=f"risk_version:{r.now.id}:statement")),), header=True),
            Cell((words(f"{r.row_kind.capitalize()} {r.row_ref}"), *(() if r.now.open else (words("Closed"),)))),
            Cell((words(str(r.now.before.total)),)),
            Cell((words(str(r.now.after.total)),)),
            Cell((words(Words(r.now.mitigation, source=f"risk_version:{r.now.id}:mitigation")),)),
            Cell((words(r.now.owner),)),
            Cell((words(day(r.now.review_on)),)),
        )
        for r in known.risks
    )
    yield Table("One row a risk, open ones first", columns, rows, sheet="Risks", wide=True)


def _governance(plan: Plan) -> Iterator[Block]:
    """Who reports to whom today: what bodies there are is not kept by days."""
    yield Heading(2, "Governance", "governance")
    above: dict[int, list[Runs]] = defaultdict(list)
    for x in lines_of(plan.area):
        above[x.body_id].append(words(f"{x.get_kind_display()} {x.to}{f': {x.concern}' if x.concern else ''}"))
    rows = tuple(
        (Cell((words(b.name),), header=True), Cell((words(b.purpose or "Not said yet"),)), Cell(tuple(above[b.pk])))
        for b in bodies_of(plan.area)
    )
    columns = (Column("Body", 2), Column("What it is for", 4), Column("Where it reports", 4))
    yield Table("One row a body", columns, rows, sheet="Governance")
