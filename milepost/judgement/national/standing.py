"""Rank, quarter and trend of an area: only where one way is better."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.rules.compare import quartile, rank
from milepost.rules.measuring import Direction
from milepost.rules.trend import Trend, five_point_trend
from milepost.sources.national import Figure

from .lines import interval
from .records import Change, Line, Stand


def stand(own: Line, everyone: Sequence[Line], direction: Direction) -> Stand | None:
    """None without a direction, or without a figure."""
    if own.value is None:
        return None
    values = [None if ln.value is None else float(ln.value) for ln in everyone]
    place = rank(float(own.value), values, direction)
    if place is None:
        return None
    letter = quartile(float(own.value), values, direction)
    level = sum(ln.value == own.value for ln in everyone) - 1
    return Stand(place.place, place.of, level, "ABCD".index(letter) + 1 if letter else None)


def change(figures: Sequence[Figure], direction: Direction) -> Change:
    """The trend of the latest five years of one place, and whether it is for the better."""
    found = five_point_trend([(figure.year, interval(figure)) for figure in figures]).trend
    if direction is Direction.NONE or found in (Trend.NONE, Trend.NOT_TESTED):
        return Change(found, None)
    return Change(found, (found is Trend.RISING) is (direction is Direction.UP))
