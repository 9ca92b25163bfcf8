"""A published figure as a line of a table: with its likely range, and how it stands beside England's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from milepost.rules.compare import against
from milepost.rules.intervals import Interval, proportion
from milepost.rules.measuring import Direction, Unit
from milepost.rules.rounding import half_up
from milepost.sources.national import Figure, Level, NationalMeasure, Place

from .records import Line

MARKS = {"x": "Not available (x)", "z": "Does not apply (z)"}
"""What a release puts in place of a figure."""


def line(figure: Figure, measure: NationalMeasure, england: Decimal | None = None) -> Line:
    """``england`` is her figure of the same year; she is not compared with herself, and a count with no count of all."""
    range_ = interval(figure)
    beside = None if figure.place.level is Level.ENGLAND or measure.unit is not Unit.PERCENT else england
    return Line(
        name=figure.place.name,
        slug=figure.place.slug if figure.place.level is Level.AREA else "",
        unit=measure.unit,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        interval=range_,
        against=against(range_, None if beside is None else float(beside), measure.direction),
        missing=why_missing(figure),
    )


def nothing(place: Place, measure: NationalMeasure) -> Line:
    """A place the year has no row for: it began later, or is no more."""
    return Line(place.name, place.slug, measure.unit, None, missing="Not published")


def interval(figure: Figure) -> Interval | None:
    """Wilson's interval of a proportion in per cent; none where the counts do not give the figure that is published."""
    if figure.unit is not Unit.PERCENT or figure.value is None or figure.differs:
        return None
    if figure.numerator is None or not figure.denominator:
        return None
    return proportion(figure.numerator, figure.denominator).times(100)


def why_missing(figure: Figure) -> str:
    if figure.value is not None:
        return ""
    if figure.denominator == 0:
        return "None to count"
    return MARKS.get(figure.missing, "Not published")


def mean_line(name: str, lines: Sequence[Line], measure: NationalMeasure) -> Line:
    """The simple mean of those that have a figure: it is made of no counts, so it has no range of its own."""
    values = [ln.value for ln in lines if ln.value is not None]
    mean = half_up(sum(values, Decimal(0)) / len(values)) if values else None
    return Line(name, "", measure.unit, mean, missing="" if values else "None of them has a figure")


def by_value(lines: Iterable[Line], direction: Direction) -> list[Line]:
    """The best first, or the highest where neither way is better; then by name, and those without a figure last."""
    sign = 1 if direction is Direction.DOWN else -1
    return sorted(lines, key=lambda ln: (ln.value is None, sign * (ln.value or 0), ln.name))
