"""What is owed by when, and how it stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.collection import State, asked, days_late, state_of, to_be_reminded
from milepost.rules.periods import Every

DUE = date(2026, 2, 15)


def test_only_periods_that_begin_on_or_after_the_day_are_asked_for() -> None:
    found = list(asked(Every.SCHOOL_YEAR, date(2024, 10, 1), 30, on=date(2026, 11, 26)))
    assert [(a.period.label, a.due) for a in found] == [
        ("September 2025 to August 2026", date(2026, 9, 30)),
        ("September 2026 to August 2027", date(2027, 9, 30)),
    ]
    assert list(asked(Every.MONTH, date(2026, 12, 1), 15, on=date(2026, 11, 26))) == []


@pytest.mark.parametrize(
    ("answered", "on", "state", "late"),
    [
        (None, date(2026, 2, 15), State.OPEN, 0),
        (None, date(2026, 2, 16), State.OVERDUE, 1),
        (date(2026, 2, 15), date(2026, 5, 1), State.IN_TIME, 0),
        (date(2026, 2, 18), date(2026, 5, 1), State.LATE, 3),
        (date(2026, 1, 2), date(2026, 1, 2), State.IN_TIME, 0),
    ],
)
def test_how_a_figure_stands(answered: date | None, on: date, state: State, late: int) -> None:
    assert state_of(DUE, answered, on=on) is state
    assert days_late(DUE, answered, on=on) == late
    assert state.answered == (answered is not None)


@given(st.dates(date(2026, 1, 1), date(2026, 4, 1)))
def test_somebody_is_reminded_after_exactly_when_it_is_overdue(on: date) -> None:
    assert (to_be_reminded(DUE, on=on) == "after") == (state_of(DUE, None, on=on) is State.OVERDUE)
