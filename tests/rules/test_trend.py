"""The five-point trend. Expected figures are worked out by hand with the textbook formula of a weighted line."""

from __future__ import annotations

import pytest

from milepost.rules.intervals import Interval
from milepost.rules.trend import FivePoint, Trend, five_point_trend


def years(*points: tuple[float, float]) -> list[tuple[int, Interval | None]]:
    """Figures with their standard errors."""
    return [(2018 + i, Interval(v, v - 1.96 * se, v + 1.96 * se)) for i, (v, se) in enumerate(points)]


def even(*values: float) -> list[tuple[int, Interval | None]]:
    return years(*((v, 1.0) for v in values))


def test_the_slope_must_be_rare_enough() -> None:
    """With errors of 1 the slope's own is the root of 1/10: chi-squared is 10 times the slope squared."""
    assert five_point_trend(even(0, 0.98, 1.96, 2.94, 3.92)).trend is Trend.RISING  # 9.604
    assert five_point_trend(even(0, 0.97, 1.94, 2.91, 3.88)).trend is Trend.NONE  # 9.409
    falling = five_point_trend(even(8, 6, 4, 2, 0))
    assert (falling.trend, falling.slope, falling.chi_squared) == (
        Trend.FALLING,
        pytest.approx(-2),
        pytest.approx(40),
    )


def test_surer_figures_weigh_more() -> None:
    """Errors 1, 1, 1, 1 and 0.5, so the weights are 1, 1, 1, 1 and 4; figures 0, 0, 0, 0 and 4, years 0 to 4.

    The weighted middle is 22/8, the spread 1*(7.5625+3.0625+0.5625+0.0625)+4*1.5625 = 17.5, the sum along 4*1.25*4 = 20.
    """
    found = five_point_trend(years((0, 1), (0, 1), (0, 1), (0, 1), (4, 0.5)))
    assert (found.slope, found.chi_squared) == (pytest.approx(20 / 17.5), pytest.approx(20 * 20 / 17.5))
    # Rare enough by far, and one year makes it all: without the last there is no slope.
    assert found.trend is Trend.NONE


def test_only_the_latest_five_count() -> None:
    assert five_point_trend(even(99, 0, 1, 2, 3, 4)).trend is Trend.RISING


def test_what_is_not_tested() -> None:
    not_tested = FivePoint(Trend.NOT_TESTED)
    whole = even(0, 2, 4, 6, 8)
    assert five_point_trend(whole[:4]) == not_tested
    assert five_point_trend([*whole[:4], (2022, None)]) == not_tested
    assert five_point_trend([*whole[:4], (2023, whole[4][1])]) == not_tested
    assert five_point_trend([*whole[:4], (2022, Interval(8, 8, 8))]) == not_tested


def test_every_trend_has_words() -> None:
    assert len({trend.words for trend in Trend}) == len(Trend)
