"""A plan as a PDF that assistive technology can read (PDF/UA-1): tagged, titled, with headings as bookmarks.

The fonts are those of the machine; nothing is ever fetched.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from milepost.rules.brag import Brag

from .table import PlanTable

STYLE = Path(__file__).with_name("plan.css")


class NothingIsFetched(ValueError):
    """A page asked for something of its own accord; a document is made of what it is given."""


def pdf(table: PlanTable) -> bytes:
    from weasyprint import CSS, HTML

    page = render_to_string("design/documents/plan.html", {"table": table, "brags": list(Brag)})
    document = HTML(string=page, url_fetcher=_refuse)
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", stylesheets=[CSS(string=STYLE.read_text("utf-8"))])
    return made


def _refuse(url: str, *args: Any, **options: Any) -> Any:
    if url.startswith("data:"):
        from weasyprint import default_url_fetcher

        return default_url_fetcher(url, *args, **options)
    raise NothingIsFetched(f"{url.split(':')[0]} addresses are not fetched for a document")
