"""Makes the Word template of reports that comes with Milepost (``manage.py draw_templates``).

The styles in it are those that ``word`` writes with; a council's own template has them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from milepost.design.documents.template import DARK, finished, footer, styles

if TYPE_CHECKING:
    from docx.document import Document

SIZES = {
    "Normal": 11, "Title": 28, "Subtitle": 14, "TOC Heading": 16, "Heading 1": 18, "Heading 2": 14, "Heading 3": 11.5,
    "List Bullet": 11, "List Number": 11, "Caption": 10, "Footer": 8,
}  # fmt: skip
OURS = {"Lead": 14, "Small": 9.5, "Inset": 11, "Warning": 11, "Cell": 9}
"""Styles that Word does not bring: a lead, small print, somebody's own words, a warning, and words in a table."""
SPACE = {
    "Title": (0, 14), "Subtitle": (0, 4), "TOC Heading": (20, 6), "Heading 1": (20, 8), "Heading 2": (14, 4),
    "Heading 3": (10, 3), "Caption": (6, 4), "Cell": (0, 2), "Footer": (0, 0),
}  # fmt: skip
"""Points before and after a paragraph; a usual one has 6 after it."""
BORDERS = {
    "Heading 1": f'<w:bottom w:val="single" w:sz="18" w:space="3" w:color="{DARK}"/>',
    "Inset": '<w:left w:val="single" w:sz="36" w:space="8" w:color="B1B4B6"/>',
    "Warning": "".join(
        f'<w:{side} w:val="single" w:sz="12" w:space="6" w:color="0B0C0C"/>'
        for side in ("top", "left", "bottom", "right")
    ),
}


def template() -> bytes:
    from docx import Document as new
    from docx.shared import Cm

    document = new()
    _styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.6)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.8)
    document.add_paragraph("{{ kind }}", "Subtitle")
    document.add_paragraph("{{ title }}", "Title")
    _facts(document)
    document.add_paragraph("{{ body }}")
    footer(document)
    return finished(document)


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.shared import Cm, Pt

    found: Any = document.styles
    for name in OURS:
        found.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = found["Normal"]
    found["TOC Heading"].base_style = found["Normal"]
    styles(document, SIZES | OURS)
    for name in (*SIZES, *OURS):
        style = found[name]
        before, after = SPACE.get(name, (0, 6))
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.font.italic = False
        style.font.bold = name in ("Title", "TOC Heading", "Heading 1", "Heading 2", "Heading 3", "Caption", "Warning")
        properties = style.element.get_or_add_pPr()
        for old in properties.findall(qn("w:pBdr")):
            properties.remove(old)
        if name in BORDERS:
            properties.insert_element_before(
                parse_xml(f"<w:pBdr {nsdecls('w')}>{BORDERS[name]}</w:pBdr>"),
                *(f"w:{after}" for after in ("shd", "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl")),
            )
    found["Inset"].paragraph_format.left_indent = Cm(0.5)
    found["Warning"].paragraph_format.left_indent = found["Warning"].paragraph_format.right_indent = Cm(0.3)
    found["Caption"].paragraph_format.keep_with_next = True


def _facts(document: Document) -> None:
    """What stands below the title: a row for each fact, its label first."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Cm

    table = document.add_table(rows=3, cols=2)
    table.autofit = False
    widths = (Cm(4.5), Cm(13.3))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>' for side in ("top", "bottom", "insideH")
    )
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"))
    table.cell(0, 0).text = "{%tr for f in facts %}"
    table.cell(1, 0).paragraphs[0].add_run("{{ f.label }}").bold = True
    table.cell(1, 1).text = "{{ f.words }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = widths
