"""The pages one by one, then the document: what runs on every page left out, tables stitched, words in their order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.layout import LTChar
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page as PdfPage
from pdfplumber.utils.exceptions import PdfminerException

from ...document import Document, Place, Remark
from .. import Say, Unreadable
from .blocks import blocks_of
from .grid import Ruled, ruled_tables
from .lines import Line, lines_of
from .page import Page
from .running import running
from .stitch import goes_on, stitched

MOST_PAGES = 1000
MOST_OBJECTS = 60_000
"""On one page: letters, lines and rectangles. A dense page of a plan has some 5,000."""


class QuickPage(PdfPage):
    """A page whose letters have no more than is asked of them here: all that pdfplumber tells of them takes half of the time."""

    def process_object(self, obj: Any) -> dict[str, Any]:
        if not isinstance(obj, LTChar):
            return dict(super().process_object(obj))
        left, top = self.mediabox[:2]
        return {
            "object_type": "char",
            "text": obj.get_text(),
            "x0": obj.x0 + left,
            "x1": obj.x1 + left,
            "top": self.height - obj.y1 + top,
            "bottom": self.height - obj.y0 + top,
            "size": obj.size,
            "width": obj.width,
            "upright": obj.upright,
            "fontname": str(obj.fontname),
            "matrix": obj.matrix,
        }


def read_pdf(path: Path, say: Say) -> Document:
    """What a PDF says. Raises Unreadable where it is encrypted, damaged, too long, or holds nothing but pictures."""
    pages = list(_pages(path, say))
    if not any(page.lines or page.tables for page in pages):
        raise Unreadable(
            "This PDF is a picture of pages and holds no words that can be read. Use the Word document or spreadsheet it was "
            "made from, or a PDF saved from it"
        )
    remarks = [remark for page in pages for remark in page.remarks]
    dropped = running([page.lines for page in pages], [page.height for page in pages])
    if dropped:
        words = sorted({line.text for _, line in dropped if not line.text.isdigit()})[:3]
        said = f": “{'”, “'.join(words)}”" if words else ""
        remarks.append(Remark(f"What is repeated at the top or foot of pages was left out{said}"))
    for index, page in enumerate(pages):
        page.lines = [line for line in page.lines if (index, line) not in dropped]
    return Document(blocks_of(_joined(pages)), tuple(remarks))


def _joined(pages: list[Page]) -> list[Page]:
    """The same with each table that goes on overleaf as one, on the page where it starts."""
    before: Ruled | None = None
    for page in pages:
        tables, lines = list(page.tables), page.lines
        first = tables[0] if tables else None
        if before and first and not _above(page, first) and goes_on(before, first):
            stitched(before, first)
            del page.tables[0]
            tables[0] = before
        last = tables[-1] if tables else None
        below = [line for line in lines if last and line.top > last.foot]
        before = last if not below or _is_note(below) else None
    return pages


def _above(page: Page, table: Ruled) -> list[Line]:
    return [line for line in page.lines if line.page == page.number and line.top < table.box[1]]


def _is_note(lines: list[Line]) -> bool:
    """Footnotes stand between a table and its rest overleaf: a few small lines."""
    return len(lines) <= 4 and lines[0].text[:1] in "0123456789*†‡"


def _pages(path: Path, say: Say) -> Iterator[Page]:
    try:
        with pdfplumber.open(path) as pdf:
            count = len(pdf.pages)
            if count > MOST_PAGES:
                raise Unreadable(
                    f"This PDF has {count} pages and Milepost reads {MOST_PAGES}. Take out the pages that are not the plan"
                )
            for number, page in enumerate(pdf.pages, 1):
                say("Reading pages", number - 1, count)
                quick = _upright(QuickPage(pdf, page.page_obj, page_number=number))
                yield _page(quick)
                quick.close()
    except PdfminerException as failed:
        raise Unreadable(_why(failed)) from failed


def _why(failed: PdfminerException) -> str:
    cause = failed.args[0] if failed.args else None
    if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
        return (
            "This PDF is locked with a password. Open it with the password, save it without one, and choose that file"
        )
    return "This file is damaged or is not a PDF, and could not be opened. Save it again as a PDF, or use the Word document"


def _page(page: Any) -> Page:
    objects = sum(len(each) for each in page.objects.values())
    made = Page(page.page_number, float(page.height))
    place = Place(page=page.page_number)
    if objects > MOST_OBJECTS:
        raise Unreadable(
            f"Page {page.page_number} of this PDF has {objects:,} letters and lines, more than Milepost reads. Use the Word "
            "document or spreadsheet that it was made from"
        )
    chars = [c for c in page.chars if c["upright"]]
    if sideways := sum(bool(c["text"].strip()) for c in page.chars) - sum(bool(c["text"].strip()) for c in chars):
        made.remarks.append(Remark(f"{sideways} letters that are written sideways were left out", place))
    if not any(c["text"].strip() for c in chars):
        if page.images:
            made.remarks.append(Remark(f"Page {page.page_number} is a picture and cannot be read", place))
        return made
    made.tables, outside = ruled_tables(page, chars)
    made.lines = lines_of(outside, page.page_number)
    return made


def _upright(page: Any) -> Any:
    """The page turned so that most of its letters stand upright."""
    written = [c for c in page.chars if c["text"].strip()]
    sideways = [c for c in written if not c["upright"]]
    if len(sideways) <= 0.8 * len(written):
        return page
    up = sum(c["matrix"][1] > 0 for c in sideways) * 2 > len(sideways)
    page.page_obj.rotate = (page.page_obj.rotate + (90 if up else 270)) % 360
    return QuickPage(page.pdf, page.page_obj, page_number=page.page_number)
