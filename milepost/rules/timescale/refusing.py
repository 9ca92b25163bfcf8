"""Why words are not a timescale: no date at all, something else to wait for, no real date, more than one, or words not known.

The sorting is our own. It decides only what a person is asked, never what a deadline means.
"""

from __future__ import annotations

import re

from .calendar import Calendar
from .points import MONTHS, NotReal, Point, read_point
from .shapes import NotUnderstood, Why

NOTHING_SAID = (
    "a agreed and annual annually applicable as asap available be confirmed continual continuing continuous daily date decided "
    "determined embedded future going immediate immediately in known monthly n na needed no none not now on ongoing possible "
    "progress quarterly regular regularly required rolling set soon tba tbc tbd termly the throughout to various weekly "
    "yearly yet"
)
WAITS = re.compile(
    r"\b(?:within|once|when|upon|following|after|before|prior|subject|depend\w*|pending|unless|if|until|on completion)\b"
    r"|\b(?:\d+|one|two|three|four|five|six|eight|ten|twelve) (?:working |school )?(?:day|week|month|term|year)s?\b"
)
OF_TIME = (
    "about academic and approx approximately around at beginning between by c circa commencing during e early end ending "
    "ends financial first for from fourth fy half in last late later mid middle next nd of ongoing onwards or q quarter rd "
    "school second st start summer th the third this to term until w week winter year years"
)
NO_DATE, VAGUE = frozenset(NOTHING_SAID.split()), frozenset(OF_TIME.split())
QUOTED = 80
"""Letters of the words that a message repeats."""


class Ends:
    """Reads one end after another, and remembers whether one looked like a date and was none."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.unreal = False

    def point(self, words: str) -> Point | None:
        try:
            return read_point(words, self.calendar)
        except NotReal:
            self.unreal = True
            return None


def refusal(as_written: str, words: str, ends: Ends, what: str, like: str) -> NotUnderstood:
    why = _why(words, ends)
    quoted = as_written if len(as_written) <= QUOTED else f"{as_written[:QUOTED]}..."
    return NotUnderstood(f"“{quoted}” is not a {what} Milepost understands: {why.words}. Write it like {like}", why)


def _why(words: str, ends: Ends) -> Why:
    said = re.findall(r"[^\W\d_]+|\d+", words)
    known = VAGUE | set(MONTHS) | set(ends.calendar.terms) | set(ends.calendar.named)
    if NO_DATE.issuperset(said):
        return Why.NO_DATE
    if WAITS.search(words):
        return Why.DEPENDS
    if ends.unreal:
        return Why.NOT_REAL
    if all(word.isdigit() or word in known for word in said):
        return Why.AMBIGUOUS
    return Why.UNKNOWN
