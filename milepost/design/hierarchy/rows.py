"""The layers as rows of cells, in an order that keeps lines short and seldom crossed, each cell with its place across."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .boxes import LABEL_WIDTH, WIDTH, Point
from .ranks import Arc
from .spread import spread

GAP, LANE, IN_APART = 36, 16, 16
ROUNDS = 8


@dataclass(frozen=True)
class Cell:
    """A box in its row, or the lane that a long arc keeps free through a row it only passes."""

    key: int
    row: int
    arc: int | None = None


Step = tuple[int, Cell, Cell]
"""A part of an arc (by its index) from a cell to one in the row above."""


class Rows:
    """``steps`` of every arc, ``rows`` of cells from the top, and ``at``: how far across the middle of each cell is."""

    def __init__(self, keys: Sequence[int], found: Sequence[Arc], rank: Mapping[int, int]) -> None:
        self.rows: list[list[Cell]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
        for key in keys:
            self.rows[rank[key]].append(Cell(key, rank[key]))
        self.steps: list[Step] = []
        for number, arc in enumerate(found):
            path = [Cell(arc.low, rank[arc.low])]
            for row in range(rank[arc.low] - 1, rank[arc.high], -1):
                path.append(Cell(arc.tie.key, row, number))
                self.rows[row].append(path[-1])
            path.append(Cell(arc.high, rank[arc.high]))
            self.steps += [(number, low, high) for low, high in pairwise(path)]
        self.up: dict[Cell, list[Cell]] = defaultdict(list)
        self.down: dict[Cell, list[Cell]] = defaultdict(list)
        for _, low, high in self.steps:
            self.up[low].append(high)
            self.down[high].append(low)
        self.order()
        self.at: dict[Cell, float] = {}
        self.place()

    def width(self, cell: Cell) -> float:
        """Wide enough for a label over every line that leaves, and for the lines that come in."""
        if cell.arc is not None:
            return LANE
        return max(WIDTH, len(self.up[cell]) * LABEL_WIDTH, (len(self.down[cell]) + 1) * IN_APART)

    def order(self) -> None:
        """Each row by the mean place of what it is tied to, from the top down and back up, a few times."""
        for n in range(ROUNDS):
            beside = self.up if n % 2 == 0 else self.down
            for row in self.rows if n % 2 == 0 else reversed(self.rows):
                place = {cell: i / len(cells) for cells in self.rows for i, cell in enumerate(cells)}
                row.sort(key=lambda cell: _mean([place[c] for c in beside[cell]], place[cell]))

    def place(self) -> None:
        for row in self.rows:
            self.put(row, [0.0] * len(row))
        for n in range(ROUNDS):
            for row in self.rows if n % 2 == 0 else reversed(self.rows):
                beside = self.up if n % 2 == 0 else self.down
                self.put(row, [_mean([self.at[c] for c in beside[cell]], self.at[cell]) for cell in row])

    def put(self, row: Sequence[Cell], wanted: Sequence[float]) -> None:
        apart = [(self.width(a) + self.width(b)) / 2 + GAP for a, b in pairwise(row)]
        self.at.update(zip(row, spread(wanted, apart), strict=True))

    def span(self, cell: Cell) -> Point:
        """Where a cell begins and ends, across."""
        half = self.width(cell) / 2
        return self.at[cell] - half, self.at[cell] + half


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
