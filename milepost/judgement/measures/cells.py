"""Every answer behind a measure's figures, one row each, in words for a page and as values for a workbook or CSV.

Nothing here sees a small number: where one was taken out there is a "c", the same in every form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from milepost.measures.definitions import Measure
from milepost.measures.queries import Cell, Point, Series
from milepost.rules.measuring import Answer, Unit
from milepost.rules.periods import Period

C = "c"
C_MEANS = (
    "c: too few people to show without giving somebody away, or a figure from which such a number could be worked out"
)
WHOLE = "Whole area"


@dataclass(frozen=True)
class Row:
    """``value``, ``numerator`` and ``denominator`` are numbers, ``"c"`` where hidden, None where there is none."""

    period: Period
    about: str
    value: Decimal | str | None
    numerator: Decimal | str | None
    denominator: Decimal | str | None
    said: str
    how: str
    sent_by: str
    sent_at: datetime | None
    confirmed: str
    whole: bool
    reading: int

    @property
    def open_said(self) -> str:
        """The answer for everyone: without what somebody wrote of why there is none."""
        return self.said.split(":")[0] if self.said.startswith("Not available") else self.said

    @property
    def top_words(self) -> str:
        return _plain(self.numerator)

    @property
    def bottom_words(self) -> str:
        return _plain(self.denominator)


def _plain(number: Decimal | str | None) -> str:
    if number is None or isinstance(number, str):
        return number or ""
    return Unit.COUNT.say(number)


def rows_of(series: Series) -> tuple[Row, ...]:
    """Newest period first; the whole area's figure before its parts."""
    return tuple(row for point in reversed(series.points) for row in _of_point(series.measure, point))


def _of_point(measure: Measure, point: Point) -> Iterator[Row]:
    for whole, cell in ((True, point.whole), *((False, part) for part in point.parts)):
        if cell is not None:
            yield _row(measure, point.period, cell, whole=whole)


def _row(measure: Measure, period: Period, cell: Cell, *, whole: bool) -> Row:
    hidden = cell.shown.hidden
    value, top, bottom = (C if hidden else x for x in (cell.shown.value, cell.shown.numerator, cell.shown.denominator))
    one = measure.unit is Unit.COUNT
    return Row(
        period=period,
        about=WHOLE if whole else about(measure, cell),
        value=value,
        numerator=None if one else top,
        denominator=None if one else bottom,
        said=said(measure, cell),
        how=cell.came_from or f"{cell.way.label[0].upper()}{cell.way.label[1:]}",
        sent_by=cell.sent_by,
        sent_at=cell.sent_at,
        confirmed=cell.confirmed_by or ("Confirmed" if cell.confirmed else "Not confirmed yet"),
        whole=whole,
        reading=cell.id,
    )


def about(measure: Measure, cell: Cell) -> str:
    """Whom a part is about: its provider, its breakdown, or both."""
    labels = {b.key: b.label for b in measure.breakdowns}
    return ", ".join(x for x in (cell.organisation, labels.get(cell.breakdown, cell.breakdown)) if x) or WHOLE


def said(measure: Measure, cell: Cell) -> str:
    """An answer in words: the figure, "c", a nil return, or why there is none."""
    if cell.shown.hidden:
        return C
    if cell.answer is Answer.NOT_AVAILABLE:
        return f"Not available: {cell.why}"
    if cell.answer is Answer.NIL:
        return "Nil return: 0"
    return "no figure" if cell.shown.value is None else measure.unit.say(cell.shown.value)
