"""Tables that go on overleaf become one: the repeated header is left out, and what was split over the pages joins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .grid import TOGETHER, Piece, Ruled
from .paragraphs import ENDS

REF_STARTS = re.compile(r"(?:[A-Z][a-z]+ )?\d+(?:\.\d+)*[a-z]?\b")


def goes_on(first: Ruled, second: Ruled) -> bool:
    """Whether a table at the top of a page may be the one that ended the page before: its edges are the same, or some of them."""
    if abs(first.edges[0] - second.edges[0]) > TOGETHER or abs(first.edges[-1] - second.edges[-1]) > TOGETHER:
        return False
    fewer, more = sorted((first.edges, second.edges), key=len)
    return all(any(abs(a - b) <= TOGETHER for b in more) for a in fewer)


def stitched(first: Ruled, second: Ruled) -> None:
    """Puts the second below the first."""
    if len(second.edges) != len(first.edges):
        _same_edges(first, second)
    rows = _without_header(first, second)
    if not rows:
        return
    if _row_goes_on(first, rows):
        _join(first.grid[-1], rows, range(len(first.edges) - 1))
        rows = rows[1:]
    else:
        _join(first.grid[-1], rows, _columns_that_go_on(first, rows))
    first.grid.extend(rows)
    first.pages.extend(second.pages)
    first.foot = second.foot


def _same_edges(first: Ruled, second: Ruled) -> None:
    edges = first.edges if len(first.edges) > len(second.edges) else second.edges
    for table in (first, second):
        if len(table.edges) == len(edges):
            continue
        places = [min(range(len(edges)), key=lambda i: abs(edges[i] - e)) for e in table.edges]
        for piece in {id(p): p for row in table.grid for p in row if p}.values():
            end = places[piece.column + piece.columns]
            piece.column = places[piece.column]
            piece.columns = end - piece.column
        widths = [b - a for a, b in pairwise(places)]
        table.grid = [[p for p, n in zip(row, widths, strict=True) for _ in range(n)] for row in table.grid]
        table.edges = list(edges)


def texts(row: Sequence[Piece | None]) -> list[str]:
    return [re.sub(r"\s+", "", p.text).lower() if p else "" for p in row]


def _without_header(first: Ruled, second: Ruled) -> list[list[Piece | None]]:
    """The second's rows without the first's first rows, as far as they are said again."""
    same = 0
    for above, below in zip(first.grid, second.grid, strict=False):
        if texts(above) != texts(below) or not any(texts(below)):
            break
        same += 1
    return second.grid[same:]


def _row_goes_on(first: Ruled, rows: list[list[Piece | None]]) -> bool:
    """Whether the first row overleaf is the rest of the last row before it.

    A column that has a cell of its own in every row, and is never empty there, is empty overleaf only where its cell was
    finished on the page before. Where no column tells, words that go on in small letters do.
    """
    last, row = first.grid[-1], rows[0]
    if any(p and p.columns > 1 for p in (*last, *row)):
        return any(p and p.columns > 1 and p.fills_its_page for p in last) and _alike(last, row)
    telling = _never_empty(first, rows)
    if any(row[x] and not row[x].lines and last[x] and last[x].lines for x in telling):  # type: ignore[union-attr]
        return True
    below = [(last[x], row[x]) for x in range(len(row)) if row[x] and row[x].lines]  # type: ignore[union-attr]
    if not below:
        return True
    split = all(a and b and a.fills_its_page and not ENDS.search(a.text) for a, b in below)
    return split and any(b and b.lines[0].text[:1].islower() for _, b in below)


def _alike(last: Sequence[Piece | None], row: Sequence[Piece | None]) -> bool:
    return [p.columns if p else 0 for p in last] == [p.columns if p else 0 for p in row]


def _never_empty(first: Ruled, rows: list[list[Piece | None]]) -> list[int]:
    """The columns that have a cell with words in each row, by the rows that begin and end on a page."""
    grids = [row for row in (*first.grid[1:-1], *rows[1:-1]) if all(p and p.columns == 1 for p in row)]
    found = []
    for x in range(len(first.edges) - 1):
        cells = [row[x] for row in grids]
        if not _is_merged(first, rows, x) and sum(bool(c and c.lines) for c in cells) >= 0.97 * len(cells):
            found.append(x)
    return found if grids else [0]


def _columns_that_go_on(first: Ruled, rows: list[list[Piece | None]]) -> list[int]:
    """The merged cells of the last row that go on overleaf beside a new row.

    A cell that starts anew where a column of smaller cells does not is no new cell: what a cell is merged over ends with it.
    """
    last, row = first.grid[-1], rows[0]
    if any(p is None or p.columns > 1 for p in (*last, *row)):
        return []
    merged = [x for x in range(len(row)) if _is_merged(first, rows, x)]
    going = [x for x in merged if _piece_goes_on(last[x], row[x])]
    starts = {x: _starts(first, x) for x in merged}
    return [x for x in merged if x in going or any(starts[x] <= starts[y] for y in going if starts[y] != starts[x])]


def _starts(table: Ruled, x: int) -> frozenset[int]:
    """The rows in which the column's cells start."""
    return frozenset(y for y, row in enumerate(table.grid) if y == 0 or row[x] is not table.grid[y - 1][x])


def _is_merged(first: Ruled, rows: list[list[Piece | None]], x: int) -> bool:
    grids = (first.grid[1:], rows)
    return any(a[x] is not None and a[x] is b[x] for grid in grids for a, b in pairwise(grid))


def _piece_goes_on(above: Piece | None, below: Piece | None) -> bool:
    if above is None or below is None:
        return False
    if not below.lines:
        return True
    line = below.lines[0]
    if not above.fills_its_page or REF_STARTS.match(line.text):
        return False
    return line.bullet or line.text[:1].islower() or not (ENDS.search(above.text) or line.bold)


def _join(last: list[Piece | None], rows: list[list[Piece | None]], columns: Sequence[int]) -> None:
    """The words overleaf are put after those before, and the piece stands for both."""
    instead: dict[int, Piece] = {}
    for x in columns:
        above, below = last[x], rows[0][x]
        if above is None or below is None or id(below) in instead or below is above:
            continue
        above.lines.extend(below.lines)
        above.colour = above.colour or below.colour
        above.box = below.box
        instead[id(below)] = above
    for row in rows:
        row[:] = [instead.get(id(p), p) if p else None for p in row]
