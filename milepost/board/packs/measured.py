"""Measures in a pack: the matrix with its icons and words, and the chart of every one that shows a real change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from milepost.board.links import Links
from milepost.design.environment import capital
from milepost.design.report import Block, Cell, Column, Figure, Heading, Para, Table, Words, words
from milepost.design.report.figures import drawn
from milepost.judgement.measures import MeasureRead, picture
from milepost.rules.difference import WORST_FIRST, Difference
from milepost.rules.spc import Variation

COLUMNS = (
    Column("Measure", 2.5), Column("Latest", 1.9, number=True), Column("Target", 1.8), Column("Variation", 2.1),
    Column("Assurance", 2.1), Column("Making a difference", 1.8), Column("Owner", 1.6),
)  # fmt: skip


def worst_first(reads: Iterable[MeasureRead]) -> tuple[MeasureRead, ...]:
    """Those with special cause before the others, and the worse before the better."""
    return tuple(sorted(reads, key=lambda r: (not special(r), WORST_FIRST.index(r.difference))))


def special(read: MeasureRead) -> bool:
    """Whether the control chart's latest point is more than the usual up and down."""
    spc = read.process.spc
    return spc is not None and spc.variation not in (None, Variation.COMMON)


def worse(read: MeasureRead) -> bool:
    return read.verdict.change is Difference.WORSE


def measure_blocks(reads: Iterable[MeasureRead], links: Links, place: str, *, open_only: bool) -> tuple[Block, ...]:
    ordered = worst_first(reads)
    if not ordered:
        return ()
    changed = [r for r in ordered if special(r)]
    many = f"{len(ordered)} measures" if len(ordered) > 1 else "One measure"
    shown = (
        f"{len(changed)} show a real change: their charts are"
        if len(changed) > 1
        else "One shows a real change: its chart is"
    )
    said = (
        f"{many}, those with a real change first. {shown} below." if changed else f"{many}. None shows a real change."
    )
    columns = tuple(c for c in COLUMNS if c.head != "Owner") if open_only else COLUMNS
    rows = tuple(_row(r, links, open_only=open_only) for r in ordered)
    return (
        Heading(2, "Measures: is it making a difference?", "measures"),
        Para(words(said)),
        Table("One row a measure, with what it says", columns, rows, sheet="Measures", wide=True),
        *(_figure(r, place) for r in changed),
    )


def _row(read: MeasureRead, links: Links, *, open_only: bool) -> tuple[Cell, ...]:
    latest = (words(read.latest.period.label),) if read.latest else ()
    aim = (words(capital(read.aim.words)), words(read.aim.stands)) if read.aim else (words("None"),)
    beside = (words(capital(read.verdict.beside)),) if read.verdict.beside else ()
    owner = () if open_only else (Cell((words(read.measure.owner),)),)
    return (
        Cell((words(Words(read.measure.name, href=links.measure(read.measure.id))),), header=True),
        Cell((words(read.figure), *latest)),
        Cell(aim),
        _tested(read.process.variation_words, read.process.spc.variation if read.process.spc else None),
        _tested(read.process.assurance_words, read.process.spc.assurance if read.process.spc else None),
        Cell((words(Words(read.difference.label, strong=True)), *beside)),
        *owner,
    )


def _tested(said: str, icon: str | None) -> Cell:
    return Cell((words(said),), icon=icon or "")


def _figure(read: MeasureRead, place: str) -> Figure:
    name = read.measure.name
    figure = drawn(picture(read, place, f"{name}. {read.headline}"), "Figures")
    return replace(figure, table=replace(figure.table, caption=f"The figures of {name}")) if figure.table else figure
