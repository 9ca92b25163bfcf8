"""School terms, school and financial years, and days with a name: what plans count by that is not a month.

What is here is what Milepost knows when nobody says otherwise; ``definitions/calendar.yaml`` is what an analyst edits.
Terms as whole months are our own choice: each council, and many a school, sets its own term dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from ..dates import month_end
from .easter import easter_sunday

MonthDay = tuple[int, int]


@dataclass(frozen=True)
class Span:
    """Part of a year, by its first and last month. ``following`` where it falls in the second year of "2020/21"."""

    first: int
    last: int
    following: bool = False

    def of(self, year: int) -> tuple[date, date]:
        """Its first and last day, in the calendar year it begins in.

        >>> Span(9, 12).of(2020)
        (datetime.date(2020, 9, 1), datetime.date(2020, 12, 31))
        """
        return date(year, self.first, 1), month_end(date(year + (self.last < self.first), self.last, 1))


@dataclass(frozen=True)
class Calendar:
    """``terms`` and ``quarters`` by name; ``dates`` are a council's own term dates, by term and the year the term begins in.

    ``years`` are the first months of "academic" and "financial" years; ``days`` month and day of those with a name.
    """

    terms: Mapping[str, Span]
    quarters: Mapping[int, Span]
    years: Mapping[str, int]
    days: Mapping[str, MonthDay]
    dates: Mapping[tuple[str, int], tuple[date, date]] = field(default_factory=dict)

    def term(self, name: str, year: int) -> tuple[date, date]:
        """The first and last day of a term: the council's own where they are given.

        >>> CALENDAR.term("spring", 2021)
        (datetime.date(2021, 1, 1), datetime.date(2021, 3, 31))
        """
        return self.dates.get((name, year)) or self.terms[name].of(year)

    def term_in(self, name: str, school_year: int) -> tuple[date, date]:
        """The same, by the year in which the school year begins: the spring term of 2020/21 is in 2021."""
        return self.term(name, school_year + self.terms[name].following)

    def quarter(self, number: int, financial_year: int) -> tuple[date, date]:
        """
        >>> CALENDAR.quarter(4, 2020)
        (datetime.date(2021, 1, 1), datetime.date(2021, 3, 31))
        """
        span = self.quarters[number]
        return span.of(financial_year + span.following)

    def year(self, kind: str, begins: int) -> tuple[date, date]:
        """
        >>> CALENDAR.year("academic", 2020)
        (datetime.date(2020, 9, 1), datetime.date(2021, 8, 31))
        """
        month = self.years[kind]
        return date(begins, month, 1), date(begins + 1, month, 1) - timedelta(days=1)

    def day(self, name: str, year: int) -> date:
        """
        >>> CALENDAR.day("easter", 2021), CALENDAR.day("christmas", 2020)
        (datetime.date(2021, 4, 4), datetime.date(2020, 12, 25))
        """
        if name == "easter":
            return easter_sunday(year)
        month, day = self.days[name]
        return date(year, month, day)

    @property
    def named(self) -> tuple[str, ...]:
        return ("easter", *self.days)


CALENDAR = Calendar(
    terms={"autumn": Span(9, 12), "spring": Span(1, 3, following=True), "summer": Span(4, 7, following=True)},
    quarters={1: Span(4, 6), 2: Span(7, 9), 3: Span(10, 12), 4: Span(1, 3, following=True)},
    years={"academic": 9, "financial": 4},
    days={"christmas": (12, 25)},
)
"""The same as ``definitions/calendar.yaml`` says as it is shipped."""
