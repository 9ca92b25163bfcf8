"""Tables: rows cut into cells, and cells that were merged down or across made one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...document import Cell, Place, Table
from .. import Unreadable, limits
from ..grid import Grid
from .cells import Content
from .columns import columns
from .context import Context
from .names import COME, GONE, Element, W, find, inside, on, val, whole


@dataclass
class Piece:
    """A cell as its row has it: from one cut of the grid to another. ``goes_on`` where it continues the one above."""

    content: Element
    row: int
    start: int
    end: int
    goes_on: bool
    rows: int = 1


def read_table(table: Element, number: int, context: Context, nested: Callable[[Element], None]) -> Table | None:
    """The table; None where it has no cells. ``nested`` is given each table in a cell, where this one is only a frame for it."""
    where = f"Table {number}"
    pieces = [list(_pieces(row, at)) for at, row in enumerate(_rows(table, context, where), start=1)]
    widths = [int(w) if w.isdecimal() and len(w) < 8 else 0 for w in _widths(table)]
    spans = {(p.start, p.end) for row in pieces for p in row}
    to_the_eye = columns(spans, widths) if len(spans) < 10 * limits.MOST_COLUMNS else {}
    if len(set(to_the_eye.values())) - 1 > limits.MOST_COLUMNS or (spans and not to_the_eye):
        raise Unreadable(limits.too_wide(where))
    for row in pieces:
        for piece in row:
            piece.start, piece.end = to_the_eye[piece.start], to_the_eye[piece.end]
    grid = Grid(Place(table=number), where)
    frame = len(pieces) == 1 or len(set(to_the_eye.values())) == 2
    for piece in _merged(pieces):
        place = Place(table=number, row=piece.row, column=piece.start + 1)
        content = Content(context, place, nested if frame else None)
        content.read(piece.content)
        grid.put(Cell(place, content.said(), content.colour(piece.content), piece.rows, piece.end - piece.start))
    return grid.table() if grid.cells else None


def _widths(table: Element) -> list[str]:
    grid = find(table, "tblGrid")
    return [column.get(f"{W}w") or "" for column in grid.findall(f"{W}gridCol")] if grid is not None else []


def _rows(table: Element, context: Context, where: str) -> Iterator[Element]:
    """The rows that are seen once tracked changes are accepted."""
    seen = 0
    for row in _opened(table):
        if row.tag != f"{W}tr":
            continue
        said = find(row, "trPr")
        if find(said, "del") is not None:
            context.noticed.count("gone")
            continue
        if on(said, "hidden"):
            context.noticed.count("hidden")
            continue
        context.noticed.count("come", find(said, "ins") is not None)
        seen += 1
        if seen > limits.MOST_ROWS:
            raise Unreadable(limits.too_long(where))
        yield row


def _opened(parent: Element) -> Iterator[Element]:
    for child in inside(parent):
        if child.tag in COME:
            yield from _opened(child)
        elif child.tag not in GONE:
            yield child


def _pieces(row: Element, number: int) -> Iterator[Piece]:
    """The cells of a row with their cuts; one merged across in the way of old programs is one piece."""
    start = max(whole(row, "trPr/gridBefore"), 0)
    last: Piece | None = None
    for cell in _opened(row):
        if cell.tag != f"{W}tc":
            continue
        said = find(cell, "tcPr")
        end = start + max(whole(said, "gridSpan", 1), 1)
        if last is not None and val(said, "hMerge") == "continue":
            last.end = start = end
            continue
        if last is not None:
            yield last
        down = find(said, "vMerge")
        last = Piece(cell, number, start, end, down is not None and down.get(f"{W}val") != "restart")
        start = end
    if last is not None:
        yield last


def _merged(rows: list[list[Piece]]) -> list[Piece]:
    """The pieces that begin a cell, each as many rows high as cells below go on with it."""
    above: dict[int, Piece] = {}
    begun = []
    for row in rows:
        now: dict[int, Piece] = {}
        for piece in row:
            over = above.get(piece.start) if piece.goes_on else None
            if over is not None and over.row + over.rows == piece.row:
                over.rows += 1
                now[piece.start] = over
            else:
                begun.append(piece)
                now[piece.start] = piece
        above = now
    return begun
