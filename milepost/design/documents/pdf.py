"""A plan as a PDF that assistive technology can read (PDF/UA-1): tagged, titled, with headings as bookmarks.

The fonts are those of the machine. Nothing is ever fetched: a document is made of what it is given.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from milepost.rules.brag import Brag

from .refusing import CannotBeMade
from .table import PlanTable

STYLE = Path(__file__).with_name("plan.css")


class PangoMissing(CannotBeMade):
    """WeasyPrint draws letters with Pango, a library of the machine that no Python package brings."""

    def __init__(self) -> None:
        super().__init__(
            "PDFs need Pango, which is missing on the machine Milepost runs on. On Debian or Ubuntu it comes with "
            "“sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0”, on a Mac with “brew install pango”; "
            "then ask for the PDF again"
        )


def drawing() -> Any:
    """What draws the pages. Raises PangoMissing."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise PangoMissing from error
    return weasyprint


def pdf(table: PlanTable) -> bytes:
    """The document. Raises PangoMissing."""
    return write(
        render_to_string("design/documents/plan.html", {"table": table, "brags": list(Brag)}), STYLE.read_text("utf-8")
    )


def write(page: str, *styles: str) -> bytes:
    """A page as a tagged document, the same bytes each time. Raises PangoMissing."""
    weasyprint = drawing()
    given = weasyprint.urls.URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    document = weasyprint.HTML(string=page, url_fetcher=given)
    sheets = [weasyprint.CSS(string=style) for style in styles]
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", stylesheets=sheets)
    return made
