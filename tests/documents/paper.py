"""A PDF without LibreOffice: the same document as a web page, printed by WeasyPrint."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from .laid import Box, Grid, Laid, Para, Text

STYLE = """
@page { size: A4 %s; margin: 18mm; @top-left { content: "Written Statement of Action"; font-size: 8pt }
        @bottom-right { content: "Page " counter(page); font-size: 8pt } }
body { font: 9pt Liberation Sans, sans-serif } h1 { font-size: 18pt } h2 { font-size: 13pt }
table { border-collapse: collapse; width: 100%%; table-layout: fixed; margin-bottom: 6mm }
td, th { border: 0.5pt solid black; padding: 1mm; vertical-align: top; text-align: left; overflow-wrap: anywhere }
tr { break-inside: avoid } td.on { border-top: none } td.open { border-bottom: none }
td p, th p { margin: 0 0 1.5mm } p.b { padding-left: 4mm; text-indent: -3mm }
"""


def write_paper(laid: Laid, path: Path) -> None:
    from weasyprint import HTML

    style = STYLE % ("landscape" if laid.landscape else "portrait")
    body = "".join(_block(b) for b in laid.blocks)
    page = f'<html lang="en"><title>{escape(laid.title)}</title><style>{style}</style><body>{body}</body></html>'
    HTML(string=page).write_pdf(path)


def _block(block: Text | Grid) -> str:
    if isinstance(block, Text):
        return f"<h{block.level}>{escape(block.para.text)}</h{block.level}>" if block.level else _para(block.para)
    widths = "".join(f'<col style="width:{100 * w / sum(block.widths):.2f}%">' for w in block.widths)
    rows = ["<tr>" + "".join(_row(block, y)) + "</tr>" for y in range(len(block.rows))]
    head, rest = "".join(rows[: block.headers]), "".join(rows[block.headers :])
    return f"<table>{widths}<thead>{head}</thead><tbody>{rest}</tbody></table>"


def _row(grid: Grid, y: int) -> Iterator[str]:
    """A cell merged over rows is drawn as cells without a line between them: WeasyPrint 70 cannot break one over pages."""
    for x, box in enumerate(grid.rows[y]):
        above = next((up for up in range(y, -1, -1) if grid.rows[up][x]), None)
        start = grid.rows[above][x] if above is not None else None
        goes_on = bool(start and above is not None and above + start.rows > y + 1)
        if box:
            yield _cell(box, goes_on)
        elif start and above is not None and above < y < above + start.rows:
            yield f'<td class="on{" open" if goes_on else ""}"></td>'


def _cell(box: Box, goes_on: bool) -> str:
    tag = "th" if box.header else "td"
    fill = f' style="background:#{box.fill}"' if box.fill else ""
    inside = "".join(_para(p) for p in box.paras)
    return f'<{tag}{fill}{" class=open" if goes_on else ""} colspan="{box.columns}">{inside}</{tag}>'


def _para(para: Para) -> str:
    words = escape(("• " if para.bullet else "") + para.text + para.added).replace("\n", "<br>")
    words = f"<b>{words}</b>" if para.bold else words
    note = "<sup style='font-size:6pt'>1</sup>" if para.footnote else ""
    return f"<p{' class=b' if para.bullet else ''}>{words}{note}</p>"
