"""Each block of a report in a Word document."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Block, Bullets, Facts, Figure, Heading, Para, Runs, Signature, Split, Style, Table
from .figures import png
from .wordtable import table
from .wordwriter import Writer

STYLES = {
    Style.BODY: "Normal",
    Style.LEAD: "Lead",
    Style.SMALL: "Small",
    Style.INSET: "Inset",
    Style.WARNING: "Warning",
}


def block(b: Block, to: Writer, *, leads: bool = False) -> None:
    """``leads``: a table or a chart follows, and words that lead to it stay on its page."""
    match b:
        case Heading(level, text, key):
            to.paragraph(to.run(text), f"Heading {min(level - 1, 3)}", key=key)
        case Para(runs, style):
            to.paragraph(to.runs(runs), STYLES[style], keep=leads)
        case Bullets(items, ordered):
            bullets(items, ordered, to)
        case Facts(rows):
            facts(rows, to)
        case Table():
            to.paragraph(to.run(b.caption), "Caption")
            to.xml.append(table(b, to))
            to.spacer()
        case Figure():
            figure(b, to)
        case Signature():
            signature(b, to)
        case Split():
            to.new_page()


def bullets(items: Sequence[Runs], ordered: bool, to: Writer) -> None:
    number = to.numbering() if ordered and items else ""
    for item in items:
        to.paragraph(to.runs(item), "List Number" if ordered else "List Bullet", number)


def facts(rows: Sequence[tuple[str, Runs]], to: Writer) -> None:
    if to.turned:
        to.paragraph("", "Cell")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>' for side in ("top", "bottom", "insideH")
    )
    pairs = [(to.run(label, strong=True), to.runs(runs)) for label, runs in rows]
    _pairs(pairs, to.width * 3 // 10, to.width * 7 // 10, to, borders=f"<w:tblBorders>{lines}</w:tblBorders>")


def figure(b: Figure, to: Writer) -> None:
    to.paragraph(to.run(b.caption), "Caption", keep=True)
    if b.subtitle:
        to.paragraph(to.run(b.subtitle), "Small", keep=True)
    if painted := png(b.svg):
        to.paragraph(f"<w:r>{to.picture(painted, to.width, b.alt)}</w:r>", "Normal", keep=bool(b.notes))
    else:
        to.paragraph(to.run(f"The chart could not be drawn. In words: {b.alt}"), "Inset")
    bullets(b.notes, True, to)


def signature(b: Signature, to: Writer) -> None:
    """Who signed, or lines to sign on."""
    space = '<w:spacing w:before="240"/>'
    if b.on:
        to.paragraph(to.run(f"Signed by {b.post}", strong=True) + to.run(f", {b.on}"), "Normal", space)
    else:
        to.paragraph(to.run(b.post, strong=True) + to.run(": not signed yet"), "Normal", space, keep=True)
    if b.note:
        to.paragraph(to.run(b.note), "Small", keep=not b.on)
    if not b.on:
        line = '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="0B0C0C"/></w:tcBorders>'
        lines = [(to.run(label), "") for label in ("Signature", "Name", "Date")]
        _pairs(lines, to.width // 6, to.width // 2, to, line=line, height='<w:trHeight w:val="560"/>')


def _pairs(
    pairs: Sequence[tuple[str, str]], first: int, second: int, to: Writer, *, borders: str = "", line: str = "", height: str = ""
) -> None:  # fmt: skip
    """A table of labels and what is to say of them. ``line`` are the borders of its second column."""

    def cell(inside: str, width: int, borders: str, keep: str) -> str:
        look = f'{keep}<w:spacing w:before="60" w:after="60"/>'
        size = f'<w:tcW w:w="{width}" w:type="dxa"/>{borders}'
        return f"<w:tc><w:tcPr>{size}</w:tcPr><w:p><w:pPr>{look}</w:pPr>{inside}</w:p></w:tc>"

    keeps = ["<w:keepNext/>"] * (len(pairs) - 1) + [""]
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cell(label, first, '', keep)}{cell(said, second, line, keep)}</w:tr>"
        for (label, said), keep in zip(pairs, keeps, strict=True)
    )
    to.xml.append(
        f'<w:tbl><w:tblPr><w:tblW w:w="{first + second}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{first}"/><w:gridCol w:w="{second}"/></w:tblGrid>{rows}</w:tbl>'
    )
    to.spacer()
