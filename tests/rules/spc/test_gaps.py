"""Rare events, and charts without limits."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.run_chart import run_chart
from milepost.rules.spc.gaps import Gap, periods_between, too_rare

from .test_chart import days


def test_too_rare_below_a_mean_of_two() -> None:
    assert too_rare([1, 2, 2, 2])
    assert not too_rare([2, 2, 2, 2])
    assert not too_rare([None])


def test_gaps_are_not_told_across_a_period_without_a_count() -> None:
    found = periods_between(list(zip(days(6), [1, None, 1, 0, 1, 0], strict=True)))
    assert found.gaps == (Gap(date(2020, 3, 1), date(2020, 5, 1), 2),)
    assert (found.since, found.dropped) == (1, (date(2020, 2, 1),))
    assert periods_between(list(zip(days(3), [1, None, 0], strict=True))).since is None
    assert periods_between(list(zip(days(2), [0, 0], strict=True))).since is None


@given(st.lists(st.integers(0, 3), max_size=30))
def test_the_gaps_add_up(counts: list[int]) -> None:
    found = periods_between(list(zip(days(len(counts)), counts, strict=True)))
    if events := sum(counts):
        assert len(found.gaps) == events - 1
        first = next(i for i, count in enumerate(counts) if count)
        assert found.since is not None
        assert first + sum(g.periods for g in found.gaps) + found.since == len(counts) - 1


def test_an_even_number_of_figures_has_its_median_between_two() -> None:
    chart = run_chart(list(zip(days(4), [4.0, 1.0, 9.0, 5.0], strict=True)))
    assert (chart.median, chart.above, chart.below) == (4.5, 2, 2)


def test_a_run_chart_of_nothing() -> None:
    assert run_chart([(date(2020, 1, 1), None)]).median is None
