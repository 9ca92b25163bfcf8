"""The five-point trend of yearly figures: is there a real rise or fall over the latest five years?

Source: the "recent trend" of Fingertips (public health profiles): a straight line through five annual figures, each weighted by
how sure it is, must have a slope that chance gives 1 time in 500 (chi-squared above 9.5495 on one degree of freedom), and
keep its sign with any one of the five left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from .intervals import Interval

POINTS = 5
WIDTH_OF_95 = 3.92
"""A 95% interval is so many standard errors wide."""
RARE = 9.5495


class Trend(StrEnum):
    RISING = "rising"
    FALLING = "falling"
    NONE = "none"
    NOT_TESTED = "not_tested"

    @property
    def words(self) -> str:
        return {
            "rising": "a real rise over the latest five years",
            "falling": "a real fall over the latest five years",
            "none": "no real rise or fall over the latest five years",
            "not_tested": "the trend is tested from five years in a row, each with its interval",
        }[self.value]


@dataclass(frozen=True)
class FivePoint:
    """``slope`` is the change a year; both figures are None where the trend was not tested."""

    trend: Trend
    slope: float | None = None
    chi_squared: float | None = None


def five_point_trend(years: Sequence[tuple[int, Interval | None]]) -> FivePoint:
    """The trend of the latest five years, which must be in a row, each with its 95% interval.

    >>> rise = [(2020 + i, Interval(50.0 + i, 48.04 + i, 51.96 + i)) for i in range(5)]
    >>> found = five_point_trend(rise)
    >>> found.trend, round(found.slope, 3), round(found.chi_squared, 3)
    (<Trend.RISING: 'rising'>, 1.0, 10.0)
    """
    latest = sorted(years, key=lambda pair: pair[0])[-POINTS:]
    points = [(year, interval) for year, interval in latest if interval and interval.upper > interval.lower]
    if len(points) < POINTS or any(b - a != 1 for (a, _), (b, _) in pairwise(points)):
        return FivePoint(Trend.NOT_TESTED)
    slope, weight = _slope(points)
    chi_squared = slope * slope * weight
    rest = [_slope(points[:i] + points[i + 1 :])[0] for i in range(POINTS)]
    steady = all(s > 0 for s in [slope, *rest]) or all(s < 0 for s in [slope, *rest])
    if chi_squared > RARE and steady:
        return FivePoint(Trend.RISING if slope > 0 else Trend.FALLING, slope, chi_squared)
    return FivePoint(Trend.NONE, slope, chi_squared)


def _slope(points: Sequence[tuple[int, Interval]]) -> tuple[float, float]:
    """The weighted slope, and one over the square of its standard error."""
    weights = [(WIDTH_OF_95 / (i.upper - i.lower)) ** 2 for _, i in points]
    total = sum(weights)
    middle = sum(w * year for w, (year, _) in zip(weights, points, strict=True)) / total
    spread = sum(w * (year - middle) ** 2 for w, (year, _) in zip(weights, points, strict=True))
    along = sum(w * (year - middle) * i.value for w, (year, i) in zip(weights, points, strict=True))
    return along / spread, spread
