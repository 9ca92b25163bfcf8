"""A template that came back, as its rows: which cell stands under which heading, and what each row was made as."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File

from milepost.people.models import Organisation
from milepost.sources.filing import scan
from milepost.sources.reading import Unreadable
from milepost.sources.reading.looking import look_at
from milepost.sources.sandbox import cells_in_child

from .layout import COLUMNS, FIGURES, FILLED_IN, FORM, IDS

LARGEST = 2_000_000
"""Bytes. A template of 2,000 rows has a tenth of it."""
NEW = "Download a new template, and copy your figures into it"


@dataclass(frozen=True)
class Cell:
    """``kind`` is as ``sources.reading.cells`` tells it; "empty" where nothing stands."""

    row: int
    column: int
    kind: str = "empty"
    words: str = ""

    @property
    def where(self) -> str:
        return f"{FIGURES}, {address(self.column, self.row)}"


@dataclass(frozen=True)
class Made:
    """What a row was when the template was made. ``seen`` is the reading that stood, 0 where there was none."""

    measure: str
    breakdown: str
    starts: str
    mark: str
    seen: int
    name: str
    period: str


@dataclass(frozen=True)
class Row:
    number: int
    cells: dict[str, Cell]

    def cell(self, heading: str) -> Cell:
        return self.cells[heading]

    @property
    def filled(self) -> bool:
        return any(self.cells[heading].words for heading in FILLED_IN)


@dataclass(frozen=True)
class Book:
    """``strays`` are cells under no heading of ours; ``merged`` ranges of the sheet with figures."""

    made: dict[int, Made]
    rows: list[Row] = field(default_factory=list)
    strays: list[Cell] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def address(column: int, row: int) -> str:
    """
    >>> address(6, 12), address(27, 1)
    ('F12', 'AA1')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def read_template(file: File[Any], organisation: Organisation) -> Book:
    """The rows of a template of this organisation. Raises ValidationError for "file" where it is none, having kept nothing."""
    if (file.size or 0) > LARGEST:
        raise _refused("The spreadsheet must be smaller than 2 MB. Take pictures and other sheets out of it")
    try:
        if look_at(file.file, file.name or "").kind != "xlsx":  # type: ignore[arg-type]
            raise _refused("Choose the template, saved as an Excel workbook (.xlsx)")
        scan(file)
        with tempfile.NamedTemporaryFile(suffix=".xlsx") as copy:
            file.seek(0)
            for chunk in file.chunks():
                copy.write(chunk)
            copy.flush()
            sheets = {str(s["name"]): s for s in cells_in_child(Path(copy.name))}
    except Unreadable as error:
        raise _refused(error.words) from error
    return _book(sheets, organisation)


def _book(sheets: dict[str, Any], organisation: Organisation) -> Book:
    if IDS not in sheets or FIGURES not in sheets:
        raise _refused(f"This is not the template: its sheets “{FIGURES}” and “{IDS}” are not both there. {NEW}")
    ids = _grid(sheets[IDS])
    said = {row[1].words: row for row in ids.values() if 1 in row}
    if "form" not in said or said["form"][2].words != FORM:
        raise _refused(f"This template has another form than today’s. {NEW}")
    whose = said.get("organisation", {})
    if 2 not in whose or whose[2].words != str(organisation.pk):
        other = whose[3].words if 3 in whose else "another organisation"
        raise _refused(
            f"This template was made for {other}, and you are sending figures of {organisation.name}. "
            f"Choose the template of {organisation.name}"
        )
    made = {whole(row[1].words): _made(row) for row in ids.values() if 1 in row and 8 in row}
    return _rows(_grid(sheets[FIGURES]), made, list(sheets[FIGURES]["merged"]))


def _made(row: dict[int, Cell]) -> Made:
    measure, breakdown, starts, mark, seen, name, period = (row[n].words if n in row else "" for n in range(2, 9))
    return Made(measure, breakdown, starts, mark, whole(seen), name, period)


def whole(words: str) -> int:
    """A number the template wrote, 0 for anything else: Python reads no number of thousands of digits.

    >>> whole("12"), whole("x"), whole("9" * 5000)
    (12, 0, 0)
    """
    return int(words) if words.isdecimal() and len(words) < 19 else 0


def _grid(sheet: dict[str, Any]) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for row, column, kind, words in sheet["cells"]:
        rows.setdefault(row, {})[column] = Cell(row, column, kind, words)
    return rows


def _rows(grid: dict[int, dict[int, Cell]], made: dict[int, Made], merged: list[str]) -> Book:
    """Headings are found by their words, so that a column somebody put in between does no harm but is told."""
    wanted = [c.heading for c in COLUMNS]
    top = next((n for n, row in sorted(grid.items()) if set(wanted) <= {c.words for c in row.values()}), None)
    if top is None:
        missing = _missing(grid, wanted)
        raise _refused(f"On the sheet “{FIGURES}” these headings are missing or changed: {', '.join(missing)}. {NEW}")
    under: dict[str, int] = {}
    for cell in grid[top].values():
        if cell.words in wanted:
            under.setdefault(cell.words, cell.column)
    book = Book(made, merged=merged)
    ours = set(under.values())
    for number, row in sorted(grid.items()):
        book.strays.extend(c for c in row.values() if c.column not in ours and number >= top)
        if number > top and any(c.column in ours for c in row.values()):
            book.rows.append(Row(number, {heading: row.get(at, Cell(number, at)) for heading, at in under.items()}))
    return book


def _missing(grid: dict[int, dict[int, Cell]], wanted: list[str]) -> list[str]:
    best = max(
        ({c.words for c in row.values()} for row in grid.values()), key=lambda r: len(r & set(wanted)), default=set()
    )
    return [f"“{heading}”" for heading in wanted if heading not in best]


def _refused(words: str) -> ValidationError:
    return ValidationError({"file": words})
