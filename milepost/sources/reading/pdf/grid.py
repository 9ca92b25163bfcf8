"""The ruled tables of one page: each cell with its place in the grid, its lines and its fill."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .colours import Box, behind, fills
from .lines import Line, lines_of

Grid = list[list["Piece | None"]]
TOGETHER = 3.0
"""Edges nearer than this, in points, are one."""


@dataclass(eq=False)
class Piece:
    """A cell. ``box`` is where it stands on its last page; ``right`` where its words may go to."""

    page: int
    box: Box
    column: int
    columns: int
    lines: list[Line] = field(default_factory=list)
    colour: str = ""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def fills_its_page(self) -> bool:
        """Its words go down to its lower edge, so that they may go on overleaf."""
        return bool(self.lines) and self.box[3] - self.lines[-1].bottom < 1.6 * self.lines[-1].size


@dataclass
class Ruled:
    """A table: ``edges`` are the columns' edges from left to right, ``grid`` a Piece at every place that it covers.

    ``box`` is where it starts, ``foot`` the height it ends at on its last page, in points from the top.
    """

    box: Box
    foot: float
    edges: list[float]
    grid: list[list[Piece | None]]
    pages: list[int]


def ruled_tables(page: Any, chars: Sequence[dict[str, Any]]) -> tuple[list[Ruled], list[dict[str, Any]]]:
    """The tables of a page from the top down, with their letters, and the letters that stand in none.

    What has one column only is a box around words, and no table.
    """
    drawn = fills(page)
    places = []
    closing = {"intersection_tolerance": 4, "explicit_horizontal_lines": _ends(page)}
    for found in page.find_tables(closing):
        edges = _clustered(x for c in found.cells for x in (c[0], c[2]))
        rows = _clustered(y for c in found.cells for y in (c[1], c[3]))
        if len(edges) > 2:
            places.append((found.bbox, edges, rows, _grid(page.page_number, found.cells, edges, rows, drawn)))
    places.sort(key=lambda place: (place[0][1], place[0][0]))
    outside = _put_letters(places, chars)
    return [
        Ruled(box, box[3], edges, [row for y, row in enumerate(grid) if _begins(grid, y)], [page.page_number])
        for box, edges, _, grid in places
    ], outside


def _grid(page: int, cells: Sequence[Box], edges: list[float], rows: list[float], drawn: list[tuple[Box, str]]) -> Grid:
    grid: Grid = [[None] * (len(edges) - 1) for _ in rows[1:]]
    for cell in cells:
        left, right = _nearest(edges, cell[0]), _nearest(edges, cell[2])
        top, bottom = _nearest(rows, cell[1]), _nearest(rows, cell[3])
        piece = Piece(page, cell, left, right - left, colour=behind(cell, drawn))
        for y in range(top, bottom):
            for x in range(left, right):
                grid[y][x] = piece
    return grid


def _begins(grid: list[list[Piece | None]], y: int) -> bool:
    """Whether a cell starts in the row; a strip in which none does was made by lines that do not meet."""
    return any(piece and (y == 0 or grid[y - 1][x] is not piece) for x, piece in enumerate(grid[y]))


def _ends(page: Any) -> list[float]:
    """The heights at which upright lines begin and end: a cell that the end of the page cuts open is closed there."""
    upright = sorted(
        (e["top"], e["bottom"]) for e in page.edges if e["orientation"] == "v" and e["bottom"] - e["top"] > 4
    )
    runs: list[list[float]] = []
    for top, bottom in upright:
        if runs and top <= runs[-1][1] + TOGETHER:
            runs[-1][1] = max(runs[-1][1], bottom)
        else:
            runs.append([top, bottom])
    return [end for run in runs for end in run]


def _put_letters(
    places: Sequence[tuple[Box, list[float], list[float], Grid]], chars: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Each letter in the cell its middle is in; gives those that stand in no table."""
    held: dict[Piece, list[dict[str, Any]]] = defaultdict(list)
    rest = []
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        for box, edges, rows, grid in places:
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                piece = grid[_between(rows, y)][_between(edges, x)]
                if piece:
                    held[piece].append(char)
                break
        else:
            rest.append(char)
    for piece, inside in held.items():
        piece.lines = lines_of(inside, piece.page)
    return rest


def _between(edges: list[float], value: float) -> int:
    return min(max(bisect_right(edges, value) - 1, 0), len(edges) - 2)


def _clustered(values: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > TOGETHER:
            kept.append(value)
    return kept


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))
