"""A document that was read beside what was laid out: each cell that is not as it was laid."""

from __future__ import annotations

import re

from milepost.sources.document import Cell, Document, Table, Words
from tests.documents.laid import Box, Grid, Laid, Text


def differences(document: Document, laid: Laid, colours: bool = True) -> list[str]:
    """One line for each cell whose paragraphs, span or fill are other than laid; tables in their order."""
    found: list[str] = []
    tables = [b for b in document.blocks if isinstance(b, Table)]
    grids = [b for b in laid.blocks if isinstance(b, Grid)]
    if len(tables) != len(grids):
        found.append(f"{len(tables)} tables for {len(grids)}")
    for number, (table, grid) in enumerate(zip(tables, grids, strict=False), 1):
        if len(table.grid) != len(grid.rows):
            found.append(f"table {number}: {len(table.grid)} rows for {len(grid.rows)}")
        for y, (row, boxes) in enumerate(zip(table.grid, grid.rows, strict=False), 1):
            for x, (cell, box) in enumerate(zip(row, boxes, strict=False), 1):
                if box and (wrong := _wrong(cell, box, colours)):
                    found.append(f"table {number}, row {y}, column {x}: {wrong}")
    return found


def order(blocks: Document | Laid) -> list[str]:
    """Headings and tables in their order."""
    named = []
    for block in blocks.blocks:
        if isinstance(block, (Table, Grid)):
            named.append("table")
        elif isinstance(block, Words) and block.level:
            named.append(plain(block.text))
        elif isinstance(block, Text) and block.level:
            named.append(plain(block.para.text))
    return named


def _wrong(cell: Cell, box: Box, colours: bool) -> str:
    said = [plain(p.text) for p in cell.paragraphs]
    # A line break typed in a heading is as good as a paragraph.
    meant = [plain(line) for p in box.paras for line in (p.text + p.added).split("\n")]
    if said != meant and " ".join(said) != " ".join(meant) * box.header:
        return f"{said} for {meant}"
    if (cell.rows, cell.columns) != (box.rows, box.columns):
        return f"{(cell.rows, cell.columns)} places for {(box.rows, box.columns)}"
    return f"fill {cell.colour} for {box.fill}" if colours and cell.colour != box.fill else ""


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()
