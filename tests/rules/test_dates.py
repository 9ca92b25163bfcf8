"""Dates in words, and months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.dates import day, month, month_end, months_later
from milepost.rules.timescale import understand_date

DAYS = st.dates(date(1901, 1, 1), date(2190, 1, 1))


@given(DAYS)
def test_words_say_the_day_they_came_from(on: date) -> None:
    assert understand_date(day(on))[0] == on
    assert understand_date(month(on))[0] == on.replace(day=1)


@given(DAYS)
def test_a_months_end_is_followed_by_the_first_of_the_next(on: date) -> None:
    assert month_end(on) >= on
    assert month_end(on) + timedelta(days=1) == months_later(on.replace(day=1), 1)


@pytest.mark.parametrize(
    ("on", "months", "later"),
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2020, 11, 30), 2, date(2021, 1, 30)),
        (date(2020, 12, 15), 12, date(2021, 12, 15)),
        (date(2020, 3, 5), 0, date(2020, 3, 5)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(on: date, months: int, later: date) -> None:
    assert months_later(on, months) == later
