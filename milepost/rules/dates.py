"""Dates in words, and the few sums with months that the rules need."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date, time

MONTHS = tuple(month_name)


def day(on: date) -> str:
    """A date as the design system writes it.

    >>> day(date(2019, 11, 30))
    '30 November 2019'
    """
    return f"{on.day} {month(on)}"


def month(on: date) -> str:
    """A month as the design system writes it.

    >>> month(date(2019, 11, 1))
    'November 2019'
    """
    return f"{MONTHS[on.month]} {on.year}"


def hour(at: time) -> str:
    """A time of day as the design system writes it.

    >>> hour(time(14, 5)), hour(time(9)), hour(time(12)), hour(time(0))
    ('2:05pm', '9am', 'midday', 'midnight')
    """
    if at.minute == 0 and at.hour in (0, 12):
        return "midday" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def month_end(on: date) -> date:
    """The last day of a day's month.

    >>> month_end(date(2020, 2, 3))
    datetime.date(2020, 2, 29)
    """
    return on.replace(day=monthrange(on.year, on.month)[1])


def months_later(on: date, months: int) -> date:
    """The same day some months later, or the month's last day where there is no such day.

    >>> months_later(date(2020, 1, 31), 1)
    datetime.date(2020, 2, 29)
    """
    total = on.year * 12 + on.month - 1 + months
    first = date(total // 12, total % 12 + 1, 1)
    return first.replace(day=min(on.day, month_end(first).day))
