"""Rare events: no control chart of their counts, but how many periods went by between them.

Source: a simulation of stable series (24 points each): with a mean of 2 a period a third of charts are marked somewhere by
chance, with 0.3 four in five. The days between events would say most; where only counts by period are known, the periods do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

LEAST_MEAN = 2
"""Below so many a period on average, counts are not put on a control chart."""


def too_rare(counts: Sequence[float | None]) -> bool:
    """Whether a control chart of these counts would mark points by chance alone too often.

    >>> too_rare([0, 1, 0, None, 2, 0]), too_rare([2, 1, 3]), too_rare([])
    (True, False, False)
    """
    present = [count for count in counts if count is not None]
    return bool(present) and fmean(present) < LEAST_MEAN


@dataclass(frozen=True)
class Gap:
    """From one event to the next, by the periods they fell in; 0 where both fell in the same."""

    before: date
    on: date
    periods: int


@dataclass(frozen=True)
class Gaps:
    """``since`` is how many periods went by after the last event; None where that is not known.

    ``dropped`` are the periods without a count: no gap is told across them.
    """

    gaps: tuple[Gap, ...]
    since: int | None
    dropped: tuple[date, ...]


def periods_between(counts: Sequence[tuple[date, int | None]]) -> Gaps:
    """Gaps between events, from the count of every period in a row, with no period left out.

    >>> months = [(date(2020, month, 1), count) for month, count in enumerate([1, 0, 0, 2, 0], start=1)]
    >>> found = periods_between(months)
    >>> [gap.periods for gap in found.gaps], found.since
    ([3, 0], 1)
    """
    ordered = sorted(counts, key=lambda pair: pair[0])
    gaps: list[Gap] = []
    last: int | None = None
    for i, (on, count) in enumerate(ordered):
        if count is None:
            last = None
        elif count:
            if last is not None:
                gaps.append(Gap(ordered[last][0], on, i - last))
            gaps += [Gap(on, on, 0)] * (count - 1)
            last = i
    since = len(ordered) - 1 - last if last is not None else None
    return Gaps(tuple(gaps), since, tuple(on for on, count in ordered if count is None))
