"""The BRAG rating.

Source: the legend of the plan Peterborough published in November 2019: Blue complete, Green on track, Amber behind
schedule, Red not started or at risk.
"""

from __future__ import annotations

from enum import StrEnum


class Brag(StrEnum):
    """Best to worst, in this order."""

    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    @property
    def meaning(self) -> str:
        return MEANINGS[self]

    @property
    def severity(self) -> int:
        """0 for the best, 3 for the worst."""
        return SEVERITY[self]


MEANINGS = {
    Brag.BLUE: "complete",
    Brag.GREEN: "on track",
    Brag.AMBER: "behind schedule",
    Brag.RED: "not started or at risk",
}


SEVERITY = {rating: severity for severity, rating in enumerate(Brag)}


def worse(a: Brag, b: Brag) -> Brag:
    """The more severe of two ratings: what the computed rating is of the declared one and the ceiling (design section 7).

    >>> worse(Brag.GREEN, Brag.AMBER).label
    'Amber'
    """
    return max(a, b, key=lambda rating: rating.severity)
