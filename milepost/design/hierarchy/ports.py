"""Where across each line leaves a box and arrives at the next, and lanes moved so that lines run straight up."""

from __future__ import annotations

from collections import defaultdict

from .rows import IN_APART, Cell, Rows, Step
from .spread import spread

INSET = 10
"""How far inside its column a line leaves, where a box has several: its label has the rest."""


class Ports:
    """``leaves`` and ``arrives``: how far across, for each step."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.out: dict[Cell, list[Step]] = defaultdict(list)
        self.into: dict[Cell, list[Step]] = defaultdict(list)
        for step in rows.steps:
            self.out[step[1]].append(step)
            self.into[step[2]].append(step)
        self.leaves: dict[Step, float] = {}
        self.arrives: dict[Step, float] = {}
        self.leave()
        self.straighten()
        self.leave()
        self.arrive()

    def leave(self) -> None:
        """Lines leave in the order of where they go, a label's width apart."""
        for cell, steps in self.out.items():
            steps.sort(key=lambda s: (self.rows.at[s[2]], s[0]))
            left, right = self.rows.span(cell)
            column = (right - left) / len(steps)
            first = self.rows.at[cell] if len(steps) == 1 else left + INSET
            self.leaves.update((step, first + column * i) for i, step in enumerate(steps))

    def straighten(self) -> None:
        """From the bottom up, each lane goes as near as it can to where its line comes from."""
        for row in reversed(self.rows.rows):
            came = {cell: self.into[cell][0] for cell in row if cell.arc is not None}
            self.rows.put(row, [self.leaves[came[c]] if c in came else self.rows.at[c] for c in row])
            self.leaves.update((self.out[cell][0], self.rows.at[cell]) for cell in came)

    def arrive(self) -> None:
        """Each line arrives as near as it can to where it left, inside the box."""
        for cell, steps in self.into.items():
            steps.sort(key=lambda s: (self.leaves[s], s[0]))
            left, right = self.rows.span(cell)
            inset = IN_APART / 2
            wanted = [self.leaves[s] for s in steps]
            places = spread(wanted, [IN_APART] * (len(steps) - 1), left + inset, right - inset)
            self.arrives.update(zip(steps, places, strict=True))
