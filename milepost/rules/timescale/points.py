"""One end of a timescale: a day, a month, a term, a quarter, a year or a day with a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ..dates import month_end
from .calendar import Calendar
from .shapes import Precision

Point = tuple[date, date, Precision]
"""The first day, the last day, and how exactly it was given."""


class NotReal(ValueError):
    """It looks like a date and is none: 31 February, Q5, 2020/22."""


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
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
YEAR = r"(?P<year>\d{4}|'?\d{2})"
CLEAR_YEAR = r"(?P<year>\d{4}|'\d{2}|(?!3[01])\d{2})"
"""After a month alone: "March 31" is as likely the last day of March as March 2031, so it is asked about, never guessed."""
PAIR = r"(?P<pair>(?:\d{4}|\d{2})[-/](?:\d{4}|\d{2}))"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
TERM = r"(?P<term>[a-z]+)(?: (?:school )?term)?(?: of)?"
QUARTER = r"(?:q|quarter )(?P<quarter>\d)"
FINANCIAL = r"(?:fy|financial year)"
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _day(found: dict[str, str], calendar: Calendar) -> tuple[date, date]:
    month = MONTHS.get(found["month"]) or int(found["month"])
    on = date(_year(found["year"]), month, int(found["day"]))
    return on, on


def _month(found: dict[str, str], calendar: Calendar) -> tuple[date, date]:
    month = MONTHS.get(found["month"]) or int(found["month"])
    first = date(_year(found["year"]), month, 1)
    return first, month_end(first)


def _term(found: dict[str, str], calendar: Calendar) -> tuple[date, date]:
    return calendar.term(found["term"], _year(found["year"]))


def _term_in(found: dict[str, str], calendar: Calendar) -> tuple[date, date]:
    return calendar.term_in(found["term"], _begins(found["pair"]))


def _quarter(found: dict[str, str], calendar: Calendar) -> tuple[date, date]:
    number = int(found["quarter"])
    if number not in calendar.quarters:
        raise NotReal
    return calendar.quarter(number, _begins(found["pair"]))


def _named_year(found: dict[str, str], calendar: Calendar) -> tuple[date, date]:
    kind = "financial" if found["kind"] in ("financial", "fy") else "academic"
    return calendar.year(kind, _begins(found["pair"]))


def _named_day(found: dict[str, str], calendar: Calendar) -> tuple[date, date]:
    on = calendar.day(found["term"], _year(found["year"]))
    return on, on


def _year(written: str) -> int:
    """A year of two digits is one of this century: "Nov 19" is November 2019. Our own choice; plans look ahead."""
    digits = written.removeprefix("'")
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if year not in YEARS:
        raise NotReal
    return year


def _begins(pair: str) -> int:
    """The first year of "2020/21"; the second must be the next one."""
    first, second = re.split("[-/]", pair)
    begins = _year(first)
    if (begins + 1) % 100 != int(second) % 100 or (len(second) == 4 and int(second) != begins + 1):
        raise NotReal
    return begins


Reader = Callable[[dict[str, str], Calendar], tuple[date, date]]
FORMS: tuple[tuple[str, Reader], ...] = (
    (r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", _day),
    (r"(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})", _day),
    (rf"(?:the )?{DAY}(?: of)?[ -]?{MONTH}(?:,? |-|)(?P<year>\d{{4}})", _day),
    (rf"(?:the )?{DAY}(?: of)?[ -]{MONTH}(?:,? |-){YEAR}", _day),
    (rf"{MONTH} {DAY},? (?P<year>\d{{4}})", _day),
    (rf"{MONTH}(?:,? |-|/|){CLEAR_YEAR}", _month),
    (r"(?P<month>\d{2})/(?P<year>\d{4})", _month),
    (rf"{TERM},?[ -]{PAIR}", _term_in),
    (rf"{TERM},?[ -]{YEAR}", _term),
    (rf"{QUARTER}(?: of)?,?[ -](?:{FINANCIAL} ?)?{PAIR}", _quarter),
    (rf"(?:{FINANCIAL} ?)?{PAIR},?[ -]{QUARTER}", _quarter),
    (rf"(?P<kind>academic|school|financial|fy)(?: year)? ?{PAIR}", _named_year),
    (rf"{PAIR} (?P<kind>academic|school|financial) year", _named_year),
    (rf"(?P<term>[a-z]+),? {YEAR}", _named_day),
)
"""Day before month, as England writes it. "Q2 2020" is not here: it may be a quarter of either year."""
COMPILED = [(re.compile(form, re.ASCII), reader) for form, reader in FORMS]


def read_point(words: str, calendar: Calendar) -> Point | None:
    """What tidy words say, or None where they are none of these forms. Raises NotReal where they only look like one."""
    real = True
    for form, reader in COMPILED:
        match = form.fullmatch(words)
        if match is None or not _knows(match, reader, calendar):
            continue
        try:
            first, last = reader(match.groupdict(), calendar)
        except ValueError:  # 31 February
            real = False
            continue
        whole = first.day == 1 and last == month_end(last) and first != last
        return first, last, Precision.MONTH if whole else Precision.DAY
    if not real:
        raise NotReal
    return None


def _knows(match: re.Match[str], reader: Reader, calendar: Calendar) -> bool:
    """Whether a word that stands where a name may stand is the name of a term or of a day."""
    if reader in (_term, _term_in):
        return match["term"] in calendar.terms
    return reader is not _named_day or match["term"] in calendar.named
