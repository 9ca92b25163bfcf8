"""A timescale keeps what was written and what it means.

Source: design section 7, "Dates" and "Rhythm". "Nov 2019" is met through 30 November and late from 1 December.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from . import dates
from .rhythm import Rhythm

__all__ = ["NotUnderstood", "Precision", "Rhythm", "Shape", "Timescale", "understand", "understand_date"]


class Shape(StrEnum):
    BY = "by"
    BETWEEN = "between"
    FROM = "from"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"


class NotUnderstood(ValueError):
    """The words are not a timescale this rule knows; the message quotes them and says what is understood."""


@dataclass(frozen=True)
class Timescale:
    """``starts`` is the first day of a range or of an open start; ``due`` the last day a closed one can be met.

    Raises NotUnderstood when the parts contradict each other: a rhythm belongs only to an open deadline, and
    a two-weekly one needs the day it counts from.
    """

    as_written: str
    shape: Shape
    starts: date | None
    due: date | None
    precision: Precision
    rhythm: Rhythm | None = None
    counts_from: date | None = None

    def __post_init__(self) -> None:
        if (self.starts is not None, self.due is not None) != ENDS[self.shape]:
            raise NotUnderstood(f"“{self.as_written}” has the wrong ends for its shape, “{self.shape}”")
        if self.starts and self.due and self.due < self.starts:
            raise NotUnderstood(f"“{self.as_written}” ends before it begins. Put the earlier end first")
        if self.rhythm and self.shape is not Shape.FROM:
            raise NotUnderstood(
                f"“{self.as_written}” has an end, so it cannot come round {self.rhythm.label}; "
                "keep the rhythm as a note, or write “From ...”"
            )
        if self.rhythm is Rhythm.TWO_WEEKLY and self.counts_from is None:
            raise NotUnderstood(f"“{self.as_written}” comes round every two weeks; give the day that counts from")

    @property
    def day(self) -> date:
        """The last day it can be met, or the first of an open one."""
        found = self.due or self.starts
        assert found is not None
        return found

    @property
    def words(self) -> str:
        """That day in words, at the precision it was given.

        >>> understand("Nov 2019").words, understand("From Feb 2020").words
        ('by the end of November 2019', 'from February 2020')
        """
        if self.precision is Precision.DAY:
            return f"{'by' if self.due else 'from'} {dates.day(self.day)}"
        return f"{'by the end of' if self.due else 'from'} {dates.month(self.day)}"


ENDS = {Shape.BY: (False, True), Shape.BETWEEN: (True, True), Shape.FROM: (True, False)}
"""Whether a shape has a first day, and a last one."""

DATES = "“Nov 2019”, “30 November 2019” or “2019-11-30”"
TIMESCALES = (
    "“Nov 2019”, “30 November 2019”, “2019-11-30”, “June 2020 to April 2021”, “From Feb 2020” or "
    "“Ongoing from March 2020”"
)
YEARS = range(1900, 2200)
"""Any other year is a slip of the keys."""
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
WRITTEN_DATE = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]+)\.?,?\s+(\d{4})")
RANGE = re.compile(r"(.+?)\s+(?:to|until)\s+(.+)|(.+\d{4})\s*[-–—]\s*(\S.+)")
OPEN_START = re.compile(r"(?:ongoing\s+)?from\s+(.+)")


def understand(as_written: str, *, rhythm: Rhythm | None = None, counts_from: date | None = None) -> Timescale:
    """Read a deadline as plans write it. Raises NotUnderstood; never guesses.

    Spaces and line breaks within do not matter, nor does the stray dash or stop a document leaves at the end.
    Source: design section 3, "timescale", and the shapes the published plan prints.

    >>> understand("Nov 2019").due
    datetime.date(2019, 11, 30)
    >>> understand("Nov 2019-").due
    datetime.date(2019, 11, 30)
    >>> understand("From Feb 2020", rhythm=Rhythm.BI_MONTHLY).starts
    datetime.date(2020, 2, 1)
    """
    words = " ".join(as_written.lower().split()).rstrip("-–—. ")
    opened, ranged = OPEN_START.fullmatch(words), RANGE.fullmatch(words)
    if opened:
        shape, ends = Shape.FROM, [opened[1]]
    elif ranged:
        shape, ends = Shape.BETWEEN, [ranged[1] or ranged[3], ranged[2] or ranged[4]]
    else:
        shape, ends = Shape.BY, [words]
    read = [found for end in ends if (found := _read(end))]
    if len(read) < len(ends):
        raise NotUnderstood(f"“{as_written}” is not a timescale Milepost understands. Write it like {TIMESCALES}")
    starts = None if shape is Shape.BY else read[0][0]
    due = None if shape is Shape.FROM else read[-1][1]
    return Timescale(as_written, shape, starts, due, read[-1][2], rhythm, counts_from)


def understand_date(as_written: str) -> tuple[date, Precision]:
    """A completion date, kept at the precision it was given: a month is its first day, with precision "month".

    >>> understand_date("Aug 2019")
    (datetime.date(2019, 8, 1), <Precision.MONTH: 'month'>)
    """
    found = _read(" ".join(as_written.lower().split()))
    if found is None:
        raise NotUnderstood(f"“{as_written}” is not a date Milepost understands. Write it like {DATES}")
    first, _, precision = found
    return first, precision


def _read(words: str) -> tuple[date, date, Precision] | None:
    """The first and the last day of a day or month in words; None where the words are neither."""
    try:
        if ISO_DATE.fullmatch(words):
            first = last = date.fromisoformat(words)
        elif (found := WRITTEN_DATE.fullmatch(words)) and found[2] in MONTHS:
            first = date(int(found[3]), MONTHS[found[2]], int(found[1] or 1))
            last = first if found[1] else dates.month_end(first)
        else:
            return None
    except ValueError:  # 31 February
        return None
    if first.year not in YEARS:
        return None
    return first, last, Precision.DAY if first == last else Precision.MONTH
