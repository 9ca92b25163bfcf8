"""A rectangular grid made of cells that come one by one, each perhaps covering many places; what is larger is refused."""

from __future__ import annotations

from dataclasses import replace

from ..document import Cell, Paragraph, Place, Table
from . import Unreadable, limits
from .letters import lines, without_bullet

WHITE = ("", "FFFFFF")


class Grid:
    """Cells by row and column, counted from 1. ``where`` is what the table is called in a refusal."""

    def __init__(self, place: Place, where: str) -> None:
        self.place = place
        self.where = where
        self.cells: dict[tuple[int, int], Cell] = {}

    def put(self, cell: Cell) -> None:
        """Stand the cell at every place it covers, where none stands yet. Raises Unreadable beyond the limits."""
        row, column = cell.place.row, cell.place.column
        if row + cell.rows - 1 > limits.MOST_ROWS:
            raise Unreadable(limits.too_long(self.where))
        if column + cell.columns - 1 > limits.MOST_COLUMNS:
            raise Unreadable(limits.too_wide(self.where))
        if sum(len(p.text) for p in cell.paragraphs) > limits.MOST_IN_CELL:
            raise Unreadable(limits.too_full(self.where))
        for r in range(row, row + cell.rows):
            for c in range(column, column + cell.columns):
                self.cells.setdefault((r, c), cell)
        if len(self.cells) > limits.MOST_CELLS:
            raise Unreadable(limits.too_many_cells())

    def rows(self) -> list[list[Cell]]:
        """The grid from row 1 and column 1, its gaps filled with empty cells."""
        height = max((row for row, _ in self.cells), default=0)
        width = max((column for _, column in self.cells), default=0)
        if height * width > limits.MOST_CELLS:
            raise Unreadable(limits.too_many_cells())
        return [[self.at(row, column) for column in range(1, width + 1)] for row in range(1, height + 1)]

    def at(self, row: int, column: int) -> Cell:
        return self.cells.get((row, column)) or Cell(replace(self.place, row=row, column=column))

    def table(self) -> Table:
        return Table(self.place, tuple(tuple(row) for row in self.rows()))


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The lines of a cell of plain text, with the bullets that were typed taken for bullets.

    >>> [(p.text, p.bullet) for p in paragraphs("Soon:\\n• Recruit\\n- Train")]
    [('Soon:', False), ('Recruit', True), ('Train', True)]
    """
    return tuple(Paragraph(*without_bullet(line)) for line in lines(text))


def fill(colour: str) -> str:
    """A fill as a Cell has it: six capital hex digits, empty for white or for what is none.

    >>> fill("ffc000"), fill("#00B050"), fill("auto"), fill("ffffff")
    ('FFC000', '00B050', '', '')
    """
    plain = colour.lstrip("#").upper()
    if len(plain) != 6 or any(letter not in "0123456789ABCDEF" for letter in plain):
        return ""
    return "" if plain in WHITE else plain
