"""What is owed: for which periods a figure is asked for, by when, and how an answer or its absence stands on a day.

Source: Milepost's own rule. A measure is asked for from the first period that begins on or after the day it names, some days
after the end of each period. A nil return is an answer, and so is "not available" with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .periods import Every, Period, periods

REMIND_DAYS_BEFORE = 5
"""So many days before it is due, whoever has not answered is reminded; and once more when the day has passed."""


class State(StrEnum):
    """``OPEN`` is not due yet and not answered; ``IN_TIME`` and ``LATE`` are answered."""

    IN_TIME = "in_time"
    LATE = "late"
    OPEN = "open"
    OVERDUE = "overdue"

    @property
    def answered(self) -> bool:
        return self in (State.IN_TIME, State.LATE)


@dataclass(frozen=True, order=True)
class Asked:
    """A period whose figure is asked for, and the last day on which it is in time."""

    due: date
    period: Period


def asked(every: Every, since: date, due_days: int, *, on: date) -> Iterator[Asked]:
    """Every period that has begun by a day and is asked for, oldest first.

    >>> [a.due.isoformat() for a in asked(Every.MONTH, date(2026, 1, 1), 15, on=date(2026, 3, 1))]
    ['2026-02-15', '2026-03-15', '2026-04-15']
    >>> [a.period.label for a in asked(Every.QUARTER, date(2026, 1, 2), 15, on=date(2026, 4, 1))]
    ['April to June 2026']
    """
    for period in periods(every, since, on):
        if period.starts >= since:
            yield Asked(period.ends + timedelta(days=due_days), period)


def state_of(due: date, answered_on: date | None, *, on: date) -> State:
    """How one figure stands on a day. ``answered_on`` is when it was first answered, by that day.

    >>> state_of(date(2026, 2, 15), None, on=date(2026, 2, 15)), state_of(date(2026, 2, 15), None, on=date(2026, 2, 16))
    (<State.OPEN: 'open'>, <State.OVERDUE: 'overdue'>)
    """
    if answered_on is not None:
        return State.LATE if answered_on > due else State.IN_TIME
    return State.OVERDUE if on > due else State.OPEN


def days_late(due: date, answered_on: date | None, *, on: date) -> int:
    """How many days after it was due it came, or has not come by now; 0 where it is in time or still open.

    >>> due = date(2026, 2, 15)
    >>> days_late(due, None, on=date(2026, 2, 18)), days_late(due, date(2026, 2, 1), on=date(2026, 3, 1))
    (3, 0)
    """
    return max(((answered_on or on) - due).days, 0)


def to_be_reminded(due: date, *, on: date) -> str | None:
    """Whether somebody who has not answered is to be reminded on a day: "before" the day it is due, "after" it, or not at all.

    >>> [to_be_reminded(date(2026, 2, 15), on=date(2026, 2, day)) for day in (9, 10, 15, 16)]
    [None, 'before', 'before', 'after']
    """
    if on > due:
        return "after"
    return "before" if on >= due - timedelta(days=REMIND_DAYS_BEFORE) else None
