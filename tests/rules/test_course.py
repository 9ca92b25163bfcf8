"""Deadlines that moved, and promises met or not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.course import Course, Met, met, shift
from milepost.rules.timescale import Precision, Timescale, understand

ON = date(2020, 3, 15)
MONTHS = st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(lambda d: f"{d:%B %Y}")
DEADLINES = st.one_of(
    MONTHS, MONTHS.map(lambda m: f"From {m}"), st.dates().map(date.isoformat).filter(lambda d: d[:2] == "20")
)


@pytest.mark.parametrize(
    ("deadline", "on", "precision", "expected"),
    [
        ("Nov 2019", date(2019, 11, 30), Precision.DAY, Met.ON_TIME),
        ("Nov 2019", date(2019, 12, 1), Precision.DAY, Met.LATE),
        ("Nov 2019", date(2019, 11, 1), Precision.MONTH, Met.ON_TIME),
        ("Nov 2019", date(2019, 12, 1), Precision.MONTH, Met.LATE),
        ("Nov 2019", date(2019, 10, 31), Precision.DAY, Met.EARLY),
        ("Nov 2019", date(2019, 10, 1), Precision.MONTH, Met.EARLY),
        # All that is known is the month, so what might have been in time is not called late.
        ("10 Nov 2019", date(2019, 11, 1), Precision.MONTH, Met.ON_TIME),
        # A range may be met on any of its days.
        ("June 2020 to April 2021", date(2020, 6, 1), Precision.DAY, Met.ON_TIME),
        ("June 2020 to April 2021", date(2020, 5, 31), Precision.DAY, Met.EARLY),
        ("From Feb 2020", date(2030, 1, 1), Precision.DAY, None),
    ],
)
def test_a_completion_meets_its_deadline_or_not(
    deadline: str, on: date, precision: Precision, expected: Met | None
) -> None:
    assert met(understand(deadline), on, precision) is expected


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("Nov 2019", "Dec 2019", "1 month later"),
        ("Nov 2019", "Nov 2020", "12 months later"),
        ("Nov 2019", "Sept 2019", "2 months earlier"),
        ("30 Nov 2019", "1 Dec 2019", "1 day later"),
        ("Nov 2019", "2019-12-15", "15 days later"),
        ("Nov 2019", "2019-11-30", ""),
        ("June 2020 to April 2021", "July 2020 to May 2021", "1 month later"),
        ("June 2020 to April 2021", "July 2020 to April 2021", ""),
        ("From Feb 2020", "Ongoing from April 2020", "2 months later"),
        ("Nov 2019", "From Nov 2019", ""),
    ],
)
def test_how_far_a_deadline_moved(before: str, after: str, words: str) -> None:
    assert shift(understand(before), understand(after)) == words


@given(DEADLINES, DEADLINES)
def test_there_and_back_is_the_same_way(a: str, b: str) -> None:
    there, back = shift(understand(a), understand(b)), shift(understand(b), understand(a))
    assert back == there.replace("later", "?").replace("earlier", "later").replace("?", "earlier")


def course(*deadlines: str, **kwargs: object) -> Course:
    return Course(ON, tuple(understand(d) for d in deadlines), **kwargs)  # type: ignore[arg-type]


def test_a_promise_kept_by_its_new_date_was_late_by_its_first() -> None:
    moved = course("Nov 2019", "Jan 2020", "Feb 2020", completed_on=date(2020, 2, 3), precision=Precision.DAY)
    assert (moved.moved, moved.shift, moved.met, moved.met_first) == (True, "3 months later", Met.ON_TIME, Met.LATE)
    assert moved.late_until is None


def test_how_long_it_was_late() -> None:
    assert course("Jan 2020", completed_on=date(2020, 2, 3), precision=Precision.DAY).late_until == date(2020, 2, 3)
    assert course("Jan 2020", completed_on=date(2020, 2, 1), precision=Precision.MONTH).late_until == date(2020, 2, 29)
    assert course("Feb 2020", overdue=True).late_until == ON
    assert course("April 2020").late_until is None


def test_a_month_that_is_not_over_was_complete_by_the_day_asked_about() -> None:
    assert course("March 2020", completed_on=date(2020, 3, 1), precision=Precision.MONTH).completed_by == ON


@given(st.lists(DEADLINES, min_size=1, max_size=4))
def test_a_course_touches_each_of_its_days(deadlines: list[str]) -> None:
    found: tuple[Timescale, ...] = course(*deadlines).deadlines
    assert {t.day for t in found} <= set(course(*deadlines).days)
