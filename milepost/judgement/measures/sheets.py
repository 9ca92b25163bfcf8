"""Measures as tables to take away: numbers as numbers, "c" where a figure is not shown."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from milepost.design.documents.figures import Sheet, Value
from milepost.measures.queries import Point

from .cells import C, rows_of
from .records import MeasureRead

MATRIX = (
    ("Measure", 34), ("Question", 44), ("Latest", 10), ("Unit", 10), ("Period", 18), ("Target", 26), ("Target figure", 12),
    ("Due", 16), ("Target met", 18), ("Of the way, %", 12), ("Variation", 30), ("Assurance", 34), ("Making a difference", 24),
    ("Why", 44), ("Figures", 30), ("Owner", 26),
)  # fmt: skip
EXPLAINED = (
    ("c", "Too few people to show without giving somebody away, or a figure from which such a number could be worked out"),
    ("Variation", "Whether the latest figure is a real change or the usual up and down, by the rules of Making Data Count"),
    ("Assurance", "Whether the target will be met while nothing changes, from the control limits"),
    ("Making a difference", "What the target says, then what the figures say: a target may be met with no real change"),
    ("Of the way, %", "How far it has come from the baseline to the target: 100 is there, below 0 is further away"),
)  # fmt: skip


def matrix_sheet(reads: Iterable[MeasureRead]) -> Sheet:
    """All measures, one a row."""
    rows = [_matrix_row(read) for read in reads]
    return Sheet("Measures", [head for head, _ in MATRIX], rows, [width for _, width in MATRIX])


def _matrix_row(read: MeasureRead) -> list[Value]:
    aim = read.aim
    return [
        read.measure.name,
        read.measure.question,
        shown(read.latest),
        read.measure.unit.after.strip() or "count",
        read.latest.period.label if read.latest else "",
        aim.words if aim else "",
        aim.wanted.value if aim else None,
        aim.kept.due if aim else None,
        aim.stands if aim else "",
        round(aim.progress, 1) if aim and aim.progress is not None else None,
        read.process.variation_words,
        read.process.assurance_words,
        read.verdict.words,
        "; ".join(read.verdict.reasons),
        read.freshness.words,
        read.measure.owner,
    ]


def figures_sheet(read: MeasureRead, *, desk: bool) -> Sheet:
    """Every figure of one measure, oldest first. Who sent and who confirmed is for the desk."""
    people = (("How it came", 20), ("Sent by", 24), ("Confirmed", 24)) if desk else ()
    heads = (
        ("Period", 24), ("First day", 16), ("Last day", 16), ("About", 26), ("Figure", 12), ("Counted", 12), ("Out of", 12),
        ("Answer", 26), ("Rules", 40), *people,
    )  # fmt: skip
    rows: list[list[Value]] = []
    for row in reversed(rows_of(read.series)):
        rules = read.process.says(row.period.starts) if row.whole else ""
        made: list[Value] = [row.period.label, row.period.starts, row.period.ends, row.about]
        made += [row.value, row.numerator, row.denominator, row.said if desk else row.open_said, rules]
        rows.append([*made, row.how, row.sent_by, row.confirmed] if desk else made)
    return Sheet("Figures", [head for head, _ in heads], rows, [width for _, width in heads])


def shown(point: Point | None) -> Decimal | str | None:
    if point is None or point.whole is None:
        return None
    return C if point.whole.shown.hidden else point.whole.shown.value
