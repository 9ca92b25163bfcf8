"""One table of a plan while it is read: what its columns hold, and where the reading is."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..document import Cell, Table
from ..plain import tidy
from . import refs
from .context import Context
from .grids import same_as_above
from .headers import Header
from .parts import Part


@dataclass(eq=False)
class Rows:
    """``broken`` is true in the first row after a page's end, where a row may go on that began before."""

    table: Table
    number: int
    header: Header
    context: Context
    broken: bool = False
    cells: dict[str, str] = field(default_factory=dict)
    """The plain words of the cell that began the present outcome and action."""
    impacts: dict[Part, list[tuple[Cell, str, Part]]] = field(default_factory=dict)
    """By outcome, the cells of impacts met in its rows: (cell, id, the action of the row)."""

    def column(self, meaning: str) -> int | None:
        found = self.header.meanings.get(meaning, ())
        return found[0] if found else None

    def columns(self, meaning: str) -> tuple[int, ...]:
        return self.header.meanings.get(meaning, ())

    def cell(self, r: int, meaning: str) -> Cell | None:
        column = self.column(meaning)
        return None if column is None else self.table.grid[r][column]

    def text(self, r: int, meaning: str) -> str:
        cell = self.cell(r, meaning)
        return tidy(cell.text) if cell else ""

    def ref(self, r: int, kind: str) -> str:
        """The ref in a row's own column of refs; one merged down counts in its first row only."""
        column = self.column(f"{kind}_ref")
        return "" if column is None else refs.as_ref(self.text(r, f"{kind}_ref"))

    def id(self, r: int, meaning: str, suffix: str) -> str:
        column = self.column(meaning)
        return f"t{self.number}.r{r + 1}.{suffix if column is None else f'c{column + 1}'}"

    def above(self, r: int, meaning: str) -> bool:
        """Whether a cell is merged with the one above, in a row that was read."""
        column = self.column(meaning)
        return column is not None and r > self.header.rows.stop and same_as_above(self.table, r, column)
