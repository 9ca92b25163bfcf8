"""Makes the Word templates that come with Milepost: ``manage.py draw_templates`` writes them to ``definitions/templates``.

A council replaces them with its own (``docs/how-to/change-the-word-template.md``); this is how ours came about, and how the
tests know that they are in step.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .filling import saved

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

DARK = "1D2B3A"
OUTCOME = (
    "{{ r.outcome }}", "{%p if r.impacts %}", "Impact", "{%p endif %}", "{%p for impact in r.impacts %}", "• {{ impact }}",
    "{%p endfor %}",
)  # fmt: skip
ACTION = (
    "{{ r.action }}", "{%p if r.action_impacts %}", "Impact", "{%p endif %}", "{%p for impact in r.action_impacts %}",
    "• {{ impact }}", "{%p endfor %}",
)  # fmt: skip
DEADLINE = ("{{ r.deadline }}", "{%p for move in r.moved %}", "{{ move }}", "{%p endfor %}")
BRAG = ("{% cellbg r.fill %}{{r r.rating }}", "{%p for words in r.beside %}", "{{r words }}", "{%p endfor %}")
Columns = tuple[tuple[str, float, tuple[str, ...]], ...]
DESK: Columns = (
    ("Outcomes", 4.6, OUTCOME), ("Ref", 1.4, ("{{ r.ref }}",)), ("Implementation", 4.6, ACTION),
    ("Resource", 1.8, ("{{ r.resource }}",)), ("Key milestones", 5.3, ("{{ r.milestone }}",)),
    ("Owner", 3.3, ("{{ r.owner }}",)), ("Deadline", 2.9, DEADLINE), ("BRAG", 3.3, BRAG),
)  # fmt: skip
PUBLIC: Columns = tuple(
    (head, width + (0.47 if head != "Ref" else 0), cell) for head, width, cell in DESK if head != "Owner"
)


def template(*, desk: bool) -> bytes:
    """The template for the desk, or the one for everyone, which has no column for owners."""
    from docx import Document as new
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    document = new()
    styles(document, {"Normal": 9, "Title": 22, "Heading 1": 14})
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.2)
    section.top_margin = section.bottom_margin = Cm(1.5)
    document.add_paragraph("{{ title }}", "Title")
    document.add_paragraph("{{ kind }}. {{ area }}. As at {{ as_at }}. {{ status }}.")
    document.add_paragraph("{%p if chosen %}")
    document.add_paragraph("{{ chosen }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ legend }}")
    document.add_paragraph("{%p for w in workstreams %}")
    document.add_paragraph("Workstream {{ w.ref }}: {{ w.statement }}", "Heading 1")
    for label, name in (
        ("{{ weakness_word }}", "weakness"),
        ("Accountable", "accountable"),
        ("Delivery team", "delivery"),
    ):
        document.add_paragraph("{%p if w." + name + " %}")
        paragraph = document.add_paragraph()
        paragraph.add_run(label + ": ").bold = True
        paragraph.add_run("{{ w." + name + " }}")
        document.add_paragraph("{%p endif %}")
    _table(document, DESK if desk else PUBLIC)
    document.add_paragraph("{%p endfor %}")
    footer(document)
    return finished(document)


def styles(document: Document, sizes: dict[str, float]) -> None:
    """Sets the named styles in Arial at these sizes in points, and British English for everything."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.shared import Pt, RGBColor

    fonts: Any = document.styles
    for name, size in sizes.items():
        font = fonts[name].font
        font.name, font.size = "Arial", Pt(size)
        font.color.rgb = RGBColor.from_string("0B0C0C")
        properties = fonts[name].element.get_or_add_rPr()
        for old in properties.findall(qn("w:rFonts")):
            properties.remove(old)
        properties.insert(0, parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'))
    fonts["Heading 1"].paragraph_format.keep_with_next = True
    fonts["Normal"].paragraph_format.space_after = Pt(3)
    defaults = fonts.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'))


def _table(document: Document, columns: Columns) -> None:
    """A header row that comes again on every page, and one row that is repeated and never split."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.shared import Cm

    table: Table = document.add_table(rows=4, cols=len(columns))
    table.style = "Table Grid"
    table.autofit = False
    properties = table._tbl.tblPr
    properties.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="Workstream {{{{ w.ref }}}}"/>'))
    properties.append(parse_xml(f'<w:tblDescription {nsdecls("w")} w:val="{{{{ w.described }}}}"/>'))
    margins = "".join(
        f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in (("top", 40), ("left", 85), ("bottom", 20), ("right", 85))
    )
    look = properties.find(qn("w:tblLook"))
    look.addprevious(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    for n, (head, width, cell) in enumerate(columns):
        table.columns[n].width = Cm(width)
        _fill(table.cell(0, n), (head,), width, head=True)
        _fill(table.cell(2, n), cell, width)
        for row in (1, 3):
            table.cell(row, n).width = Cm(width)
    table.cell(1, 0).text = "{%tr for r in w.rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    for n in (0, 2):
        row = table.rows[n]._tr.get_or_add_trPr()
        row.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if n == 0:
            row.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _fill(cell: _Cell, paragraphs: tuple[str, ...], width: float, *, head: bool = False) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Cm, RGBColor

    cell.width = Cm(width)
    for n, words in enumerate(paragraphs):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        run = paragraph.add_run(words)
        run.bold = head or words == "Impact" or None
        if head:
            run.font.color.rgb = RGBColor(255, 255, 255)
    if head:
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{DARK}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shade))


def footer(document: Document) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run("{{ site }}. {{ title }}, as at {{ as_at }}. Page ")
    for field, after in (("PAGE", " of "), ("NUMPAGES", "")):
        simple = f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(simple))
        paragraph.add_run(after)


def finished(document: Document) -> bytes:
    """The same bytes every time."""
    document.core_properties.author = "Milepost"
    document.core_properties.language = "en-GB"
    document.core_properties.created = document.core_properties.modified = datetime(2026, 1, 1, tzinfo=UTC)
    return saved(document)
