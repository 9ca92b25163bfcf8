"""Which figures go with the small ones, so that no total gives a small one away.

Source: the usual secondary suppression of statistics in tables. A hidden cell is safe when somebody who sees all that is
shown, and knows what adds up to what, finds that it could also be another number. That is not estimated but shown each
time, by finding a *move*: hidden cells that go up and down by one together, with no sum that is wrong and none below zero.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from .moving import Line, moved_with

K = TypeVar("K", bound=Hashable)
Sizes = Mapping[Any, tuple[Decimal, ...]]


@dataclass(frozen=True)
class Sum(Generic[K]):
    """A cell that is the total of others."""

    total: K
    parts: tuple[K, ...]


@dataclass(frozen=True)
class _Rest:
    """What a total counts beyond its parts: nobody is told it, so it may be anything."""

    line: int


def beside(
    sizes: Sizes, sums: Sequence[Sum[K]], hidden: set[K], counted: int, below: int, told: Collection[K] = ()
) -> set[K]:
    """The cells to hide with those ``hidden``. The first ``counted`` of a cell's amounts are of people.

    Those ``told`` already were shown before, so that it would be of no use to hide them.

    >>> sizes = {k: (Decimal(n),) for k, n in {"all": 60, "a": 2, "b": 0, "c": 58}.items()}
    >>> beside(sizes, [Sum("all", ("a", "b", "c"))], {"a"}, 1, 5)
    {'c'}
    """
    table = _Table(sizes, sums, hidden, counted, below, frozenset(told))
    while (more := table.next_to_hide()) is not None:
        table.hidden.add(more)
    return {key for key in table.hidden if not isinstance(key, _Rest)} - hidden


class _Table:
    """Cells, the lines in which they add up, and which are hidden so far."""

    def __init__(
        self, sizes: Sizes, sums: Sequence[Sum[Any]], hidden: set[Any], counted: int, below: int, told: frozenset[Any]
    ) -> None:
        self.sizes = {key: size for key, size in sizes.items() if size}
        self.hidden = {key for key in hidden if key in self.sizes}
        self.counted = counted
        self.below = below
        self.told = told
        self.lines: list[Line] = []
        for number, each in enumerate(sums):
            self._add(number, each)

    def _add(self, number: int, each: Sum[Any]) -> None:
        parts = [p for p in each.parts if p in self.sizes]
        if each.total not in self.sizes or not parts:
            return
        line = {each.total: -1} | dict.fromkeys(parts, 1)
        rest = tuple(a - sum(b) for a, *b in zip(*(self.sizes[k] for k in line), strict=False))
        if any(rest) and min(rest) >= 0:
            self.sizes[_Rest(number)] = rest
            self.hidden.add(_Rest(number))
            line[_Rest(number)] = 1
        self.lines.append(line)

    def next_to_hide(self) -> Any:
        """One more cell to hide, the smallest that helps; None when every hidden cell is safe."""
        for line in self.lines:
            if self._gives_away(line) and (found := self._smallest([line])) is not None:
                return found
        linked = [line for line in self.lines if self.hidden & set(line)]
        for unsafe in self._pinned():
            near = [line for line in self.lines if unsafe in line]
            found = next((f for lines in (near, linked) if (f := self._smallest(lines)) is not None), None)
            if found is not None:
                return found
        return None

    def _gives_away(self, line: Line) -> bool:
        """A line with one hidden cell gives it away; one whose hidden parts, or whose rest, are few together says how few."""
        out = [key for key in line if key in self.hidden]
        if not out:
            return False
        if len(out) == 1 and not isinstance(out[0], _Rest):
            return True
        together = [sum(self.sizes[key][i] for key in out) for i in range(self.counted)]
        return all(line[key] > 0 for key in out) and any(0 < amount < self.below for amount in together)

    def _smallest(self, lines: list[Line]) -> Any:
        """The part to hide: one that leaves the fewest other lines with one hidden cell, then the smallest; else a total."""
        kept = self.hidden | self.told
        shown = {(line[key] < 0, key) for line in lines for key in line if key not in kept}
        return min(shown, key=lambda found: self._cost(*found), default=(None, None))[1]

    def _cost(self, is_total: bool, key: Any) -> tuple[Any, ...]:
        size = sum(self.sizes[key])
        alone = sum(1 for line in self.lines if key in line and not self.hidden & set(line))
        return (size == 0, is_total, alone, size, str(key))

    def _pinned(self) -> Iterator[Any]:
        """Hidden cells of which some amount could be no other."""
        for i in range(max(map(len, self.sizes.values()), default=0)):
            sizes = {key: self.sizes[key][i] for key in self.hidden if len(self.sizes[key]) > i}
            safe: set[Any] = set()
            for key in sorted(sizes, key=str):
                if key not in safe and not isinstance(key, _Rest):
                    moved = moved_with(key, sizes, self.lines)
                    safe |= moved
                    if not moved:
                        yield key
