"""A report as a Word document in the council's own template: headings, repeated table headers, words for pictures."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from milepost.design.documents.filling import TemplateBroken, entitled, filled, in_line, saved

from .blocks import Figure, Report, Table
from .filed import as_at
from .ready import ready
from .sheets import sheets
from .wordblocks import block
from .wordwriter import Writer

if TYPE_CHECKING:
    from docx.document import Document

BODY = "\ue000"
"""Stands where the report goes, once the template is filled in."""
EASY = 1.45
"""How much larger the letters of an Easy Read document are."""


def template_for() -> Path:
    """The council's own template where there is one, else ours."""
    own = settings.WORD_TEMPLATES / "report.docx" if settings.WORD_TEMPLATES else None
    return own if own and own.exists() else settings.DEFINITIONS / "templates" / "report.docx"


def word(report: Report, *, address: str = "") -> bytes:
    """The document; ``address`` is where the site is, for its links. Raises TemplateBroken."""
    shown, template = ready(report, address), template_for()
    document = filled(template, _values(shown))
    try:
        writer = Writer(document, shown)
    except KeyError as error:
        raise TemplateBroken(template, f"it has no style called {error.args[0]}") from error
    if report.easy:
        _larger(document, writer.styles.values())
    _write(document, writer, shown, template)
    entitled(document, shown.title, shown.kind, shown.site, as_at(shown))
    return saved(document)


def _values(report: Report) -> dict[str, Any]:
    facts = [{"label": in_line(k), "words": in_line("".join(w.text for w in runs))} for k, runs in report.facts]
    told = {name: in_line(getattr(report, name)) for name in ("title", "kind", "site", "as_at")}
    return {**told, "facts": facts, "body": BODY}


def _write(document: Document, writer: Writer, report: Report, template: Path) -> None:
    place = next((p for p in document.paragraphs if p.text.strip() == BODY), None)
    if place is None:
        raise TemplateBroken(template, "it has no paragraph {{ body }}, where the report goes")
    writer.contents(report.chapters)
    for blocks, turns in ((report.summary, report.long), (report.blocks, report.long)):
        for part in sheets(blocks):
            if not writer.lie(wide=part.wide) and turns:
                writer.new_page()
            turns = False
            for each, after in zip_longest(part.blocks, part.blocks[1:]):
                block(each, writer, leads=isinstance(after, Table | Figure))
    writer.put(place._p)


def _larger(document: Document, names: Any) -> None:
    from docx.shared import Pt

    found: Any = document.styles
    for style in found:
        if style.style_id in names and style.font.size and style.name != "Title":
            style.font.size = Pt(round(style.font.size.pt * EASY))
            style.paragraph_format.line_spacing = 1.4
