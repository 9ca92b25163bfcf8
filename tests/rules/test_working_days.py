"""Working days, with England's bank holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.working_days import is_working_day, working_days_later

# From the published list of bank holidays in England, 2026 to 2028.
LISTED = {
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
    2028: ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
}
HOLIDAYS = {date.fromisoformat(f"{year}-{day}") for year, days in LISTED.items() for day in days}


@pytest.mark.parametrize("year", LISTED)
def test_the_library_knows_the_published_bank_holidays(year: int) -> None:
    found = {day for day in country_holidays("GB", subdiv="ENG", years=year) if day.weekday() < 5}
    assert found == {day for day in HOLIDAYS if day.year == year}


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("2026-11-25", 10, "2026-12-09"),  # a Wednesday, two plain weeks
        ("2026-11-27", 1, "2026-11-30"),  # a Friday: Monday
        ("2026-11-28", 1, "2026-11-30"),  # a Saturday: Monday as well
        ("2026-11-29", 1, "2026-11-30"),
        ("2026-03-23", 15, "2026-04-15"),  # over Good Friday and Easter Monday
        ("2026-12-18", 10, "2027-01-06"),  # over Christmas, its Monday in lieu, and New Year
        ("2027-12-24", 1, "2027-12-29"),
        ("2026-11-25", 0, "2026-11-25"),
    ],
)  # fmt: skip
def test_counted_from_the_day_after(start: str, count: int, due: str) -> None:
    assert working_days_later(date.fromisoformat(start), count, HOLIDAYS) == date.fromisoformat(due)


@given(st.dates(date(2026, 1, 1), date(2028, 6, 1)), st.integers(1, 60))
def test_it_ends_on_a_working_day_with_so_many_in_between(start: date, count: int) -> None:
    due = working_days_later(start, count, HOLIDAYS)
    between = (start + timedelta(days=n) for n in range(1, (due - start).days + 1))
    assert is_working_day(due, HOLIDAYS)
    assert sum(is_working_day(day, HOLIDAYS) for day in between) == count
