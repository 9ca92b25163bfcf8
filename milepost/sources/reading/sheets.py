"""One sheet of a spreadsheet, of whatever program, as words and tables.

A sheet is a canvas: above the plan stands a title, below it a key, and blank rows part its sections. A row with nothing in it is
left out; every cell keeps the row and column it has in the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..document import Cell, Paragraph, Place, Table, Words
from . import Unreadable, limits

Row = list["Spot"]


@dataclass(frozen=True)
class Spot:
    """A cell with words or a fill, and how far it is merged, counted from 1."""

    row: int
    column: int
    paragraphs: tuple[Paragraph, ...] = ()
    colour: str = ""
    rows: int = 1
    columns: int = 1

    @property
    def words(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass
class Sheet:
    """Takes the spots of a sheet as they are read, and refuses what is too much as soon as it is."""

    name: str
    spots: list[Spot] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)

    @property
    def where(self) -> str:
        return f"The sheet “{self.name}”"

    def put(self, spot: Spot) -> None:
        self.spots.append(spot)
        if sum(len(p.text) for p in spot.paragraphs) > limits.MOST_IN_CELL:
            raise Unreadable(limits.too_full(self.where))
        if len(self.spots) > limits.MOST_CELLS:
            raise Unreadable(limits.too_many_cells())
        if spot.paragraphs:
            self.rows.add(spot.row)
            self.columns.add(spot.column)
        if len(self.rows) > limits.MOST_ROWS:
            raise Unreadable(limits.too_long(self.where))
        if len(self.columns) > limits.MOST_COLUMNS:
            raise Unreadable(limits.too_wide(self.where))

    def blocks(self, tables: int) -> list[Words | Table]:
        """The words and tables of the sheet in their order; ``tables`` is how many tables came before it."""
        told: list[Words | Table] = []
        for kind, rows in _parted(self._groups()):
            if kind == "words":
                told += [line for row in rows for line in _lines(self.name, row)]
            else:
                tables += 1
                told.append(self._table(rows, tables))
        return told

    def _groups(self) -> list[list[Row]]:
        """The rows with words in them, parted where a row has none."""
        by_row: dict[int, Row] = {row: [] for row in sorted(self.rows)}
        for spot in self.spots:
            if spot.paragraphs:
                by_row[spot.row].append(spot)
        groups: list[list[Row]] = []
        covered = 0
        for number, row in by_row.items():
            if not groups or number > covered + 1:
                groups.append([])
            groups[-1].append(sorted(row, key=lambda spot: spot.column))
            covered = max([covered, number, *(spot.row + spot.rows - 1 for spot in row)])
        return groups

    def _table(self, rows: list[Row], number: int) -> Table:
        place = Place(sheet=self.name, table=number)
        down = [row[0].row for row in rows]
        across = self._across(rows, down)
        if len(down) * len(across) > limits.MOST_CELLS:
            raise Unreadable(limits.too_many_cells())
        at_row = {row: at for at, row in enumerate(down)}
        at_column = {column: at for at, column in enumerate(across)}
        grid: list[list[Cell | None]] = [[None] * len(across) for _ in down]
        for spot in self.spots:
            covers = [at_row[r] for r in _range(spot.row, spot.rows, down) if r in at_row]
            over = [at_column[c] for c in _range(spot.column, spot.columns, across) if c in at_column]
            if not covers or not over:
                continue
            where = Place(sheet=self.name, table=number, row=spot.row, column=spot.column)
            cell = Cell(where, spot.paragraphs, spot.colour, len(covers), len(over))
            for r in covers:
                for c in over:
                    grid[r][c] = grid[r][c] or cell
        return Table(
            place, tuple(tuple(_filled(place, line, row, across)) for line, row in zip(grid, down, strict=True))
        )

    def _across(self, rows: list[Row], down: list[int]) -> list[int]:
        """The columns that have words, and those between them with a fill: a rating may be a colour alone."""
        said = {spot.column for row in rows for spot in row}
        seen = set(down)
        filled = {spot.column for spot in self.spots if spot.colour and not spot.paragraphs and spot.row in seen}
        return sorted(said | {column for column in filled if min(said) < column < max(said)})


def _range(start: int, length: int, among: list[int]) -> range:
    """The numbers a merged cell covers, no further than there is anything."""
    return range(start, min(start + length, among[-1] + 1))


def _filled(place: Place, line: list[Cell | None], row: int, across: list[int]) -> list[Cell]:
    return [
        cell or Cell(Place(sheet=place.sheet, table=place.table, row=row, column=column))
        for cell, column in zip(line, across, strict=True)
    ]


def _lines(sheet: str, row: Row) -> list[Words]:
    return [
        Words(Place(sheet=sheet, row=spot.row, column=spot.column), said.text, bold=said.bold, bullet=said.bullet)
        for spot in row
        for said in spot.paragraphs
    ]


def _parted(groups: Iterable[list[Row]]) -> list[tuple[str, list[Row]]]:
    """Which rows are words and which are tables.

    Lone words before a table are words. A blank row ends a table only where another kind of thing follows: the same headings
    again, or something half as wide or twice as wide, like a key to the colours.
    """
    parts: list[tuple[str, list[Row]]] = []
    waiting: list[Row] = []
    for group in groups:
        lead = next((at for at, row in enumerate(group) if len(row) > 1), len(group))
        rest = group[lead:]
        table = parts[-1][1] if parts and parts[-1][0] == "table" else None
        if not rest:
            waiting += group
        elif table is not None and _goes_on(table, rest):
            table += waiting + group
            waiting = []
        else:
            parts += [("words", waiting + group[:lead]), ("table", rest)]
            waiting = []
    parts.append(("words", waiting))
    return [part for part in parts if part[1]]


def _goes_on(table: list[Row], rest: list[Row]) -> bool:
    before, now = _width(table), _width(rest)
    again = [spot.words for spot in rest[0]] == [spot.words for spot in table[0]]
    return not again and before < 2 * now and now < 2 * before


def _width(rows: list[Row]) -> int:
    return len({spot.column for row in rows for spot in row})
