"""Mean and limits of one group of points.

Source: NHSRplotthedots 0.2.2, ``ptd_calculatePoints``: the mean, and 2.66 times the mean moving range on each side of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from .records import Limits

WIDTH = 2.66
NEAR = 2 * (WIDTH / 3)
SCREEN = 3.267
"""A range this many times the mean range, or more, is left out once where screening is on."""


def limits_of(values: Sequence[float], ranges: Sequence[float], *, screening: bool) -> Limits | None:
    """None where no figure differs from its neighbour: the method's own code then has limits that are no numbers, or lie on
    the mean.

    >>> limits_of([10, 14, 12], [4, 2], screening=False)
    Limits(mean=12.0, lower=4.02, upper=19.98, near_lower=6.68, near_upper=17.32, moving_range=3.0)
    """
    if not values or not any(ranges):
        return None
    mean = fsum(values) / len(values)
    moving = _mean_range(ranges, screening=screening)
    return Limits(
        mean, mean - WIDTH * moving, mean + WIDTH * moving, mean - NEAR * moving, mean + NEAR * moving, moving
    )


def _mean_range(ranges: Sequence[float], *, screening: bool) -> float:
    """The mean range, screened once if asked for.

    Where screening would leave nothing but zeros (a nearly constant series with one jump) the limits would lie on the mean and
    every point would be marked. The ranges are then left as they are, on purpose unlike NHSRplotthedots.
    """
    moving = fsum(ranges) / len(ranges)
    kept = [r for r in ranges if r < SCREEN * moving] if screening else ranges
    return fsum(kept) / len(kept) if any(kept) else moving
