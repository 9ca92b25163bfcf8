"""Intervals against figures that others worked out (UKHSA's PHEindicatormethods, Newcombe's paper)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.intervals import Interval, Sure, count, difference, proportion, rate


@pytest.mark.parametrize(
    ("events", "of", "at_95", "at_998"),
    [
        (5, 10, (0.23659, 0.76341), (0.15054, 0.84946)),
        (0, 10, (0, 0.27753), (0, 0.48848)),
        (587, 1000, (0.55621, 0.61713), (0.53828, 0.63407)),
    ],
)
def test_wilson(events: int, of: int, at_95: tuple[float, float], at_998: tuple[float, float]) -> None:
    for sure, limits in ((Sure.P95, at_95), (Sure.P998, at_998)):
        found = proportion(events, of, sure)
        assert (found.lower, found.upper) == pytest.approx(limits, abs=5e-6)


@pytest.mark.parametrize(
    ("events", "at_95", "at_998"),
    [
        (65, (50.1632, 82.8491), (42.8803, 94.0003)),
        (10, (4.78745, 18.3915), (2.9163, 24.1937)),
        (9, (4.1154, 17.0848), (2.4524, 22.6574)),
    ],
)
def test_counts(events: int, at_95: tuple[float, float], at_998: tuple[float, float]) -> None:
    """The formula by hand with z of 1.959964 and 3.090232."""
    for sure, limits in ((Sure.P95, at_95), (Sure.P998, at_998)):
        found = count(events, sure)
        assert (found.lower, found.upper) == pytest.approx(limits, abs=6e-5)


def test_no_events_at_all() -> None:
    """The upper limit is minus the logarithm of half the tail: 3.6889 at 95%, the well-known figure."""
    assert (count(0).lower, count(0).upper) == (0, pytest.approx(3.688879, abs=1e-6))


def test_newcombe() -> None:
    """His worked example: 56 of 70 against 48 of 80."""
    found = difference(56, 70, 48, 80)
    assert (found.value, found.lower, found.upper) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_what_is_no_proportion_is_refused() -> None:
    for events, of in ((3, 2), (-1, 5), (0, 0)):
        with pytest.raises(ValueError, match="is no proportion"):
            proportion(events, of)
    with pytest.raises(ValueError, match="is no count"):
        count(-1)
    with pytest.raises(ValueError, match="is no population"):
        rate(3, 0)


SHARES = st.integers(1, 2000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(SHARES, st.sampled_from(Sure))
def test_a_proportion_lies_within_its_interval(share: tuple[int, int], sure: Sure) -> None:
    found = proportion(*share, sure)
    assert 0 <= found.lower <= found.value <= found.upper <= 1
    other = proportion(share[1] - share[0], share[1], sure)
    assert (1 - other.upper, 1 - other.lower) == pytest.approx((found.lower, found.upper), abs=1e-9)


@given(st.integers(0, 3000))
def test_surer_is_wider(events: int) -> None:
    narrow, wide = count(events), count(events, Sure.P998)
    assert wide.lower <= narrow.lower <= events <= narrow.upper <= wide.upper


@given(SHARES, SHARES)
def test_a_difference_turned_round(one: tuple[int, int], other: tuple[int, int]) -> None:
    there, back = difference(*one, *other), difference(*other, *one)
    assert (there.value, there.lower, there.upper) == pytest.approx((-back.value, -back.upper, -back.lower), abs=1e-9)
    assert there.lower + 1e-9 >= -1
    assert there.lower <= there.value <= there.upper


def test_times() -> None:
    assert Interval(1, 0.5, 2).times(10) == Interval(10, 5, 20)
