"""A table of a report as the XML of a Word document."""

from __future__ import annotations

from html import escape

from milepost.design.documents.colours import FILLS, WORDS
from milepost.design.documents.template import DARK
from milepost.rules.brag import Brag

from .blocks import Cell, Column, Runs, Table, Tone
from .figures import icon, png
from .grid import Place, groups
from .wordwriter import Writer

SHADES = {Tone(b.value): (FILLS[b], WORDS[b]) for b in Brag} | {Tone.GREY: ("E5E6E7", "0B0C0C")}
ICON, BESIDE = 280, 370
"""How wide an icon is, and where the words beside it begin, in twentieths of a point."""
HANGS = f' w:hanging="{BESIDE}"'
"""Only the line with the icon begins before the words."""
TOGETHER = 6
"""Rows that a cell covers stay on one page where there are fewer than this."""


def table(b: Table, to: Writer) -> str:
    """A header row that comes again on every page, rows that are not split, and cells that cover several rows as one."""
    widths = shares(b.columns, to.width)
    head = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/>{_shade(DARK)}</w:tcPr>'
        f"{_paragraph(to, to.run(c.head, strong=True, colour='FFFFFF'), c, keep=True)}</w:tc>"
        for c, w in zip(b.columns, widths, strict=True)
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for group in groups(b):
        for n, row in enumerate(group, 1):
            keep = n < len(group) < TOGETHER
            cells = (_cell(place, c, w, keep, to) for place, c, w in zip(row, b.columns, widths, strict=True))
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    margins = "".join(
        f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in (("top", 40), ("left", 70), ("bottom", 20), ("right", 70))
    )
    described = escape(f"{b.caption}: {', '.join(c.head for c in b.columns)}")
    lengths = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{to.styles["Table Grid"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/>'
        f'<w:tblCaption w:val="{escape(b.caption)}"/><w:tblDescription w:val="{described}"/>'
        f"</w:tblPr><w:tblGrid>{lengths}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def shares(columns: tuple[Column, ...], width: int) -> list[int]:
    whole = sum(c.width for c in columns) or 1
    return [int(width * c.width / whole) for c in columns]


def _cell(place: Place, column: Column, width: int, keep: bool, to: Writer) -> str:
    cell = place.cell
    merge = "" if cell.span < 2 else '<w:vMerge w:val="restart"/>' if place.first else "<w:vMerge/>"
    fill, colour = SHADES.get(cell.tone, ("EEF1F4" if cell.header else "", ""))
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{_shade(fill) if fill else ""}</w:tcPr>'
    paras: tuple[Runs, ...] = cell.paras if place.first else ()
    said = []
    for n, runs in enumerate(paras):
        strong = cell.header or (bool(colour) and n == 0)
        mark = _icon(cell, to) if cell.icon and n == 0 else ""
        room = "" if not cell.icon else f'<w:ind w:left="{BESIDE}"{HANGS if mark else ""}/>'
        said.append(_paragraph(to, mark + to.runs(runs, colour, strong), column, room, keep=keep))
    return f"<w:tc>{properties}{''.join(said) or _paragraph(to, '', column, keep=keep)}</w:tc>"


def _paragraph(to: Writer, inside: str, column: Column, room: str = "", *, keep: bool) -> str:
    held, side = "<w:keepNext/>" if keep else "", '<w:jc w:val="right"/>' if column.number else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{to.styles["Cell"]}"/>{held}{room}{side}</w:pPr>{inside}</w:p>'


def _shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def _icon(cell: Cell, to: Writer) -> str:
    painted = png(str(icon(cell.icon)))
    return f"<w:r>{to.picture(painted, ICON, '')}<w:tab/></w:r>" if painted else ""
