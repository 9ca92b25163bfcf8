"""A table as a grid: which cell stands at each row and column, with those that cover several rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .blocks import Cell, Table

EMPTY = Cell(())


@dataclass(frozen=True)
class Place:
    """``first``: the cell begins here; otherwise it began in a row above."""

    cell: Cell
    first: bool = True


def grid(table: Table) -> tuple[tuple[Place, ...], ...]:
    """Every row with a place for every column; a row that gives too few cells ends with empty ones.

    >>> from .blocks import Column, words
    >>> one, two = Cell((words("1"),), span=2), Cell((words("2"),))
    >>> rows = grid(Table("", (Column("a"), Column("b")), ((one, two), (two,))))
    >>> [[place.first for place in row] for row in rows]
    [[True, True], [False, True]]
    """
    found: list[tuple[Place, ...]] = []
    left: dict[int, tuple[int, Cell]] = {}
    for row in table.rows:
        cells, places = iter(row), []
        for n in range(len(table.columns)):
            rows, above = left.pop(n, (0, EMPTY))
            cell = above if rows else next(cells, EMPTY)
            places.append(Place(cell, first=not rows))
            if (after := (rows or cell.span) - 1) > 0:
                left[n] = after, cell
        found.append(tuple(places))
    return tuple(found)


def groups(table: Table) -> Iterator[tuple[tuple[Place, ...], ...]]:
    """The rows of the grid, those that a cell covers together.

    >>> from .blocks import Column
    >>> long, short = Cell((), span=2), Cell(())
    >>> [len(rows) for rows in groups(Table("", (Column("a"), Column("b")), ((long, short), (short,), (short, short))))]
    [2, 1]
    """
    held: list[tuple[Place, ...]] = []
    for row in grid(table):
        if held and all(place.first for place in row):
            yield tuple(held)
            held = []
        held.append(row)
    if held:
        yield tuple(held)
