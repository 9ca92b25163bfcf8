"""Until when a post is held."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.cover import Span, bare_from

ON = date(2020, 3, 10)


def day(n: int) -> date:
    return ON + timedelta(days=n)


def span(first: int, last: int | None = None) -> Span:
    return Span(day(first), None if last is None else day(last))


@pytest.mark.parametrize(
    ("spans", "bare"),
    [
        ([], 0),
        ([span(-9, -1)], 0),
        ([span(1)], 0),
        ([span(-9, 0)], 1),
        ([span(-9)], None),
        ([span(-9, 5), span(6)], None),
        ([span(6), span(-9, 5)], None),
        ([span(-9, 5), span(7)], 6),
        ([span(-9, 5), span(-2, 20)], 21),
        ([span(-9, 20), span(-2, 5)], 21),
    ],
)
def test_the_first_day_nobody_covers(spans: list[Span], bare: int | None) -> None:
    assert bare_from(spans, ON) == (None if bare is None else day(bare))


SPANS = st.lists(
    st.integers(-20, 20).flatmap(
        lambda first: st.builds(span, st.just(first), st.none() | st.integers(first, first + 20))
    ),
    max_size=6,
)


@given(SPANS)
def test_it_is_what_counting_the_days_gives(spans: list[Span]) -> None:
    def covered(on: date) -> bool:
        return any(s.first <= on and (s.last is None or on <= s.last) for s in spans)

    assert bare_from(spans, ON) == next((day(n) for n in range(100) if not covered(day(n))), None)
