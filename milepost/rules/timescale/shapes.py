"""A timescale keeps what was written and what it means.

Source: design section 7, "Dates" and "Rhythm". "Nov 2019" is met through 30 November and late from 1 December.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .. import dates
from ..rhythm import Rhythm


class Shape(StrEnum):
    BY = "by"
    BETWEEN = "between"
    FROM = "from"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"


class Why(StrEnum):
    """Why words are not a timescale. Our own sorting, so that whoever is asked knows what is missing."""

    NO_DATE = "no_date"
    DEPENDS = "depends"
    NOT_REAL = "not_real"
    AMBIGUOUS = "ambiguous"
    CONTRADICTS = "contradicts"
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        return WHY[self]


WHY = {
    Why.NO_DATE: "it gives no date",
    Why.DEPENDS: "it depends on something else",
    Why.NOT_REAL: "it is not a date in the calendar",
    Why.AMBIGUOUS: "it could mean more than one day",
    Why.CONTRADICTS: "its parts contradict each other",
    Why.UNKNOWN: "it has words Milepost does not know",
}


class NotUnderstood(ValueError):
    """The words are not a timescale these rules know; the message quotes them and says what is understood."""

    def __init__(self, message: str, why: Why = Why.UNKNOWN) -> None:
        super().__init__(message)
        self.why = why


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
            self._refuse(f"has the wrong ends for its shape, “{self.shape}”")
        if self.starts and self.due and self.due < self.starts:
            self._refuse("ends before it begins. Put the earlier end first")
        if self.rhythm and self.shape is not Shape.FROM:
            self._refuse(
                f"has an end, so it cannot come round {self.rhythm.label}; "
                "keep the rhythm as a note, or write “From ...”"
            )
        if self.rhythm is Rhythm.TWO_WEEKLY and self.counts_from is None:
            self._refuse("comes round every two weeks; give the day that counts from")

    def _refuse(self, message: str) -> None:
        raise NotUnderstood(f"“{self.as_written}” {message}", Why.CONTRADICTS)

    @property
    def day(self) -> date:
        """The last day it can be met, or the first of an open one."""
        found = self.due or self.starts
        assert found is not None
        return found

    @property
    def words(self) -> str:
        """That day in words, at the precision it was given.

        >>> Timescale("Q2 2020/21", Shape.BY, None, date(2020, 9, 30), Precision.MONTH).words
        'by the end of September 2020'
        """
        if self.precision is Precision.DAY:
            return f"{'by' if self.due else 'from'} {dates.day(self.day)}"
        return f"{'by the end of' if self.due else 'from'} {dates.month(self.day)}"

    def written(self) -> str:
        """What it means in words that every plan file understands, whatever was written.

        >>> Timescale("Q2 2020/21", Shape.BY, None, date(2020, 9, 30), Precision.MONTH).written()
        'September 2020'
        """
        first = ""
        if self.starts:
            first = dates.month(self.starts) if self.starts.day == 1 else dates.day(self.starts)
        if self.due is None:
            assert self.starts is not None
            return f"From {dates.day(self.starts) if self.precision is Precision.DAY else first}"
        last = dates.day(self.due) if self.precision is Precision.DAY else dates.month(self.due)
        return f"{first} to {last}" if first else last

    @property
    def meaning(self) -> tuple[Shape, date | None, date | None]:
        """What two ways of writing the same timescale have in common."""
        return self.shape, self.starts, self.due


ENDS = {Shape.BY: (False, True), Shape.BETWEEN: (True, True), Shape.FROM: (True, False)}
"""Whether a shape has a first day, and a last one."""
