"""The times round of something with a rhythm.

Source: design section 7, "Rhythm": first due on the start month's last day, then at each period's month end; two-weekly
counts from a given day. Missed 14 days later; done when an update names it, even late; ends with completion or the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import ceil

from .dates import month_end
from .rhythm import Rhythm
from .timescale import Timescale


class Turn(StrEnum):
    DONE = "done"
    MISSED = "missed"
    DUE = "due"


@dataclass(frozen=True)
class Occurrence:
    """One time round: the day it is due, the first day it counts as missed, and how it stands on the day asked about."""

    due: date
    missed_from: date
    state: Turn


def due_days(timescale: Timescale, *, until: date) -> tuple[date, ...]:
    """Every day a rhythm has fallen due, up to and including a day.

    >>> from milepost.rules.timescale import understand
    >>> [d.isoformat() for d in due_days(understand("From Feb 2020", rhythm=Rhythm.BI_MONTHLY), until=date(2020, 7, 1))]
    ['2020-02-29', '2020-04-30', '2020-06-30']
    """
    days: list[date] = []
    while (next_due := due_day(timescale, len(days))) is not None and next_due <= until:
        days.append(next_due)
    return tuple(days)


def due_day(timescale: Timescale, turn: int) -> date | None:
    """The day of one turn, counted from 0; None where there is no rhythm.

    A two-weekly day before the start is not asked for: counted from 6 January, the first after 1 February is the 3rd.

    >>> from milepost.rules.timescale import understand
    >>> day = due_day(understand("From Feb 2020", rhythm=Rhythm.TWO_WEEKLY, counts_from=date(2020, 1, 6)), 0)
    >>> day.isoformat()
    '2020-02-03'
    """
    if timescale.rhythm is None or timescale.starts is None:
        return None
    if timescale.rhythm is Rhythm.TWO_WEEKLY:
        assert timescale.counts_from is not None, "a two-weekly timescale has the day it counts from"
        before = max((timescale.starts - timescale.counts_from).days, 0)
        return timescale.rhythm.after(timescale.counts_from, turn + ceil(before / 14))
    return month_end(timescale.rhythm.after(timescale.starts.replace(day=1), turn))


def occurrences(
    timescale: Timescale, *, on: date, done: frozenset[date], missed_after_days: int, ended: date | None = None
) -> tuple[Occurrence, ...]:
    """Every time round that has fallen due by a day or by the end, oldest first, and what is next where it goes on.

    Next is the first that no update has named yet: one reported ahead of its day is done, and does not hide it.

    >>> from milepost.rules.timescale import understand
    >>> scale, ahead = understand("From Feb 2020", rhythm=Rhythm.MONTHLY), frozenset({date(2020, 3, 31)})
    >>> [o.state.value for o in occurrences(scale, on=date(2020, 3, 14), done=ahead, missed_after_days=14)]
    ['missed', 'done', 'due']
    """
    days = list(due_days(timescale, until=min(on, ended) if ended else on))
    while ended is None and (upcoming := due_day(timescale, len(days))) is not None:
        days.append(upcoming)
        if upcoming not in done:
            break
    return tuple(_occurrence(d, on, done, missed_after_days) for d in days)


def _occurrence(due: date, on: date, done: frozenset[date], missed_after_days: int) -> Occurrence:
    missed_from = due + timedelta(days=missed_after_days)
    state = Turn.DONE if due in done else Turn.MISSED if on >= missed_from else Turn.DUE
    return Occurrence(due, missed_from, state)
