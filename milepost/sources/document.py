"""A document as it was read, whatever its format: words and tables in their order, each with the place it stood.

Every reader gives this and nothing else; what the words mean is for ``sources.understanding``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where in a document something stands, each counted from 1; 0 where the format has no such thing."""

    page: int = 0
    sheet: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    line: int = 0

    @property
    def words(self) -> str:
        """
        >>> Place(page=3, table=2, row=5, column=4).words
        'page 3, table 2, row 5, column 4'
        """
        parts = (("page", self.page), ("sheet", self.sheet), ("table", self.table), ("row", self.row))
        more = (("column", self.column), ("line", self.line))
        return ", ".join(f"{name} {value}" for name, value in (*parts, *more) if value)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a cell, without its bullet, soft hyphens and footnote marks."""

    text: str
    bullet: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Cell:
    """``colour`` is the cell's fill as six capital hex digits, or empty; white and automatic are empty.

    A merged cell is one Cell with its ``rows`` and ``columns``; it stands at every place of the grid that it covers, and
    its ``place`` is its first. A date in a spreadsheet is its ISO form; a whole number has no ".0".
    """

    place: Place
    paragraphs: tuple[Paragraph, ...] = ()
    colour: str = ""
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True)
class Table:
    """``grid`` is rectangular: short rows are filled with empty cells."""

    place: Place
    grid: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Words:
    """A paragraph outside any table. ``level`` is 1 to 9 for a heading, 0 for other text."""

    place: Place
    text: str
    level: int = 0
    bold: bool = False
    bullet: bool = False


@dataclass(frozen=True)
class Remark:
    """What the reader of the document should be told, like changes that were tracked and read as accepted."""

    words: str
    place: Place = Place()


@dataclass(frozen=True)
class Document:
    blocks: tuple[Words | Table, ...]
    remarks: tuple[Remark, ...] = ()
