"""The blocks of a report as the XML of a Word document. Written as text: a pack has thousands of cells."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from html import escape
from typing import TYPE_CHECKING, Any

from .blocks import Block, Bullets, Facts, Figure, Heading, Para, Report, Runs, Signature, Split, Style, Table
from .figures import png
from .wordtable import table

if TYPE_CHECKING:
    from docx.document import Document

STYLES = {
    Style.BODY: "Normal",
    Style.LEAD: "Lead",
    Style.SMALL: "Small",
    Style.INSET: "Inset",
    Style.WARNING: "Warning",
}
NAMES = (
    *STYLES.values(), "Heading 1", "Heading 2", "Heading 3", "TOC Heading", "List Bullet", "List Number", "Caption", "Cell",
    "Table Grid",
)  # fmt: skip
NAMESPACES = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/{path}"'
    for name, path in (
        ("w", "wordprocessingml/2006/main"), ("r", "officeDocument/2006/relationships"),
        ("wp", "drawingml/2006/wordprocessingDrawing"), ("a", "drawingml/2006/main"), ("pic", "drawingml/2006/picture"),
    )
)  # fmt: skip
EMU = 635
"""English Metric Units in a twentieth of a point."""


class Writer:
    """Collects XML and puts it into the document at its end. Raises KeyError with the name of a style that is not there."""

    def __init__(self, document: Document, report: Report) -> None:
        self.document, self.part = document, document.part
        known = {style.name: style.style_id for style in document.styles}
        self.styles: dict[str, str] = {name: known[name] for name in NAMES}
        keys = [b.key for b in report.everything if isinstance(b, Heading) and b.key]
        self.marks = {key: f"_part{n}" for n, key in enumerate(keys, 1)}
        self.xml: list[str] = []
        self.links: dict[str, str] = {}
        self.pictures = 0
        self.turned = False
        section = document.sections[-1]
        margins = int(section.left_margin or 0) + int(section.right_margin or 0)
        sides = sorted((int(section.page_width or 0), int(section.page_height or 0)))
        self.widths = {wide: (sides[wide] - margins) // EMU for wide in (False, True)}
        self.width = self.widths[False]

    # What stands on the page

    def blocks(self, blocks: Sequence[Block], *, wide: bool) -> None:
        self.width = self.widths[wide]
        for block in blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case Heading(level, text, key):
                mark = self.marks.get(key, "")
                self.paragraph(self.run(text), f"Heading {min(level - 1, 3)}", mark=mark)
            case Para(runs, style):
                self.paragraph(self.runs(runs), STYLES[style])
            case Bullets(items, ordered):
                number = self.numbering() if ordered else ""
                for item in items:
                    self.paragraph(self.runs(item), "List Number" if ordered else "List Bullet", number)
            case Facts(rows):
                self.facts(rows)
            case Table():
                self.paragraph(self.run(block.caption), "Caption")
                self.xml.append(table(block, self))
                self.spacer()
            case Figure():
                self.figure(block)
            case Signature(post, on, note):
                self.signature(post, on, note)
            case Split():
                self.new_page()

    def paragraph(self, inside: str, style: str, properties: str = "", mark: str = "") -> None:
        """``properties`` follow the style in the order of the schema; ``mark`` is a name to link to."""
        turn, self.turned = ("<w:pageBreakBefore/>" if self.turned else ""), False
        if mark:
            n = mark.removeprefix("_part")
            inside = f'<w:bookmarkStart w:id="{n}" w:name="{mark}"/>{inside}<w:bookmarkEnd w:id="{n}"/>'
        self.xml.append(f'<w:p><w:pPr><w:pStyle w:val="{self.styles[style]}"/>{turn}{properties}</w:pPr>{inside}</w:p>')

    def runs(self, runs: Runs, colour: str = "", strong: bool = False) -> str:
        return "".join(self.linked(w.href, self.run(w.text, w.strong or strong, w.href, colour), colour) for w in runs)

    def run(self, text: str, strong: bool = False, link: str = "", colour: str = "") -> str:
        leads = bool(link) and (not link.startswith("#") or link[1:] in self.marks)
        bold = "<w:b/>" if strong else ""
        colour = colour or ("1A65A6" if leads else "")
        look = bold + (f'<w:color w:val="{colour}"/>' if colour else "") + ('<w:u w:val="single"/>' if leads else "")
        words = "<w:br/>".join(
            f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in text.split("\n")
        )
        return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{words}</w:r>"

    def linked(self, href: str, run: str, colour: str = "") -> str:
        if href.startswith("#"):
            mark = self.marks.get(href[1:])
            return f'<w:hyperlink w:anchor="{mark}">{run}</w:hyperlink>' if mark else run
        if not href:
            return run
        if href not in self.links:
            from docx.opc.constants import RELATIONSHIP_TYPE

            self.links[href] = self.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f'<w:hyperlink r:id="{self.links[href]}">{run}</w:hyperlink>'

    def contents(self, chapters: Sequence[Heading]) -> None:
        """A table of contents: links now, and with page numbers once somebody asks Word to update it."""
        if len(chapters) < 2:
            return
        self.paragraph(self.run("Contents"), "TOC Heading")
        for n, chapter in enumerate(chapters):
            link = f'<w:hyperlink w:anchor="{self.marks[chapter.key]}">{self.run(chapter.text)}</w:hyperlink>'
            begins = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            )
            ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            self.paragraph((begins if n == 0 else "") + link + (ends if n == len(chapters) - 1 else ""), "Normal")

    def facts(self, rows: Sequence[tuple[str, Runs]]) -> None:
        if self.turned:
            self.paragraph("", "Cell")
        first = self.width * 3 // 10
        lines = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>' for side in ("top", "bottom", "insideH")
        )
        said = "".join(
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{self.plain_cell(self.run(label, strong=True), first)}"
            f"{self.plain_cell(self.runs(runs), self.width - first)}</w:tr>"
            for label, runs in rows
        )
        self.xml.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="{self.width}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{first}"/>'
            f'<w:gridCol w:w="{self.width - first}"/></w:tblGrid>{said}</w:tbl>'
        )
        self.spacer()

    def plain_cell(self, inside: str, width: int, borders: str = "") -> str:
        look = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}</w:tcPr>'
        spaced = '<w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr>'
        return f"<w:tc>{look}<w:p>{spaced}{inside}</w:p></w:tc>"

    def figure(self, figure: Figure) -> None:
        keep = "<w:keepNext/>"
        self.paragraph(self.run(figure.caption), "Caption", keep)
        if figure.subtitle:
            self.paragraph(self.run(figure.subtitle), "Small", keep)
        painted = png(figure.svg)
        if painted:
            drawing = self.picture(painted, self.width, figure.alt)
            self.paragraph(f"<w:r>{drawing}</w:r>", "Normal", keep if figure.notes else "")
        else:
            self.paragraph(self.run(f"The chart could not be drawn. In words: {figure.alt}"), "Inset")
        number = self.numbering() if figure.notes else ""
        for note in figure.notes:
            self.paragraph(self.runs(note), "List Number", number)

    def signature(self, post: str, on: str, note: str) -> None:
        keep = '<w:keepNext/><w:spacing w:before="240"/>'
        if on:
            self.paragraph(
                self.run(f"Signed by {post}", strong=True) + self.run(f", {on}"), "Normal", keep if note else ""
            )
        else:
            self.paragraph(self.run(post, strong=True) + self.run(": not signed yet"), "Normal", keep)
        if note:
            self.paragraph(self.run(note), "Small", "" if on else "<w:keepNext/>")
        if on:
            return
        line = '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="0B0C0C"/></w:tcBorders>'
        first, second = self.width // 6, self.width // 2
        rows = "".join(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="560"/></w:trPr>{self.plain_cell(self.run(label), first)}'
            f"{self.plain_cell('', second, line)}</w:tr>"
            for label in ("Signature", "Name", "Date")
        )
        self.xml.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="{first + second}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
            f'<w:gridCol w:w="{first}"/><w:gridCol w:w="{second}"/></w:tblGrid>{rows}</w:tbl>'
        )
        self.spacer()

    def picture(self, painted: bytes, width: int, alt: str) -> str:
        """A picture as wide as ``width`` in twentieths of a point; without words for it, one that only adorns."""
        name, image = self.part.get_or_add_image(io.BytesIO(painted))
        self.pictures += 1
        size = f'cx="{width * EMU}" cy="{width * EMU * image.px_height // image.px_width}"'
        adorns = (
            '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        )
        n, described = self.pictures, escape(alt)
        return (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{n}" name="Picture {n}" descr="{described}">{"" if alt else adorns}</wp:docPr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{n}" name="Picture {n}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{name}"/>'
            f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing>"
        )

    def numbering(self) -> str:
        """A list that begins at 1, numbered as the style for numbered lists is."""
        style: Any = self.document.styles["List Number"]
        own = style.element.pPr.numPr if style.element.pPr is not None else None
        if own is None or own.numId is None:
            return ""
        numbering: Any = self.part.numbering_part.element
        number = numbering.add_num(numbering.num_having_numId(own.numId.val).abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number.numId}"/></w:numPr>'

    # Pages

    def new_page(self) -> None:
        self.turned = True

    def spacer(self) -> None:
        """Word makes one table of two that touch."""
        self.xml.append(
            '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
        )

    def section(self, *, wide: bool) -> None:
        """Ends pages that lie this way; the next begin on a new one."""
        from lxml import etree

        self.turned = False
        ends = etree.tostring(self._lying(wide), encoding="unicode")
        self.xml.append(
            f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{ends}</w:pPr></w:p>'
        )

    def _lying(self, wide: bool) -> Any:
        from docx.enum.section import WD_ORIENT

        section: Any = deepcopy(self.document.sections[-1]._sectPr)
        short, long = sorted((int(section.page_width or 0), int(section.page_height or 0)))
        section.page_width, section.page_height = (long, short) if wide else (short, long)
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        return section

    def into(self, place: Any) -> None:
        """Puts everything where that paragraph is."""
        from docx.oxml import parse_xml

        whole = parse_xml(f"<w:body {NAMESPACES}>{''.join(self.xml)}</w:body>")
        for element in list(whole):
            place.addprevious(element)
        place.getparent().remove(place)

    def last_section(self, body: Any, *, wide: bool) -> None:
        old = self.document.sections[-1]._sectPr
        body.replace(old, self._lying(wide))
