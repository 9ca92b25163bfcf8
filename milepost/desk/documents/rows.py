"""A workbook that came back, as its rows: each cell by its column's heading, and where it stands."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File

from milepost.sources.carrying import from_json
from milepost.sources.document import Cell, Document, Table, Words
from milepost.sources.filing import scan
from milepost.sources.reading import Unreadable
from milepost.sources.reading.looking import look_at
from milepost.sources.sandbox import read_in_child

LARGEST = 5_000_000
"""Bytes. A workbook of 2,033 milestones has a twentieth of it."""
MOST_ROWS = 5_000
NEEDED = ("Milestone ref", "Rating")


@dataclass(frozen=True)
class SheetRow:
    cells: dict[str, Cell]
    number: int

    def text(self, heading: str) -> str:
        return tidy(self.cells[heading].text) if heading in self.cells else ""

    def at(self, heading: str) -> str:
        """Where a cell stands, as a spreadsheet says it."""
        return address(self.cells[heading].place.column if heading in self.cells else 0, self.number)


@dataclass(frozen=True)
class Workbook:
    """``strays`` are cells below the headings that are no row of the plan, with what they say."""

    rows: list[SheetRow]
    strays: list[tuple[str, str]]


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


def tidy(words: str) -> str:
    """Words without what a spreadsheet or its reader may have changed in them: spaces, line breaks, bullets.

    >>> tidy(" • One\\r\\n\\n  two ")
    'One\\ntwo'
    """
    lines = (" ".join(line.split()).lstrip("•–- ").strip() for line in words.splitlines())
    return "\n".join(line for line in lines if line)


def read_workbook(file: File) -> Workbook:  # type: ignore[type-arg]
    """Every row with a milestone. Raises ValidationError for "file", having kept nothing of it."""
    if (file.size or 0) > LARGEST:
        raise _refused("The workbook must be smaller than 5 MB. Take pictures and other sheets out of it")
    try:
        kind = look_at(file.file, file.name or "").kind  # type: ignore[arg-type]
        if kind != "xlsx":
            raise _refused("Choose the Excel workbook (.xlsx) that was taken from this plan")
        scan(file)
        return rows_of(_read(file))
    except Unreadable as error:
        raise _refused(error.words) from error


def _read(file: File) -> Document:  # type: ignore[type-arg]
    """Read beside the server, in a process that may do nothing else."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as copy:
        file.seek(0)
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        return from_json(read_in_child(Path(copy.name), "xlsx", lambda *said: None, "workbook.xlsx"))


def rows_of(document: Document) -> Workbook:
    """The rows below the headings, also those after an empty line. Raises ValidationError for "file"."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    for table in tables:
        if heads := _heads(table):
            below = [t for t in tables if t.place.sheet == table.place.sheet]
            found = [row for t in below for row in _rows(t, heads)]
            if len(found) > MOST_ROWS:
                raise _refused(f"The workbook has more than {MOST_ROWS:,} rows. Send it in parts")
            return Workbook(found, list(_strays(document, table)))
    raise _refused(
        f"No sheet has the columns “{'” and “'.join(NEEDED)}”. Use the workbook as it was taken from the plan, with its headings"
    )


def _heads(table: Table) -> dict[int, str]:
    """The heading of each column, by its number; none where the table has no row of headings."""
    for row in table.grid:
        heads = {cell.place.column: tidy(cell.text) for cell in row}
        if set(NEEDED) <= set(heads.values()):
            return heads
    return {}


def _strays(document: Document, table: Table) -> Iterator[tuple[str, str]]:
    """What stands alone on the same sheet below the headings, one a row."""
    met: set[int] = set()
    first = table.grid[0][0].place.row
    for block in document.blocks:
        place = block.place
        if isinstance(block, Words) and place.sheet == table.place.sheet and place.row > first and place.row not in met:
            met.add(place.row)
            yield address(place.column, place.row), f"“{block.text[:40]}” stands outside the rows of the plan"


def _rows(table: Table, heads: dict[int, str]) -> Iterator[SheetRow]:
    for cells in table.grid:
        row = SheetRow({heads.get(cell.place.column, ""): cell for cell in cells}, cells[0].place.row)
        ref = row.text("Milestone ref")
        if ref and ref != "Milestone ref":
            yield row


def _refused(words: str) -> ValidationError:
    return ValidationError({"file": words})
