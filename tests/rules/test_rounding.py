"""Rounding half up."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.rounding import half_up, percentage


def test_a_half_goes_up() -> None:
    assert [half_up(Decimal(n) / 20) for n in (1, 3, -1)] == [Decimal("0.1"), Decimal("0.2"), Decimal("-0.1")]
    assert [percentage(1, 8, 0), percentage(663, 1000, 0), percentage(1, 0)] == [Decimal(13), Decimal(66), None]


@given(st.decimals(-1000, 1000, places=6), st.integers(0, 4))
def test_it_moves_a_figure_by_half_a_place_at_most(value: Decimal, places: int) -> None:
    rounded = half_up(value, places)
    assert abs(rounded - value) <= Decimal(1).scaleb(-places) / 2
    assert -rounded == half_up(-value, places)
    assert rounded.as_tuple().exponent == -places
