"""The days on which a body meets, a year ahead.

Source: ours. Boards meet "on the second Tuesday": people and rooms keep a weekday, so the week of the month is kept and not
the number of the day. No board meets on a bank holiday (working_days).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

from ..dates import months_later
from ..rhythm import MONTHS, Rhythm

WEEK = timedelta(days=7)
FORTNIGHTS = 26


@dataclass(frozen=True)
class PlannedDay:
    """A day to meet on; ``instead_of`` is the bank holiday on which it would have been."""

    on: date
    instead_of: date | None = None


def meeting_days(rhythm: Rhythm, first: date, bank_holidays: Container[date]) -> tuple[PlannedDay, ...]:
    """The days a rhythm gives for a year from a first day, each on its weekday. A bank holiday gives way to the week after.

    The second Tuesday stays the second Tuesday; a fifth one is the month's last.

    >>> [d.on.isoformat() for d in meeting_days(Rhythm.QUARTERLY, date(2026, 1, 13), set())]
    ['2026-01-13', '2026-04-14', '2026-07-14', '2026-10-13']
    >>> meeting_days(Rhythm.ANNUAL, date(2026, 5, 25), {date(2026, 5, 25)})
    (PlannedDay(on=datetime.date(2026, 6, 1), instead_of=datetime.date(2026, 5, 25)),)
    """
    turns = FORTNIGHTS if rhythm is Rhythm.TWO_WEEKLY else 12 // MONTHS[rhythm]
    return tuple(_off_holidays(_turn(rhythm, first, turn), bank_holidays) for turn in range(turns))


def _turn(rhythm: Rhythm, first: date, turn: int) -> date:
    if rhythm is Rhythm.TWO_WEEKLY:
        return rhythm.after(first, turn)
    month = months_later(first.replace(day=1), MONTHS[rhythm] * turn)
    return _weekday_of_month(month, first.weekday(), (first.day - 1) // 7)


def _weekday_of_month(month: date, weekday: int, week: int) -> date:
    """A weekday of a month, counted from 0; the last one where there is no fifth.

    >>> _weekday_of_month(date(2026, 2, 1), 1, 1), _weekday_of_month(date(2026, 2, 1), 1, 4)
    (datetime.date(2026, 2, 10), datetime.date(2026, 2, 24))
    """
    on = 1 + (weekday - month.weekday()) % 7 + 7 * week
    return month.replace(day=on if on <= monthrange(month.year, month.month)[1] else on - 7)


def _off_holidays(on: date, bank_holidays: Container[date]) -> PlannedDay:
    later = on
    while later in bank_holidays:
        later += WEEK
    return PlannedDay(later, on if later != on else None)
