"""Which layer each box is in: below everything it is tied to, where the ties go round in no circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .boxes import Tie


@dataclass(frozen=True)
class Arc:
    """A tie as it is laid out: always from a lower layer up. ``turned`` when the tie itself goes the other way."""

    tie: Tie
    low: int
    high: int
    turned: bool


def arcs(ties: Iterable[Tie]) -> tuple[Arc, ...]:
    """Every tie as an arc, none closing a circle: a tie that would is turned round. Earlier ties win.

    >>> [a.turned for a in arcs([Tie(1, low=5, high=6), Tie(2, low=6, high=5)])]
    [False, True]
    """
    above: dict[int, list[int]] = defaultdict(list)
    found = []
    for tie in ties:
        turned = _reaches(tie.high, tie.low, above)
        low, high = (tie.high, tie.low) if turned else (tie.low, tie.high)
        above[low].append(high)
        found.append(Arc(tie, low, high, turned))
    return tuple(found)


def _reaches(start: int, goal: int, above: dict[int, list[int]]) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        fresh = [k for k in above[here] if k not in seen]
        seen.update(fresh)
        waiting += fresh
    return False


def ranks(found: Sequence[Arc]) -> dict[int, int]:
    """The layer of each box that has a tie: 0 at the top, each below all that it is tied to."""
    rank = {key: 0 for arc in found for key in (arc.high, arc.low)}
    settled = False
    while not settled:
        settled = True
        for arc in found:
            if rank[arc.low] <= rank[arc.high]:
                rank[arc.low] = rank[arc.high] + 1
                settled = False
    return rank
