"""A table of text: commas, semicolons or tabs between its cells, in whatever encoding it was saved."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from milepost.rules.spreadsheet import from_cell

from ..document import Cell, Document, Place, Remark
from . import Say, Unreadable, limits
from .grid import Grid, paragraphs
from .letters import decode
from .refusals import WHY_NOT

SEPARATORS = ",;\t|"
MOST_WRITTEN = 20_000
"""Cells of one row, empty ones included: a spreadsheet may write all of its 16,384 columns."""
LOOKED_AT = 50
"""Rows that are looked at to tell what stands between cells."""


def read_csv(path: Path, say: Say) -> Document:
    say("Reading the table", 0, 1)
    decoded = decode(path.read_bytes())
    text, separator = _separated(decoded.text)
    csv.field_size_limit(limits.MOST_IN_CELL)
    grid = Grid(Place(table=1), "The table")
    try:
        for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator), start=1):
            if len(row) > MOST_WRITTEN:
                raise Unreadable(limits.too_wide("The table"))
            for column, words in enumerate(row, start=1):
                if words and (said := paragraphs(from_cell(words))):
                    grid.put(Cell(Place(table=1, row=number, column=column), said))
    except csv.Error as error:
        raise Unreadable(limits.too_full("The table")) from error
    if not grid.cells:
        raise Unreadable(WHY_NOT["empty"])
    say("Reading the table", 1, 1)
    return Document((grid.table(),), (Remark(decoded.remark),) if decoded.remark else ())


def _separated(text: str) -> tuple[str, str]:
    """The text without Excel's own first line "sep=;", and what stands between its cells.

    >>> _separated('ref;what\\n1.1;"a, b, c"\\n')[1], _separated("ref,what\\n1.1,a\\n")[1], _separated("sep=|\\na|b\\n")
    (';', ',', ('a|b\\n', '|'))
    """
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said.lower().startswith("sep=") and len(said) == 5:
        return rest, said[4]
    return text, max(SEPARATORS, key=lambda separator: _fit(text, separator))


def _fit(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have the usual number of cells above one, and that number."""
    reader = csv.reader(StringIO(text[:200_000], newline=""), delimiter=separator)
    widths = []
    try:
        for row, _ in zip(reader, range(LOOKED_AT), strict=False):
            widths.append(len(row))
    except csv.Error:
        return 0, 0
    many = [width for width in widths if width > 1]
    usual = max(many, key=many.count, default=0)
    return many.count(usual), usual
