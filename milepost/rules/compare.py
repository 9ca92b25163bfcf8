"""An area against others: better or worse than a benchmark, its rank and quartile, and what its neighbours come to.

Sources: Fingertips for the comparison (the area's interval against the benchmark's value); the Department for Education's local
authority interactive tool for rank, quartile and the mean of neighbours; its children's social care dashboard for their median.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, median, quantiles

from .intervals import Interval
from .measuring import Direction


class Against(StrEnum):
    """How an area stands to a benchmark. Better and worse only where there is a direction."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    SIMILAR = "similar"
    NOT_COMPARED = "not_compared"

    @property
    def label(self) -> str:
        return {"similar": "Similar", "not_compared": "Not compared"}.get(self.value, self.value.capitalize())


def against(area: Interval | None, benchmark: float | None, direction: Direction) -> Against:
    """The area's interval against the benchmark's value, never against the benchmark's interval.

    >>> from .intervals import proportion
    >>> against(proportion(270, 302), 0.464, Direction.UP)
    <Against.BETTER: 'better'>
    """
    if area is None or benchmark is None:
        return Against.NOT_COMPARED
    if area.lower <= benchmark <= area.upper:
        return Against.SIMILAR
    higher = area.lower > benchmark
    if direction is Direction.NONE:
        return Against.HIGHER if higher else Against.LOWER
    return Against.BETTER if higher is (direction is Direction.UP) else Against.WORSE


@dataclass(frozen=True)
class Rank:
    """1 is best. ``of`` are the areas that have a figure."""

    place: int
    of: int


def rank(own: float, everyone: Sequence[float | None], direction: Direction) -> Rank | None:
    """Where an area's figure stands among everyone's, its own included. Equal figures share the best place.

    >>> rank(80, [90, 80, 80, None, 70], Direction.UP), rank(80, [90, 80, 80, 70], Direction.NONE)
    (Rank(place=2, of=4), None)
    """
    if direction is Direction.NONE:
        return None
    present = [value for value in everyone if value is not None]
    better = sum(value > own if direction is Direction.UP else value < own for value in present)
    return Rank(better + 1, len(present))


def quartile(own: float, everyone: Sequence[float | None], direction: Direction) -> str | None:
    """From A, the best quarter of areas, to D; a figure on a boundary belongs to the quarter below the boundary.

    The boundaries lie between figures as spreadsheets have them (QUARTILE.INC). None without a direction, or with fewer than
    four areas.

    >>> [quartile(own, range(1, 6), Direction.UP) for own in (5, 4, 3, 2, 1)]
    ['A', 'B', 'C', 'D', 'D']
    """
    present = [value for value in everyone if value is not None]
    if direction is Direction.NONE or len(present) < 4:
        return None
    below = sum(own > boundary for boundary in quantiles(present, n=4, method="inclusive"))
    return "DCBA"[below] if direction is Direction.UP else "ABCD"[below]


def mean_of(neighbours: Sequence[float | None]) -> float | None:
    """The simple mean of those that have a figure.

    >>> mean_of([60, None, 61]), mean_of([None])
    (60.5, None)
    """
    present = [value for value in neighbours if value is not None]
    return fmean(present) if present else None


def median_of(neighbours: Sequence[float | None]) -> float | None:
    """The median of those that have a figure.

    >>> median_of([60, None, 61, 99])
    61
    """
    present = [value for value in neighbours if value is not None]
    return median(present) if present else None
