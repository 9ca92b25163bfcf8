"""The calendar of the partnership, from ``definitions/calendar.yaml``: by it the rules read "Autumn term 2020".

And England's bank holidays, which are no choice of anybody here.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from functools import cache
from typing import Any

from holidays import country_holidays

from milepost.rules.dates import MONTHS
from milepost.rules.timescale import Calendar, Span

from .definitions import Definition


@cache
def calendar() -> Calendar:
    """Raises ImproperlyConfigured naming the file, the line and what to put right."""
    file = Definition("calendar.yaml", "calendar.schema.json")
    values = file.values
    return Calendar(
        terms={name: _span(span) for name, span in values["terms"].items()},
        quarters={int(name): _span(span) for name, span in values["quarters"].items()},
        years={kind: MONTHS.index(month) for kind, month in values["years"].items()},
        days={name: _day(file, name) for name in values["days"]},
        dates=dict(_own(file, i) for i in range(len(values["dates"]))),
    )


@cache
def bank_holidays() -> Container[date]:
    """England's bank holidays of any year, by the ``holidays`` library: with the days given in their stead, and those given once.

    It works out a year when it is first asked about one.
    """
    return country_holidays("GB", subdiv="ENG")


def _span(span: dict[str, str]) -> Span:
    return Span(MONTHS.index(span["first"]), MONTHS.index(span["last"]), span["year"] == "second")


def _day(file: Definition, name: str) -> tuple[int, int]:
    written = file.values["days"][name]
    day, month = written.split()
    try:
        found = date(2000, MONTHS.index(month), int(day))
    except ValueError as error:
        raise file.wrong(("days", name), f"“{written}” is not a day of the year. Write it like 25 December") from error
    if (found.month, found.day) == (2, 29):
        raise file.wrong(("days", name), "29 February is not in every year. Choose another day")
    return found.month, found.day


def _own(file: Definition, i: int) -> tuple[tuple[str, int], tuple[date, date]]:
    entry: dict[str, Any] = file.values["dates"][i]
    if entry["term"] not in file.values["terms"]:
        raise file.wrong(("dates", i, "term"), f"no term above is named “{entry['term']}”")
    ends = []
    for key in ("first", "last"):
        try:
            ends.append(date.fromisoformat(entry[key]))
        except ValueError as error:
            raise file.wrong(("dates", i, key), f"“{entry[key]}” is not a date in the calendar") from error
    if ends[1] < ends[0]:
        raise file.wrong(("dates", i, "last"), "the last day is before the first")
    return (entry["term"], ends[0].year), (ends[0], ends[1])
