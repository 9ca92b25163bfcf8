"""A plan as a PDF that assistive technology can read (PDF/UA-1): tagged, titled, with headings as bookmarks.

The fonts are those of the machine; nothing is ever fetched.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from milepost.rules.brag import Brag

from .refusing import CannotBeMade
from .table import PlanTable

STYLE = Path(__file__).with_name("plan.css")


class NothingIsFetched(ValueError):
    """A page asked for something of its own accord; a document is made of what it is given."""


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
    weasyprint = drawing()
    page = render_to_string("design/documents/plan.html", {"table": table, "brags": list(Brag)})
    document = weasyprint.HTML(string=page, url_fetcher=_refuse)
    style = weasyprint.CSS(string=STYLE.read_text("utf-8"))
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", stylesheets=[style])
    return made


def _refuse(url: str, *args: Any, **options: Any) -> Any:
    if url.startswith("data:"):
        from weasyprint import default_url_fetcher

        return default_url_fetcher(url, *args, **options)
    raise NothingIsFetched(f"{url.split(':')[0]} addresses are not fetched for a document")
