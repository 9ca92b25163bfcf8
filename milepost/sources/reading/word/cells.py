"""What stands in one cell: its paragraphs, its colour, and what else was put in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...document import Paragraph, Place
from .context import Context
from .names import COME, GONE, Element, W, find, inside
from .paragraphs import Read, read_paragraph


class Content:
    """Reads a cell. ``nested`` is given the tables in it; without it their rows are read as lines of the cell."""

    def __init__(self, context: Context, place: Place, nested: Callable[[Element], None] | None) -> None:
        self.context = context
        self.place = place
        self.nested = nested
        self.paragraphs: list[Paragraph] = []
        self.read_ones: list[Read] = []
        self._before = ""

    def read(self, cell: Element) -> None:
        for block in inside(cell):
            if block.tag == f"{W}p":
                self._paragraph(block)
            elif block.tag == f"{W}tbl":
                self._table(block)
            elif block.tag in COME:
                self.read(block)
            elif block.tag in GONE:
                self.context.noticed.count("gone")

    def _paragraph(self, block: Element) -> None:
        read = read_paragraph(block, self.context, self._before)
        self._before = read.joined
        self.read_ones.append(read)
        lines = read.lines[:-1] if read.joined else read.lines
        self.paragraphs += [Paragraph(line.text, line.bullet, line.bold) for line in lines]
        self.context.noticed.pictures += [self.place] * (read.pictures + read.icons)
        for box in read.boxes:
            self.context.noticed.count("boxes")
            self.read(box)

    def _table(self, table: Element) -> None:
        if self.nested is not None:
            self.nested(table)
            return
        self.context.noticed.say("A table stands in this cell; each of its rows was read as a line", self.place)
        for row in _all(table, "tr"):
            cells = []
            for cell in _all(row, "tc"):
                content = Content(self.context, self.place, None)
                content.read(cell)
                cells.append(" ".join(p.text for p in content.said()))
            if words := " – ".join(words for words in cells if words):
                self.paragraphs.append(Paragraph(words, bullet=True))

    def said(self) -> tuple[Paragraph, ...]:
        """The paragraphs; a cell with nothing but the number that Word draws in it says that number."""
        if self._before:
            self.paragraphs.append(Paragraph(self._before))
            self._before = ""
        if not self.paragraphs and len(self.read_ones) == 1 and self.read_ones[0].number:
            return (Paragraph(self.read_ones[0].number),)
        return tuple(self.paragraphs)

    def colour(self, cell: Element) -> str:
        """The cell's fill; without one that of its words; and of a lone sign, like a dot, its ink."""
        own = self.context.shade(find(cell, "tcPr/shd"))
        shaded = next((read.shading for read in self.read_ones if read.shading), "")
        if own or shaded:
            return own or shaded
        text = "".join(paragraph.text for paragraph in self.paragraphs)
        lone = bool(text) and not any(letter.isalnum() for letter in text)
        return next((read.ink for read in self.read_ones if read.ink), "") if lone else ""


def _all(parent: Element, name: str) -> Iterator[Element]:
    return (child for child in inside(parent) if child.tag == f"{W}{name}")
