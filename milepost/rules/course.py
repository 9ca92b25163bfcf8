"""The course of a milestone through time: every deadline it had, how far they moved, and whether it was met.

Source: design section 7, "Dates" (met through the month's last day, late from the next; a completion keeps the precision it
was given) and section 3, "Revision" (the first deadline is never forgotten).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .brag import Brag
from .dates import month_end
from .occurrences import Turn
from .timescale import Precision, Timescale


class Met(StrEnum):
    EARLY = "early"
    ON_TIME = "on time"
    LATE = "late"


def met(timescale: Timescale, completed_on: date, precision: Precision | None) -> Met | None:
    """Whether a completion met a deadline; None where the deadline is open.

    A completion given as a month is late only when all of it is after the deadline, and early only when all of it is
    before the deadline's month or range: what might have been on time is called neither.

    >>> from milepost.rules.timescale import understand
    >>> met(understand("Nov 2019"), date(2019, 12, 1), Precision.DAY).value
    'late'
    """
    if timescale.due is None:
        return None
    if completed_on > timescale.due:
        return Met.LATE
    last = month_end(completed_on) if precision is Precision.MONTH else completed_on
    return Met.EARLY if last < (timescale.starts or timescale.due.replace(day=1)) else Met.ON_TIME


def shift(before: Timescale, after: Timescale) -> str:
    """How much later or earlier a deadline became, in words; empty where it did not move or the two cannot be compared.

    In months where both are months, otherwise in days. An open deadline moves by its start.

    >>> from milepost.rules.timescale import understand
    >>> shift(understand("Nov 2019"), understand("Jan 2020")), shift(understand("Nov 2019"), understand("2019-11-28"))
    ('2 months later', '2 days earlier')
    """
    a, b = before.day, after.day
    if a == b or (before.due is None) != (after.due is None):
        return ""
    if before.precision is after.precision is Precision.MONTH:
        count, unit = (b.year - a.year) * 12 + b.month - a.month, "month"
    else:
        count, unit = (b - a).days, "day"
    return f"{abs(count)} {unit}{'' if abs(count) == 1 else 's'} {'later' if count > 0 else 'earlier'}"


def slipped(first: Timescale, present: Timescale) -> bool:
    """Whether a deadline is later now than it was first promised, however many moves lie between.

    Two open deadlines are compared by their starts. One that had an end and has none any more has slipped: it can no longer
    be late, which must not look like keeping a promise (our own reading of "the first deadline is never forgotten").

    >>> from milepost.rules.timescale import understand
    >>> slipped(understand("April 2020"), understand("June 2020")), slipped(understand("June 2020"), understand("May 2020"))
    (True, False)
    >>> slipped(understand("April 2020"), understand("From Feb 2020"))
    True
    """
    if (first.due is None) != (present.due is None):
        return present.due is None
    return present.day > first.day


def slip(first: Timescale, present: Timescale) -> str:
    """By how much it slipped, in words; empty where it did not.

    >>> from milepost.rules.timescale import understand
    >>> slip(understand("April 2020"), understand("June 2020")), slip(understand("April 2020"), understand("From Feb 2020"))
    ('2 months later', 'no end any more')
    """
    if not slipped(first, present):
        return ""
    return shift(first, present) or "no end any more"


@dataclass(frozen=True)
class Course:
    """A milestone as a line through time, as at a day. ``deadlines`` are all it ever had, oldest first, at least one.

    ``overdue`` where it is not complete and the plan is rated; ``rounds`` are the times round of its rhythm, those still
    to come with them.
    """

    on: date
    deadlines: tuple[Timescale, ...]
    rating: Brag | None = None
    stale: bool = False
    overdue: bool = False
    completed_on: date | None = None
    precision: Precision | None = None
    rounds: tuple[tuple[date, Turn], ...] = field(default=())

    @property
    def present(self) -> Timescale:
        return self.deadlines[-1]

    @property
    def moved(self) -> bool:
        return len(self.deadlines) > 1

    @property
    def shift(self) -> str:
        """From the first deadline to the present one."""
        return shift(self.deadlines[0], self.present)

    @property
    def slipped(self) -> bool:
        """Whether it is due later now than first promised: a second move cannot hide the first."""
        return slipped(self.deadlines[0], self.present)

    @property
    def met(self) -> Met | None:
        """Against the present deadline; None while it is not complete."""
        return met(self.present, self.completed_on, self.precision) if self.completed_on else None

    @property
    def met_first(self) -> Met | None:
        """Against the first deadline."""
        return met(self.deadlines[0], self.completed_on, self.precision) if self.completed_on else None

    @property
    def completed_by(self) -> date | None:
        """The day by which it was complete: a month's last day, or the day asked about where that comes first."""
        if self.completed_on is None or self.precision is not Precision.MONTH:
            return self.completed_on
        return max(self.completed_on, min(month_end(self.completed_on), self.on))

    @property
    def late_until(self) -> date | None:
        """The day up to which it was, or is, past its deadline; None where it never was."""
        if self.met is Met.LATE:
            return self.completed_by
        return self.on if self.overdue else None

    @property
    def days(self) -> tuple[date, ...]:
        """Every day it touches but its times round, for the span of a drawing."""
        ends = [day for d in self.deadlines for day in (d.starts, d.due)]
        return tuple(day for day in (*ends, self.completed_by, self.on) if day)
