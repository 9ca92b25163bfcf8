"""The periods that figures are about: months, quarters, school years and the rest, by the days they begin and end.

Source: the calendar; a financial year begins on 1 April, a school year on 1 September, as the Department for Education
counts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .dates import month, months_later


class Every(StrEnum):
    """How often a measure is wanted."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    FINANCIAL_YEAR = "financial_year"
    SCHOOL_YEAR = "school_year"

    @property
    def months(self) -> int:
        return {"month": 1, "quarter": 3, "half_year": 6}.get(self.value, 12)

    @property
    def first_month(self) -> int:
        """A month in which one of these periods begins."""
        return {"financial_year": 4, "school_year": 9}.get(self.value, 1)

    @property
    def label(self) -> str:
        return {
            "month": "every month",
            "quarter": "every three months",
            "half_year": "every six months",
            "year": "every calendar year",
            "financial_year": "every financial year",
            "school_year": "every school year",
        }[self.value]


@dataclass(frozen=True, order=True)
class Period:
    """From one day through another, both included."""

    starts: date
    ends: date

    @property
    def label(self) -> str:
        """The period in words.

        >>> period_of(Every.MONTH, date(2020, 4, 9)).label, period_of(Every.QUARTER, date(2020, 4, 9)).label
        ('April 2020', 'April to June 2020')
        >>> period_of(Every.SCHOOL_YEAR, date(2020, 4, 9)).label, period_of(Every.YEAR, date(2020, 4, 9)).label
        ('September 2019 to August 2020', '2020')
        """
        if (self.starts.year, self.starts.month) == (self.ends.year, self.ends.month):
            return month(self.starts)
        if (self.starts.month, self.ends.month) == (1, 12) and self.starts.year == self.ends.year:
            return str(self.starts.year)
        first = month(self.starts)
        return f"{first.split()[0] if self.starts.year == self.ends.year else first} to {month(self.ends)}"


def period_of(every: Every, day: date) -> Period:
    """The period a day falls in.

    >>> period_of(Every.HALF_YEAR, date(2020, 8, 1)).starts
    datetime.date(2020, 7, 1)
    """
    behind = (day.month - every.first_month) % every.months
    starts = months_later(day.replace(day=1), -behind)
    return Period(starts, months_later(starts, every.months) - timedelta(days=1))


def periods(every: Every, first: date, last: date) -> Iterator[Period]:
    """Every period from the one ``first`` falls in to the one ``last`` falls in.

    >>> [p.label for p in periods(Every.MONTH, date(2019, 12, 31), date(2020, 1, 1))]
    ['December 2019', 'January 2020']
    """
    period = period_of(every, first)
    while period.starts <= last:
        yield period
        period = period_of(every, period.ends + timedelta(days=1))
