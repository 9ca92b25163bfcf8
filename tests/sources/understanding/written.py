"""Documents written by hand, a line a block, and the drafts they are read into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from milepost.sources.corrections import Change
from milepost.sources.document import Cell, Document, Paragraph, Place, Table, Words
from milepost.sources.draft import Draft, Node
from milepost.sources.understanding import understand

Written = str | tuple[str, str]
"""A cell: its words, a paragraph a line, "• " before a bullet; with a second text, its fill. "^" is the cell above, merged."""


def words(text: str, level: int = 0, *, bold: bool = False, line: int = 0) -> Words:
    return Words(Place(line=line), text, level, bold)


def table(*rows: Sequence[Written], sheet: str = "", pages: Sequence[int] = (), number: int = 1) -> Table:
    """``"<"`` is the cell to the left, merged. ``pages`` are those of the rows, where the document has pages."""
    grid: list[list[Cell]] = []
    for r, row in enumerate(rows):
        made: list[Cell] = []
        for c, written in enumerate(row):
            place = Place(pages[r] if pages else 0, sheet, number, r + 1, c + 1)
            made.append(grid[-1][c] if written == "^" else made[-1] if written == "<" else cell(written, place))
        grid.append(made)
    return _merged(grid, Place(pages[0] if pages else 0, sheet, number))


def _merged(grid: list[list[Cell]], place: Place) -> Table:
    """With the spans that shared cells have."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for r, row in enumerate(grid):
        for c, one in enumerate(row):
            spans.setdefault(id(one), []).append((r, c))
    made = {
        id(grid[at[0][0]][at[0][1]]): Cell(
            grid[at[0][0]][at[0][1]].place,
            grid[at[0][0]][at[0][1]].paragraphs,
            grid[at[0][0]][at[0][1]].colour,
            at[-1][0] - at[0][0] + 1,
            at[-1][1] - at[0][1] + 1,
        )
        for at in spans.values()
    }
    return Table(place, tuple(tuple(made[id(one)] for one in row) for row in grid))


def cell(written: Written, place: Place) -> Cell:
    text, colour = written if isinstance(written, tuple) else (written, "")
    lines = text.split("\n") if text else []
    return Cell(place, tuple(Paragraph(line.removeprefix("• "), line.startswith("• ")) for line in lines), colour)


HEAD = (words("Exampleshire Council priority action plan", 1), words("Workstream 1: Plans on time", 2))


def read(*blocks: Words | Table, changes: Sequence[Change] = (), head: Iterable[Words] = HEAD) -> Draft:
    return understand(Document((*head, *blocks)), changes)


def of_kind(draft: Draft, kind: str) -> list[Node]:
    return [node for node in draft.walk() if node.kind == kind]


def said(draft: Draft, kind: str, field: str) -> list[str]:
    return [node.words(field) for node in of_kind(draft, kind)]


def codes(draft: Draft) -> list[str]:
    return [d.code for node in draft.walk() for d in node.doubts] + [d.code for d in draft.doubts]
