"""From pages to the blocks of a document: paragraphs, headings by their size, and tables by their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ...document import Cell, Place, Table, Words
from .grid import Piece, Ruled
from .lines import Line
from .page import Page
from .paragraphs import Setting, grouped, paragraph, usual_leading, vocabulary_of


def blocks_of(pages: Sequence[Page]) -> tuple[Words | Table, ...]:
    words = [line for page in pages for line in page.lines]
    in_cells = [line for page in pages for table in page.tables for piece in _pieces(table) for line in piece.lines]
    vocabulary = vocabulary_of((*words, *in_cells))
    levels = _levels(words, in_cells)
    blocks: list[Words | Table] = []
    number = 0
    for page in pages:
        rest = list(page.lines)
        right = max((line.x1 for line in rest), default=0.0)
        for table in page.tables:
            above = [line for line in rest if line.top < table.box[1] or line.page < page.number]
            blocks += _words(above, right, vocabulary, levels)
            rest = [line for line in rest if line not in above]
            number += 1
            blocks.append(_table(table, number, vocabulary))
        blocks += _words(rest, right, vocabulary, levels)
    return tuple(blocks)


def _levels(words: Sequence[Line], in_cells: Sequence[Line]) -> dict[float, int]:
    """The level of a heading by its size: sizes well above the usual one, the largest first."""
    sizes: Counter[float] = Counter()
    for line in words or in_cells:
        sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    large = sorted({line.size for line in words if line.size > 1.12 * usual}, reverse=True)
    return {size: min(level, 9) for level, size in enumerate(large, 1)}


def _words(lines: Sequence[Line], right: float, vocabulary: frozenset[str], levels: dict[float, int]) -> list[Words]:
    setting = Setting(usual_leading(lines), right, vocabulary)
    found = []
    for group in grouped(lines, setting):
        made = paragraph(group, setting)
        level = levels.get(group[0].size, 0)
        found.append(Words(Place(page=group[0].page), made.text, level, made.bold and not level, made.bullet))
    return found


def _pieces(table: Ruled) -> list[Piece]:
    return list({id(p): p for row in table.grid for p in row if p}.values())


def _table(table: Ruled, number: int, vocabulary: frozenset[str]) -> Table:
    pieces = _pieces(table)
    leading = usual_leading([line for piece in pieces for line in piece.lines])
    inset = _inset(pieces)
    settings = [_setting(table, pieces, x, leading, inset, vocabulary) for x in range(len(table.edges) - 1)]
    places: dict[int, tuple[int, int]] = {}
    ends: dict[int, int] = {}
    for y, row in enumerate(table.grid):
        for x, piece in enumerate(row):
            if piece:
                places.setdefault(id(piece), (y, x))
                ends[id(piece)] = y + 1
    cells = {id(p): _cell(p, places[id(p)], ends[id(p)], number, settings[p.column + p.columns - 1]) for p in pieces}
    grid = tuple(
        tuple(
            cells[id(p)] if p else Cell(Place(page=table.pages[0], table=number, row=y, column=x))
            for x, p in enumerate(row, 1)
        )
        for y, row in enumerate(table.grid, 1)
    )
    return Table(Place(page=table.pages[0], table=number), grid)


def _inset(pieces: Sequence[Piece]) -> float:
    """How far words stand from a cell's edge, in points: the least distance that is met more than twice."""
    distances = Counter(max(0, round(line.x0 - p.box[0])) for p in pieces for line in p.lines if not line.bullet)
    return min((d for d, n in distances.items() if n > 2), default=0)


def _setting(
    table: Ruled, pieces: Sequence[Piece], x: int, leading: float, inset: float, vocabulary: frozenset[str]
) -> Setting:
    """How words stand in a column: whether its paragraphs are of one line is seen in the cells that are on one page."""
    setting = Setting(leading, table.edges[x + 1] - inset, vocabulary)
    whole = [p for p in pieces if p.column == x and p.columns == 1 and len({line.page for line in p.lines}) == 1]
    groups = [group for p in whole for group in grouped(p.lines, setting)]
    single = bool(groups) and sum(len(g) == 1 for g in groups) >= 0.8 * len(groups)
    return Setting(setting.leading, setting.right, vocabulary, single)


def _cell(piece: Piece, start: tuple[int, int], end: int, number: int, setting: Setting) -> Cell:
    paragraphs = tuple(paragraph(group, setting) for group in grouped(piece.lines, setting))
    place = Place(page=piece.page, table=number, row=start[0] + 1, column=start[1] + 1)
    kept = tuple(p for p in paragraphs if re.search(r"\S", p.text))
    return Cell(place, kept, piece.colour, end - start[0], piece.columns)
