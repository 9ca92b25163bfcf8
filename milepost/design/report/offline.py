"""A report as one HTML file that opens from a disk: its style and charts are in it."""

from __future__ import annotations

from pathlib import Path

from django.template.loader import render_to_string
from markupsafe import Markup

from .blocks import Report
from .pdf import WIDTHS
from .ready import ready

STYLES = tuple(Path(__file__).with_name(name) for name in ("file.css", "screen.css"))


def offline(report: Report, *, address: str = "") -> str:
    """The file; ``address`` is where the site is, for its links. Links to files beside it stay as they are."""
    css = "".join(path.read_text("utf-8") for path in STYLES) + WIDTHS
    style = Markup(f"<style>{css}</style>")  # noqa: S704
    return render_to_string("design/report/file.html", {"r": ready(report, address), "style": style, "screen": True})
