"""Excel workbooks: every sheet, with what its cells say, how they are merged and what colour they are filled with."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import openpyxl
from openpyxl.styles.colors import COLOR_INDEX

from ..document import Document, Paragraph, Place, Remark, Table, Words
from . import Say, Unreadable, limits
from .colours import lighter, theme_colours
from .grid import fill, paragraphs
from .sheets import Sheet, Spot
from .values import words

THEME = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
"""The theme's colours in the order Excel counts them."""
STORED = re.compile(rb"<(?:\w+:)?c[\s/>]")
MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})[\"']"
)
NOTHING = "There are no words in this workbook. Choose one with the plan in it"


def read_sheet(path: Path, say: Say) -> Document:
    say("Opening the workbook", 0, 0)
    formulas = look_at_cells(path)
    # Given as an open file, because openpyxl refuses a path by its ending.
    with warnings.catch_warnings(), path.open("rb") as file:
        warnings.simplefilter("ignore")  # about drawings and rules that are not read
        book = openpyxl.load_workbook(file, data_only=True, keep_links=False)
        blocks: list[Words | Table] = []
        remarks: list[Remark] = []
        colours = Colours(book)
        for done, page in enumerate(book.worksheets):
            say(f"Reading the sheet “{page.title}”"[:200], done, len(book.worksheets))
            sheet = Sheet(page.title)
            for spot in _spots(page, colours):
                sheet.put(spot)
            blocks += sheet.blocks(sum(isinstance(block, Table) for block in blocks))
            remarks += _remarks(page, sheet)
        remarks += _not_worked_out(file, book) if formulas else []
    if not blocks:
        raise Unreadable(NOTHING)
    say("Reading the workbook", len(book.worksheets), len(book.worksheets))
    return Document(tuple(blocks), tuple(remarks))


def look_at_cells(path: Path) -> bool:
    """Whether there are formulas. Raises Unreadable where a sheet has more cells than a library should be asked to keep."""
    stored, formulas = 0, False
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
                continue
            content = archive.read(name)
            formulas = formulas or b"<f" in content or b":f>" in content
            stored += len(STORED.findall(content))
            for left, top, right, bottom in MERGED.findall(content):
                stored += abs(_column(right) - _column(left) + 1) * abs(int(bottom) - int(top) + 1)
    if stored > limits.MOST_STORED:
        raise Unreadable(limits.too_many_stored())
    return formulas


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


class Colours:
    """The fill of a cell, whichever of Excel's four ways it is given in; and whether its letters are bold."""

    def __init__(self, book: Any) -> None:
        self.theme = theme_colours(book.loaded_theme) if book.loaded_theme else {}
        self.indexed = getattr(book, "_colors", None) or COLOR_INDEX
        self.known: dict[int, str] = {}
        self.heavy: dict[int, bool] = {}

    def of(self, cell: Any) -> str:
        number = cell._style.fillId if cell.has_style else 0
        if number not in self.known:
            self.known[number] = self._fill(cell.fill)
        return self.known[number]

    def bold(self, cell: Any) -> bool:
        number = cell._style.fontId if cell.has_style else 0
        if number not in self.heavy:
            self.heavy[number] = bool(cell.font.b)
        return self.heavy[number]

    def _fill(self, pattern: Any) -> str:
        if getattr(pattern, "fill_type", None) != "solid":
            return ""
        colour = pattern.fgColor
        if colour.type == "theme" and colour.theme < len(THEME):
            return fill(lighter(self.theme.get(THEME[colour.theme], ""), colour.tint or 0))
        if colour.type == "indexed":
            plain = self.indexed[colour.indexed] if colour.indexed < len(self.indexed) else ""
        else:
            plain = colour.rgb if colour.type == "rgb" else ""
        return fill(lighter(plain[-6:], colour.tint or 0)) if fill(plain[-6:]) else ""


def _spots(page: Any, colours: Colours) -> Iterator[Spot]:
    """Each cell with words or a fill. ``_cells`` holds only those that are stored; asking for rows would make all the others."""
    merged = {
        (m.min_row, m.min_col): (m.max_row - m.min_row + 1, m.max_col - m.min_col + 1) for m in page.merged_cells.ranges
    }
    for (row, column), cell in sorted(page._cells.items(), key=lambda item: item[0]):
        said = paragraphs(words(cell.value, cell.number_format)) if cell.value is not None else ()
        colour = colours.of(cell) if type(cell).__name__ == "Cell" else ""
        if not said and not colour:
            continue
        if said and colours.bold(cell):
            said = tuple(Paragraph(p.text, p.bullet, bold=True) for p in said)
        rows, across = merged.get((row, column), (1, 1))
        yield Spot(row, column, said, colour, rows, across)


def _remarks(page: Any, sheet: Sheet) -> Iterator[Remark]:
    if not sheet.rows:
        return
    here = Place(sheet=page.title)
    if page.sheet_state != "visible":
        yield Remark("This sheet is hidden, and was read all the same", here)
    rows = sum(size.hidden and number in sheet.rows for number, size in page.row_dimensions.items())
    if rows:
        yield Remark(f"Hidden rows on this sheet were read all the same: {rows:,}", here)
    hidden = [range(size.min or 0, (size.max or 0) + 1) for size in page.column_dimensions.values() if size.hidden]
    columns = sum(any(column in span for span in hidden) for column in sheet.columns)
    if columns:
        yield Remark(f"Hidden columns on this sheet were read all the same: {columns:,}", here)
    if len(page.conditional_formatting):
        words = "Colours that this sheet gives by a rule (conditional formatting) were not read; the words in those cells were"
        yield Remark(words, here)
    comments = sum(getattr(cell, "comment", None) is not None for cell in page._cells.values())
    if comments:
        yield Remark(f"Comments on this sheet were not read: {comments:,}", here)
    if page._images:
        yield Remark("There is a picture on this sheet that cannot be read", here)


def _not_worked_out(file: BinaryIO, book: Any) -> list[Remark]:
    """The formulas whose outcome was never saved with them: what they would show is not known."""
    remarks = []
    again = openpyxl.load_workbook(file, read_only=True, keep_links=False)
    for page in again.worksheets:
        kept = book[page.title]._cells
        missing = [
            cell.coordinate
            for row in page.iter_rows(max_row=2 * limits.MOST_ROWS, max_col=2 * limits.MOST_COLUMNS)
            for cell in row
            if cell.value is not None
            and cell.data_type == "f"
            and (cell.row, cell.column) in kept
            and kept[(cell.row, cell.column)].value is None
        ]
        if missing:
            which = ", ".join(missing[:5]) + (" and others" if len(missing) > 5 else "")
            what = "Formulas here have no saved outcome, so they were read as empty"
            remarks.append(
                Remark(f"{what}: {which}. Open the workbook, save it, and choose it again", Place(sheet=page.title))
            )
    again.close()
    return remarks
