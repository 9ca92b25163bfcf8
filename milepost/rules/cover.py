"""Until when something that people hold for a time is held without a break.

Source: design section 3 ("Accountability attaches to posts, not names: people change, the promise does not") and section 7
("Ownership"): holders come and go with dates, both included.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Span:
    """From one day through another, both included; without a last day it goes on."""

    first: date
    last: date | None = None


def bare_from(spans: Iterable[Span], on: date) -> date | None:
    """The first day, from ``on``, that no span covers; None where there is none.

    A gap between two holders counts; two who follow each other, or overlap, do not leave one.

    >>> holder, next_one = Span(date(2020, 1, 1), date(2020, 3, 31)), Span(date(2020, 4, 1))
    >>> bare_from([holder], date(2020, 3, 1)), bare_from([holder, next_one], date(2020, 3, 1))
    (datetime.date(2020, 4, 1), None)
    """
    bare = on
    for span in sorted(spans, key=lambda s: s.first):
        if span.first > bare:
            break
        if span.last is None:
            return None
        bare = max(bare, span.last + timedelta(days=1))
    return bare
