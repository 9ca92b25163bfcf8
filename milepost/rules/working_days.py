"""Days on which an office works, counted forward."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

SATURDAY = 5


def is_working_day(on: date, bank_holidays: Container[date]) -> bool:
    """Not a Saturday or a Sunday, and not a bank holiday.

    Source: the usual definition, as in section 1 of the Banking and Financial Dealings Act 1971 read with the regulations on
    education, health and care plans.
    """
    return on.weekday() < SATURDAY and on not in bank_holidays


def working_days_later(start: date, count: int, bank_holidays: Container[date]) -> date:
    """The last day of a time of so many working days that begins the day after ``start``; ``start`` itself for none.

    >>> working_days_later(date(2026, 12, 23), 2, {date(2026, 12, 25), date(2026, 12, 28)})
    datetime.date(2026, 12, 29)
    """
    on = start
    while count > 0:
        on += timedelta(days=1)
        count -= is_working_day(on, bank_holidays)
    return on
