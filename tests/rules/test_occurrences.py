"""What comes round: when each turn is due, and whether it was done or missed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.occurrences import Turn, due_days, occurrences
from milepost.rules.rhythm import Rhythm
from milepost.rules.timescale import Precision, Timescale, understand

from .cases import NONE, at, done, facts

JAN, FEB, MAR, APR = date(2020, 1, 31), date(2020, 2, 29), date(2020, 3, 31), date(2020, 4, 30)


def states(t: Timescale, on: date, named: frozenset[date] = NONE, ended: date | None = None) -> list[tuple[date, Turn]]:
    return [(o.due, o.state) for o in occurrences(t, on=on, done=named, missed_after_days=14, ended=ended)]


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm.MONTHLY, [JAN, FEB, MAR]),
        (Rhythm.BI_MONTHLY, [JAN, MAR, date(2020, 5, 31)]),
        (Rhythm.QUARTERLY, [JAN, APR, date(2020, 7, 31)]),
        (Rhythm.SIX_MONTHLY, [JAN, date(2020, 7, 31), date(2021, 1, 31)]),
        (Rhythm.ANNUAL, [JAN, date(2021, 1, 31), date(2022, 1, 31)]),
    ],
)
@pytest.mark.parametrize("start", ["From Jan 2020", "From 20 Jan 2020"])
def test_first_due_at_the_end_of_the_start_month_then_at_each_periods_end(
    start: str, rhythm: Rhythm, days: list[date]
) -> None:
    t = understand(start, rhythm=rhythm)
    assert list(due_days(t, until=days[-1])) == days
    assert list(due_days(t, until=days[-1] - timedelta(days=1))) == days[:-1]


def test_two_weekly_counts_from_its_day_and_not_before_the_start() -> None:
    t = understand("From Jan 2020", rhythm=Rhythm.TWO_WEEKLY, counts_from=date(2020, 1, 6))
    assert due_days(t, until=date(2020, 2, 3)) == (date(2020, 1, 6), date(2020, 1, 20), date(2020, 2, 3))
    moved = understand("From Feb 2020", rhythm=Rhythm.TWO_WEEKLY, counts_from=date(2020, 1, 6))
    assert due_days(moved, until=date(2020, 2, 17)) == (date(2020, 2, 3), date(2020, 2, 17))


def test_without_a_rhythm_nothing_comes_round() -> None:
    assert states(understand("From Jan 2020"), date(2021, 1, 1)) == []
    assert states(understand("Jan 2020"), date(2021, 1, 1)) == []


def test_missed_fourteen_days_later_and_done_even_late() -> None:
    t = understand("From Jan 2020", rhythm=Rhythm.MONTHLY)
    assert states(t, date(2020, 2, 13)) == [(JAN, Turn.DUE), (FEB, Turn.DUE)]
    assert states(t, date(2020, 2, 14)) == [(JAN, Turn.MISSED), (FEB, Turn.DUE)]
    assert states(t, date(2020, 2, 20), frozenset({JAN})) == [(JAN, Turn.DONE), (FEB, Turn.DUE)]


def test_a_turn_done_ahead_of_its_day_does_not_hide_the_next() -> None:
    t = understand("From Jan 2020", rhythm=Rhythm.MONTHLY)
    assert states(t, date(2020, 1, 20), frozenset({JAN})) == [(JAN, Turn.DONE), (FEB, Turn.DUE)]
    found = states(t, date(2020, 2, 10), frozenset({JAN, FEB}))
    assert found == [(JAN, Turn.DONE), (FEB, Turn.DONE), (MAR, Turn.DUE)]


def test_it_ends_with_the_plan() -> None:
    t = understand("From Jan 2020", rhythm=Rhythm.MONTHLY)
    assert [due for due, _ in states(t, date(2020, 9, 1), ended=MAR)] == [JAN, FEB, MAR]
    assert [due for due, _ in states(t, date(2020, 9, 1), ended=MAR - timedelta(days=1))] == [JAN, FEB]


def test_it_ends_with_completion_and_a_month_is_over_by_the_day_it_was_recorded() -> None:
    f = facts("From Jan 2020", rhythm=Rhythm.MONTHLY)
    later = date(2020, 9, 1)
    on_the_day = done(date(2020, 3, 31))
    assert [o.due for o in at(later, f, on_the_day).occurrences] == [JAN, FEB, MAR]
    in_march = done(date(2020, 3, 1), completed_precision=Precision.MONTH, recorded_on=date(2020, 3, 10))
    assert [o.due for o in at(later, f, in_march).occurrences] == [JAN, FEB]
    told_in_may = done(date(2020, 3, 1), completed_precision=Precision.MONTH, recorded_on=date(2020, 5, 2))
    assert [o.due for o in at(later, f, told_in_may).occurrences] == [JAN, FEB, MAR]


def test_it_ends_with_the_plan_or_with_completion_whichever_was_first() -> None:
    f = facts("From Jan 2020", rhythm=Rhythm.MONTHLY, plan_ended_on=MAR)
    later = date(2020, 9, 1)
    assert [o.due for o in at(later, f, done(FEB)).occurrences] == [JAN, FEB]
    assert [o.due for o in at(later, f, done(APR)).occurrences] == [JAN, FEB, MAR]


@given(st.sampled_from(list(Rhythm)), st.dates(date(2019, 1, 1), date(2022, 1, 1)), st.integers(0, 800))
def test_turns_are_in_order_a_period_apart_and_never_before_the_start(rhythm: Rhythm, first: date, days: int) -> None:
    t = understand(f"From {first.isoformat()}", rhythm=rhythm, counts_from=date(2020, 6, 1))
    found = due_days(t, until=first + timedelta(days=days))
    assert all(d >= first for d in found)
    gaps = [(b - a).days for a, b in pairwise(found)]
    shortest, longest = {
        Rhythm.TWO_WEEKLY: (14, 14),
        Rhythm.MONTHLY: (28, 31),
        Rhythm.BI_MONTHLY: (59, 62),
        Rhythm.QUARTERLY: (89, 92),
        Rhythm.SIX_MONTHLY: (181, 184),
        Rhythm.ANNUAL: (365, 366),
    }[rhythm]
    assert all(shortest <= gap <= longest for gap in gaps)
