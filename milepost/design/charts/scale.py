"""Where things stand: an upright scale with round numbers, places along it, and labels kept apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10


@dataclass(frozen=True)
class Upright:
    """From ``low`` at ``bottom`` to ``high`` at ``top``, marked at ``ticks``."""

    low: float
    high: float
    step: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        """Where a value stands; one beyond the scale stands at its edge."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high

    @property
    def ticks(self) -> list[float]:
        return [self.low + n * self.step for n in range(round((self.high - self.low) / self.step) + 1)]


LEAST = 1e-9
"""Figures closer together than this are one figure: no reader could tell them apart, nor could a step be found between them."""


def extent(values: Sequence[float], *, from_zero: bool, most: float | None) -> tuple[float, float, float]:
    """Low, high and step of a scale in round numbers. ``most``: as far as it goes unless a value goes further.

    >>> extent([12, 64], from_zero=True, most=100), extent([96, 88], from_zero=True, most=100)
    ((0.0, 80.0, 20.0), (0.0, 100.0, 20.0))
    >>> extent([61, 68], from_zero=False, most=100), extent([], from_zero=True, most=None)
    ((60.0, 68.0, 2.0), (0.0, 1.0, 0.2))
    """
    low, high = min(values, default=0.0), max(values, default=1.0)
    if from_zero:
        low = min(low, 0.0)
    if high - low < LEAST:
        high = low + 1
    if most is not None and high > most >= max(values, default=0):
        high = most
    size = 10.0 ** floor(log10((high - low) / 5))
    step = next(n * size for n in (1, 2, 5, 10) if (high - low) / (n * size) <= 5.5)
    return floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step, step


def apart(places: Sequence[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """The middles of labels, given where each would like to be and its height, moved as little as keeps them apart.

    Neighbours that would lie over each other become a block about the middle of where they would like to be.

    >>> apart([(10, 10), (12, 10), (90, 10)], 0, 100)
    [6.0, 16.0, 90.0]
    >>> apart([(96, 10), (99, 10)], 0, 100)
    [85.0, 95.0]
    """
    blocks: list[Block] = []
    for n in sorted(range(len(places)), key=lambda n: places[n][0]):
        block = Block([n], places[n][0], places[n][1]).within(top, bottom)
        while blocks and blocks[-1].middle + blocks[-1].tall / 2 > block.middle - block.tall / 2:
            block = blocks.pop().joined(block).within(top, bottom)
        blocks.append(block)
    found: dict[int, float] = {}
    for block in blocks:
        y = block.middle - block.tall / 2
        for n in block.members:
            found[n] = y + places[n][1] / 2
            y += places[n][1]
    return [found[n] for n in range(len(places))]


@dataclass(frozen=True)
class Block:
    """Labels one below the other, about ``middle``."""

    members: list[int]
    middle: float
    tall: float

    def joined(self, other: Block) -> Block:
        share = len(other.members) / (len(self.members) + len(other.members))
        middle = self.middle * (1 - share) + other.middle * share
        return Block(self.members + other.members, middle, self.tall + other.tall)

    def within(self, top: float, bottom: float) -> Block:
        middle = max(min(self.middle, bottom - self.tall / 2), top + self.tall / 2)
        return Block(self.members, middle, self.tall)


def every(labels: Sequence[str], room: float, measure: Callable[[str], float]) -> int:
    """How many points from one label to the next: months by the quarter, half year or year, years by ones, twos, fives.

    >>> months = [f"{name} 2024" for name in "ABCDEFGHIJKL"]
    >>> every(months, 20, lambda _: 45), every(months, 30, lambda _: 100), every(["2019", "2020", "2021"], 50, len)
    (3, 6, 1)
    """
    names = len({label.split()[0] for label in labels if not label[:1].isdigit()})
    steps = (
        (1, 3, 6, 12, 24, 36, 60, 120) if names > 4 else (1, 2, 4, 8, 12, 20, 40) if names else (1, 2, 5, 10, 20, 50)
    )
    fits = (step for step in steps if step * room >= max(map(measure, labels[::step]), default=0) + 12)
    return next(fits, max(len(labels), 1))


def runs(present: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last of each unbroken run.

    >>> runs([True, True, False, True])
    [(0, 1), (3, 3)]
    """
    edges = [False, *present, False]
    starts = [n for n, (a, b) in enumerate(pairwise(edges)) if b and not a]
    ends = [n - 1 for n, (a, b) in enumerate(pairwise(edges)) if a and not b]
    return list(zip(starts, ends, strict=True))
