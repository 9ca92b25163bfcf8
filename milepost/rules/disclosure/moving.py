"""Whether hidden cells could be other numbers: a search for some that go up and down by one together.

Source: the cycles by which tables with fixed totals are changed in cell suppression; our own search for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Line = Mapping[Any, int]
"""Cells that add up to nothing: parts with 1, their total with -1."""

STEPS = 2_000
"""How long is looked before a cell counts as given away; then more is hidden than may be needed."""


def moved_with(cell: Any, sizes: Mapping[Any, Decimal], lines: list[Line]) -> set[Any]:
    """The cells that move in one change of ``cell`` that nobody could notice; none where there is no such change.

    ``sizes`` are the hidden cells. What is shown does not move.

    >>> one, two = {"a": 1, "b": 1, "all": -1}, {"a": 1, "c": 1, "d": -1}
    >>> sorted(moved_with("a", {"a": Decimal(1), "b": Decimal(9), "c": Decimal(0), "d": Decimal(1)}, [one, two]))
    ['a', 'b', 'd']
    >>> moved_with("a", {"a": Decimal(1), "b": Decimal(0)}, [{"a": 1, "b": 1, "all": -1}]) == {"a", "b"}
    True
    >>> moved_with("a", {"a": Decimal(0), "b": Decimal(0)}, [{"a": 1, "b": 1, "all": -1}])
    set()
    """
    for step in (1, -1):
        search = _Search(sizes, lines)
        if sizes[cell] + step >= 0 and search.balances({cell: step}):
            return search.found
    return set()


class _Search:
    def __init__(self, sizes: Mapping[Any, Decimal], lines: list[Line]) -> None:
        self.sizes = sizes
        self.lines = lines
        self.left = STEPS
        self.found: set[Any] = set()

    def balances(self, moves: dict[Any, int]) -> bool:
        """Whether these moves can be made up for by others until every line adds up again."""
        self.left -= 1
        if self.left < 0:
            return False
        open_lines = [(line, off) for line in self.lines if (off := sum(line.get(k, 0) * s for k, s in moves.items()))]
        if not open_lines:
            self.found = set(moves)
            return True
        # The line with the fewest answers first: a dead end shows soonest there.
        answers = min((self._answers(line, off, moves) for line, off in open_lines), key=len)
        return any(self.balances({**moves, key: step}) for key, step in answers)

    def _answers(self, line: Line, off: int, moves: dict[Any, int]) -> list[tuple[Any, int]]:
        steps = [
            (key, -sign if off > 0 else sign) for key, sign in line.items() if key in self.sizes and key not in moves
        ]
        return [(key, step) for key, step in steps if self.sizes[key] + step >= 0]
