"""The body: paragraphs and tables as they follow each other."""

from __future__ import annotations

from collections.abc import Iterable

from ...document import Place, Table, Words
from .context import Context
from .names import COME, GONE, Element, W, inside
from .paragraphs import read_paragraph
from .tables import read_table


class Body:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.blocks: list[Words | Table] = []
        self._before = ""

    def read(self, parts: Iterable[Element]) -> None:
        for part in inside(parts):
            if part.tag == f"{W}p":
                self._paragraph(part)
            elif part.tag == f"{W}tbl":
                self._table(part)
            elif part.tag in COME:
                self.read(part)
            elif part.tag in GONE:
                self.context.noticed.count("gone")
            elif part.tag == f"{W}altChunk":
                self.context.noticed.count("other")

    def _paragraph(self, part: Element) -> None:
        read = read_paragraph(part, self.context, self._before)
        self._before = read.joined
        for line in read.lines[:-1] if read.joined else read.lines:
            self.context.lines += 1
            place = Place(line=self.context.lines)
            self.blocks.append(Words(place, line.text, read.level, line.bold, line.bullet))
        self.context.noticed.pictures += [Place(line=self.context.lines)] * read.pictures
        for box in read.boxes:
            self.context.noticed.count("boxes")
            self.read(box)

    def _table(self, part: Element) -> None:
        """The table, and after it those that stood in its cells where it was only a frame around them."""
        self.context.tables += 1
        within: list[Element] = []
        table = read_table(part, self.context.tables, self.context, within.append)
        if table is not None and (not within or any(cell.paragraphs for row in table.grid for cell in row)):
            self.blocks.append(table)
        for nested in within:
            words = f"This table stood inside a cell of table {table.place.table if table else 0}"
            self.context.noticed.say(words, Place(table=self.context.tables + 1))
            self._table(nested)
