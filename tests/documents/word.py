"""A Word document: merged cells, fills, repeated header rows, bullets, a running head and foot, a footnote, a tracked change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from .laid import Box, Grid, Laid, Para, Text

NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def write_word(laid: Laid, path: Path) -> None:
    document = Document()
    document.core_properties.title = laid.title
    document.styles["Normal"].font.size = Pt(9)
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    _running(section)
    turned = False
    notes: list[str] = []
    for block in laid.blocks:
        if isinstance(block, Grid) and laid.landscape and not turned:
            section = document.add_section()
            section.orientation, turned = WD_ORIENT.LANDSCAPE, True
            section.page_width, section.page_height = Mm(297), Mm(210)
        if isinstance(block, Grid):
            _table(document, block, section.page_width - section.left_margin - section.right_margin, notes)
            document.add_paragraph()
        else:
            _text(document, block, notes)
    if notes:
        _footnotes(document, notes)
    document.save(str(path))


def _running(section: Any) -> None:
    section.header.paragraphs[0].text = "Written Statement of Action"
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = words
        run._r.append(mark)


def _text(document: Any, block: Text, notes: list[str]) -> None:
    if block.level:
        document.add_heading(block.para.text, block.level)
    else:
        _fill(document.add_paragraph(style="List Bullet" if block.para.bullet else None), block.para, notes)


def _table(document: Any, grid: Grid, width: int, notes: list[str]) -> None:
    shares = [width * share // sum(grid.widths) for share in grid.widths]
    table = document.add_table(len(grid.rows), len(grid.widths), style="Table Grid")
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = share
    cells = [list(row.cells) for row in table.rows]
    for number, row in enumerate(grid.rows):
        if number < grid.headers:
            table.rows[number]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for column, box in enumerate(row):
            cells[number][column].width = shares[column]
            if box is not None:
                _cell(cells[number][column], box, notes)
    _merge(table, cells, grid)


def _merge(table: Any, cells: list[list[Any]], grid: Grid) -> None:
    for number, row in enumerate(grid.rows):
        for column, box in enumerate(row):
            if box is not None and (box.rows > 1 or box.columns > 1):
                cells[number][column].merge(cells[number + box.rows - 1][column + box.columns - 1])
    hidden = [tc for row in table.rows for tc in row._tr.tc_lst if tc.vMerge == "continue"]
    for tc in hidden:
        for extra in tc.p_lst[1:]:
            tc.remove(extra)


def _cell(cell: Any, box: Box, notes: list[str]) -> None:
    for number, para in enumerate(box.paras):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if para.bullet:
            paragraph.style = "List Bullet"
        _fill(paragraph, para, notes)
    if box.fill:
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{box.fill}"/>')
        cell._tc.get_or_add_tcPr().append(shade)


def _fill(paragraph: Any, para: Para, notes: list[str]) -> None:
    for number, line in enumerate(para.text.split("\n")):
        run = paragraph.add_run(line)
        run.bold = para.bold or None
        if number < para.text.count("\n"):
            run.add_break()
    if para.struck:
        paragraph._p.append(_change("del", "delText", para.struck))
    if para.added:
        paragraph._p.append(_change("ins", "t", para.added))
    if para.footnote:
        notes.append(para.footnote)
        mark = f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        paragraph._p.append(parse_xml(f'{mark}<w:footnoteReference w:id="{len(notes) + 1}"/></w:r>'))


def _change(kind: str, tag: str, words: str) -> Any:
    who = 'w:id="90" w:author="A reviewer" w:date="2019-11-01T10:00:00Z"'
    return parse_xml(
        f'<w:{kind} {nsdecls("w")} {who}><w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r></w:{kind}>'
    )


def _footnotes(document: Any, notes: list[str]) -> None:
    lines = [
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>',
        '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>',
        *(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:footnote>'
            for number, words in enumerate(notes, 2)
        ),
    ]
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{"".join(lines)}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), NOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
