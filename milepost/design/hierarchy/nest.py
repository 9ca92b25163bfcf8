"""The same as nested lists: each below what it is tied to, and below each where it is tied to several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from .boxes import Box, Tie
from .ranks import arcs


@dataclass(frozen=True)
class Branch:
    """One line of the list. ``ties`` are how it hangs below the one above it; none at the top.

    ``again`` when what hangs below it was listed where it was first named; ``circle`` when it stands above itself.
    """

    key: int
    ties: tuple[Tie, ...] = ()
    below: tuple[Branch, ...] = field(default=(), repr=False)
    again: bool = False
    circle: bool = False


def nest(boxes: Sequence[Box], ties: Sequence[Tie]) -> tuple[Branch, ...]:
    """Every box at least once, those tied to nothing above at the top.

    >>> [top] = nest([Box(1, "Board"), Box(2, "Group")], [Tie(1, low=2, high=1), Tie(2, low=1, high=2)])
    >>> top.key, top.below[0].key, top.below[0].below[0].circle
    (1, 2, True)
    """
    return _Nest(boxes, ties).tops()


class _Nest:
    """Remembers what was listed already, so that it is not listed twice."""

    def __init__(self, boxes: Sequence[Box], ties: Sequence[Tie]) -> None:
        self.keys = [b.key for b in boxes]
        self.below: dict[int, dict[int, list[Tie]]] = defaultdict(dict)
        for tie in ties:
            self.below[tie.high].setdefault(tie.low, []).append(tie)
        self.tied = {tie.low for tie in ties}
        self.in_circle = {arc.tie.low for arc in arcs(ties) if arc.turned}
        self.listed: set[int] = set()

    def tops(self) -> tuple[Branch, ...]:
        """Those with nothing above; then, of circles that nothing stands above, one box each; then none is left."""
        tops = [k for k in self.keys if k not in self.tied]
        tops += [k for k in self.keys if k in self.in_circle] + self.keys
        return tuple(self.grow(key, (), ()) for key in tops if key not in self.listed)

    def grow(self, key: int, ties: tuple[Tie, ...], path: tuple[int, ...]) -> Branch:
        if key in path:
            return Branch(key, ties, circle=True)
        if key in self.listed:
            return Branch(key, ties, again=bool(self.below[key]))
        self.listed.add(key)
        order = [low for low in self.keys if low in self.below[key]]
        below = tuple(self.grow(low, tuple(self.below[key][low]), (*path, key)) for low in order)
        return Branch(key, ties, below)
