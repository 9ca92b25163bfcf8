"""An OpenDocument spreadsheet, written by hand: its XML is small."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from .laid import Box, Grid, Laid, Text
from .sheets import by_sheet

KIND = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def write_ods(laid: Laid, path: Path) -> None:
    fills = {box.fill for b in laid.blocks if isinstance(b, Grid) for row in b.rows for box in row if box and box.fill}
    styles = "".join(
        f'<style:style style:name="f{fill}" style:family="table-cell">'
        f'<style:table-cell-properties fo:background-color="#{fill.lower()}"/></style:style>'
        for fill in sorted(fills)
    )
    sheets = "".join(_sheet(number, blocks) for number, blocks in enumerate(by_sheet(laid), 1))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.3" '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("mimetype", KIND, ZIP_STORED)
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", manifest)


def _sheet(number: int, blocks: list[Text | Grid]) -> str:
    rows = []
    for block in blocks:
        if isinstance(block, Text):
            rows.append(_cell(Box((block.para,))))
            continue
        covered: set[tuple[int, int]] = set()
        for at, row in enumerate(block.rows):
            cells = []
            for column, box in enumerate(row):
                if box is None:
                    name = "covered-table-cell" if (at, column) in covered else "table-cell"
                    cells.append(f"<table:{name}/>")
                    continue
                covered |= {(at + y, column + x) for y in range(box.rows) for x in range(box.columns)}
                cells.append(_cell(box))
            rows.append("".join(cells))
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f'<table:table table:name="Sheet {number}">{lines}</table:table>'


def _cell(box: Box) -> str:
    style = f' table:style-name="f{box.fill}"' if box.fill else ""
    span = f' table:number-columns-spanned="{box.columns}" table:number-rows-spanned="{box.rows}"'
    span = span if box.rows > 1 or box.columns > 1 else ""
    kind = ' office:value-type="string"' if box.paras else ""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in box.text.split("\n")) if box.paras else ""
    return f"<table:table-cell{style}{span}{kind}>{lines}</table:table-cell>"
