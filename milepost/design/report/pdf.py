"""A report as a PDF that assistive technology can read (PDF/UA-1), the same bytes each time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from django.template.loader import render_to_string

from milepost.design.documents.pdf import write

from .blocks import Block, Figure, Report
from .ready import ready

STYLES = Path(__file__).parent
FILE, PAPER = (STYLES / name for name in ("file.css", "paper.css"))
WIDTHS = "".join(f".w{n} {{ width: {n}%; }}" for n in range(1, 101))
"""Columns by their share of the page, in per cent."""


def pdf(report: Report, *, address: str = "") -> bytes:
    """The document; ``address`` is where the site is, for its links. Raises PangoMissing."""
    shown = ready(report, address)
    shown = replace(shown, summary=_without_tables(shown.summary), blocks=_without_tables(shown.blocks))
    page = render_to_string("design/report/file.html", {"r": shown, "style": "", "screen": False})
    return write(page, FILE.read_text("utf-8"), PAPER.read_text("utf-8"), WIDTHS)


def _without_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A chart's figures are on the page and in the workbook; on paper they would bury the report."""
    return tuple(replace(b, table=None) if isinstance(b, Figure) else b for b in blocks)
