"""Reading a deadline as plans write it.

Source: design section 3, "timescale", the shapes the published plan prints, and those other plans print. Where plans leave
room, the choice is ours, is the same everywhere, and stands in docs/how-to/write-a-plan-file.md: a deadline is met through
the last day of what it names, whether or not it says "by" or "end of".
"""

from __future__ import annotations

import re
from datetime import date

from ..rhythm import Rhythm
from .calendar import CALENDAR, Calendar
from .points import DAY, Point
from .refusing import Ends, refusal
from .shapes import NotUnderstood, Precision, Shape, Timescale, Why
from .tidy import LONGEST, tidy

DATES = "“Nov 2019”, “30 November 2019” or “2019-11-30”"
TIMESCALES = (
    "“Nov 2019”, “30 November 2019”, “2019-11-30”, “June 2020 to April 2021”, “From Feb 2020” or "
    "“Ongoing from March 2020”"
)
OPEN = re.compile(
    r"(?:ongoing )?(?:from|starting)(?: the)? (.+?)(?: onwards?)?|(.+?)(?: onwards?| ?\+| and ongoing|-ongoing)"
)
BY = re.compile(r"(?:due )?(?:(?:by|in|during) )?(?:the )?(?:end(?: of |-| )(?:the )?)?(.+)")
RANGE = re.compile(r"(?:from |between )?(?:the )?(.+)")
BETWEEN = re.compile(r"-| (?:to|until|till|and) ")
YEAR_OF = re.compile(r"(?:^|[ -])((?:\d{4}|\d{2})[-/](?:\d{4}|\d{2})|\d{4}|'?\d{2})$", re.ASCII)
MONTH_OF = re.compile(rf"{DAY}[ -](.+)", re.ASCII)


def understand(
    as_written: str, *, rhythm: Rhythm | None = None, counts_from: date | None = None, calendar: Calendar = CALENDAR
) -> Timescale:
    """Read a deadline as plans write it. Raises NotUnderstood, which says why; never guesses.

    Spaces, line breaks, soft hyphens, kinds of quote and of dash do not matter, nor does the stray dash or stop a document
    leaves at the end. Words are kept exactly as written.

    >>> understand("Nov 2019-").due
    datetime.date(2019, 11, 30)
    >>> understand("From Feb 2020", rhythm=Rhythm.BI_MONTHLY).starts
    datetime.date(2020, 2, 1)
    >>> understand("End of Q2 2020/21").words, understand("by Easter 2021").words
    ('by the end of September 2020', 'by 4 April 2021')
    """
    words, ends = tidy(as_written), Ends(calendar)
    found = _shaped(words, ends) if len(words) <= LONGEST else None
    if found is None:
        raise refusal(as_written, words, ends, "timescale", TIMESCALES)
    shape, starts, due, precision = found
    return Timescale(as_written, shape, starts, due, precision, rhythm, counts_from)


def understand_as(
    as_written: str,
    means: str,
    *,
    rhythm: Rhythm | None = None,
    counts_from: date | None = None,
    calendar: Calendar = CALENDAR,
) -> Timescale:
    """A deadline that cannot be read, kept as written, with the dates of what somebody says it means.

    Without ``means`` the same as ``understand``. Raises NotUnderstood where ``means`` cannot be read, or where the deadline
    can and means something else.

    >>> understand_as("within 6 weeks of the report", "15 Nov 2019").due
    datetime.date(2019, 11, 15)
    """
    if not means.strip():
        return understand(as_written, rhythm=rhythm, counts_from=counts_from, calendar=calendar)
    meant = understand(means, rhythm=rhythm, counts_from=counts_from, calendar=calendar)
    try:
        read = understand(as_written, calendar=calendar)
    except NotUnderstood:
        pass
    else:
        if read.meaning != meant.meaning:
            raise NotUnderstood(
                f"“{as_written}” can be read, as “{read.written()}”, and “{means}” is something else. "
                "Change one, or take out what it means",
                Why.CONTRADICTS,
            )
    return Timescale(as_written, meant.shape, meant.starts, meant.due, meant.precision, rhythm, counts_from)


def understand_date(as_written: str) -> tuple[date, Precision]:
    """A completion date, kept at the precision it was given: a month is its first day, with precision "month".

    >>> understand_date("Aug 2019")
    (datetime.date(2019, 8, 1), <Precision.MONTH: 'month'>)
    """
    words, ends = tidy(as_written), Ends(CALENDAR)
    found = ends.point(words) if len(words) <= LONGEST else None
    if found is None or (found[0].year, found[0].month) != (found[1].year, found[1].month):
        raise refusal(as_written, words, ends, "date", DATES)
    return found[0], found[2]


def _shaped(words: str, ends: Ends) -> tuple[Shape, date | None, date | None, Precision] | None:
    opened = OPEN.fullmatch(words)
    if opened and (start := ends.point(opened[1] or opened[2])):
        return Shape.FROM, start[0], None, start[2]
    if last := _last(words, ends):
        return Shape.BY, None, last[1], last[2]
    if pair := _pair(words, ends):
        return Shape.BETWEEN, pair[0][0], pair[1][1], pair[1][2]
    return None


def _last(words: str, ends: Ends) -> Point | None:
    match = BY.fullmatch(words)
    return ends.point(words) or (ends.point(match[1]) if match else None)


def _pair(words: str, ends: Ends) -> tuple[Point, Point] | None:
    """Both ends of a range, where there is one way alone to read it as one."""
    match = RANGE.fullmatch(words)
    if match is None:
        return None
    found = []
    for between in BETWEEN.finditer(match[1]):
        first, last = match[1][: between.start()], match[1][between.end() :]
        second = _last(last, ends)
        if second and (begins := _first(first, last, ends)):
            found.append((begins, second))
    return found[0] if len(found) == 1 else None


def _first(first: str, last: str, ends: Ends) -> Point | None:
    """The first end of a range; without a year (or a month) of its own it takes the last's: "March-May 2020"."""
    if own := ends.point(first):
        return own
    if first.isdigit():
        month = MONTH_OF.fullmatch(last)
        return ends.point(f"{first} {month[2]}") if month else None
    year = YEAR_OF.search(last)
    return ends.point(f"{first} {year[1]}") if year else None
