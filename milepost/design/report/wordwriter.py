"""The XML of a Word document: paragraphs, runs, links, pictures and pages. Written as text: a pack has thousands of cells."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from html import escape
from typing import TYPE_CHECKING, Any

from .blocks import Heading, Report, Runs

if TYPE_CHECKING:
    from docx.document import Document

NAMES = (
    "Normal", "Lead", "Small", "Inset", "Warning", "Heading 1", "Heading 2", "Heading 3", "TOC Heading", "List Bullet",
    "List Number", "Caption", "Cell", "Table Grid",
)  # fmt: skip
"""The styles a template must have."""
NAMESPACES = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/{path}"'
    for name, path in (
        ("w", "wordprocessingml/2006/main"), ("r", "officeDocument/2006/relationships"),
        ("wp", "drawingml/2006/wordprocessingDrawing"), ("a", "drawingml/2006/main"), ("pic", "drawingml/2006/picture"),
    )
)  # fmt: skip
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
ADORNS = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
LINK = "1A65A6"
OURS = 1000
"""Numbers of our pictures and marks begin here, above those of a council's template."""
EMU = 635
"""English Metric Units in a twentieth of a point, in which all widths here are."""


class Writer:
    """Collects XML and puts it into the document at its end. Raises KeyError with the name of a style that is not there."""

    def __init__(self, document: Document, report: Report) -> None:
        self.document, self.part = document, document.part
        known = {style.name: style.style_id for style in document.styles}
        self.styles = {name: known[name] for name in NAMES}
        keys = [b.key for b in report.everything if isinstance(b, Heading) and b.key]
        self.marks = {key: f"_part{n}" for n, key in enumerate(keys, OURS)}
        self.xml: list[str] = []
        self.links: dict[str, str] = {}
        self.pictures = OURS
        self.turned = False
        section: Any = document.sections[-1]
        sides = sorted((section.page_width, section.page_height))
        self.widths: list[int] = [(side - section.left_margin - section.right_margin) // EMU for side in sides]
        self.wide = False

    @property
    def width(self) -> int:
        return self.widths[self.wide]

    def paragraph(self, inside: str, style: str, more: str = "", *, keep: bool = False, key: str = "") -> None:
        """``more`` are other properties; ``keep``: on the page of what follows; ``key`` is what links lead to."""
        turn, self.turned = ("<w:pageBreakBefore/>" if self.turned else ""), False
        if mark := self.marks.get(key):
            n = mark.removeprefix("_part")
            inside = f'<w:bookmarkStart w:id="{n}" w:name="{mark}"/>{inside}<w:bookmarkEnd w:id="{n}"/>'
        look = f'<w:pStyle w:val="{self.styles[style]}"/>{"<w:keepNext/>" if keep else ""}{turn}{more}'
        self.xml.append(f"<w:p><w:pPr>{look}</w:pPr>{inside}</w:p>")

    def runs(self, runs: Runs, colour: str = "", strong: bool = False) -> str:
        return "".join(self._linked(w.href, w.text, colour, strong or w.strong) for w in runs)

    def run(self, text: str, strong: bool = False, colour: str = "", underlined: bool = False) -> str:
        look = (
            ("<w:b/>" if strong else "")
            + (f'<w:color w:val="{colour}"/>' if colour else "")
            + ('<w:u w:val="single"/>' if underlined else "")
        )
        lines = (f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in text.split("\n"))
        return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{'<w:br/>'.join(lines)}</w:r>"

    def _linked(self, href: str, text: str, colour: str, strong: bool) -> str:
        """A link to somewhere in the report or away from it; plain words where it leads nowhere."""
        inside = href.startswith("#")
        if not href or (inside and href[1:] not in self.marks):
            return self.run(text, strong, colour)
        leads = f'w:anchor="{self.marks[href[1:]]}"' if inside else f'r:id="{self._away(href)}"'
        return f"<w:hyperlink {leads}>{self.run(text, strong, colour or LINK, underlined=True)}</w:hyperlink>"

    def _away(self, href: str) -> str:
        if href not in self.links:
            from docx.opc.constants import RELATIONSHIP_TYPE

            self.links[href] = self.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self.links[href]

    def contents(self, chapters: Sequence[Heading]) -> None:
        """A table of contents: links at once, and with page numbers when somebody asks Word to update it."""
        if len(chapters) < 2:
            return
        self.paragraph(self.run("Contents"), "TOC Heading")
        field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        asked = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h </w:instrText></w:r>'
        links = [f'<w:hyperlink w:anchor="{self.marks[h.key]}">{self.run(h.text)}</w:hyperlink>' for h in chapters]
        links[0] = field.format("begin") + asked + field.format("separate") + links[0]
        links[-1] += field.format("end")
        for link in links:
            self.paragraph(link, "Normal")

    def picture(self, painted: bytes, width: int, alt: str) -> str:
        """A picture of that width; without words for it, one that only adorns."""
        name, image = self.part.get_or_add_image(io.BytesIO(painted))
        self.pictures += 1
        size = f'cx="{width * EMU}" cy="{width * EMU * image.px_height // image.px_width}"'
        known = f'id="{self.pictures}" name="Picture {self.pictures}"'
        return (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr {known} descr="{escape(alt)}">{"" if alt else ADORNS}</wp:docPr>'
            f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {known}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
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

    def new_page(self) -> None:
        self.turned = True

    def spacer(self) -> None:
        """Word makes one table of two that touch."""
        self.xml.append(
            '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
        )

    def lie(self, *, wide: bool) -> bool:
        """The next pages lie this way. Says whether they begin anew for that."""
        if wide == self.wide:
            return False
        from lxml import etree

        ends = etree.tostring(self._section(), encoding="unicode")
        spacing = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        self.xml.append(f"<w:p><w:pPr>{spacing}{ends}</w:pPr></w:p>")
        self.wide, self.turned = wide, False
        return True

    def _section(self) -> Any:
        from docx.enum.section import WD_ORIENT

        section: Any = deepcopy(self.document.sections[-1]._sectPr)
        short, long = sorted((section.page_width, section.page_height))
        section.page_width, section.page_height = (long, short) if self.wide else (short, long)
        section.orientation = WD_ORIENT.LANDSCAPE if self.wide else WD_ORIENT.PORTRAIT
        return section

    def put(self, place: Any) -> None:
        """Puts everything where that paragraph is."""
        from docx.oxml import parse_xml

        whole = parse_xml(f"<w:body {NAMESPACES}>{''.join(self.xml)}</w:body>")
        for element in list(whole):
            place.addprevious(element)
        place.getparent().remove(place)
        last = self.document.sections[-1]._sectPr
        last.getparent().replace(last, self._section())
