"""A table's grid: which cells are the same one, which rows go right across, and which are the same as another."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Cell, Table
from ..plain import plain

Row = Sequence[Cell]


def distinct(row: Row) -> list[Cell]:
    """The cells of a row, a merged one once."""
    return [cell for c, cell in enumerate(row) if c == 0 or cell is not row[c - 1]]


def filled(row: Row) -> list[Cell]:
    return [cell for cell in distinct(row) if cell.text.strip()]


def is_empty(row: Row) -> bool:
    return not any(cell.text.strip() or cell.colour for cell in row)


def is_band(row: Row) -> bool:
    """Whether a row is one text right across: merged so, or alone in its row in a table of plain cells."""
    found = filled(row)
    if len(found) != 1 or len(row) < 2:
        return False
    covers = sum(cell is found[0] for cell in row)
    return covers >= max(2, 0.6 * len(row)) and found[0].rows == 1


def is_alone(row: Row) -> bool:
    """Whether only the first cell of a row says anything, unmerged downwards."""
    return bool(row) and [row[0]] == filled(row) and row[0].rows == 1 and not any(cell.rows > 1 for cell in row)


def texts(row: Row) -> tuple[str, ...]:
    return tuple(plain(cell.text) for cell in row)


def same_as_above(table: Table, row: int, column: int) -> bool:
    """Whether a cell is the one above it, merged down. ``row`` counts from 0."""
    return row > 0 and table.grid[row][column] is table.grid[row - 1][column]
