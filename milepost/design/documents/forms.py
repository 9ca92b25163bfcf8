"""The forms a plan may be taken away in as a document, and how each is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from .csv import csv_text
from .pdf import drawing, pdf
from .sheet import workbook
from .table import PlanTable
from .word import word

LONGEST_PDF = 300
"""Milestones: what a PDF of more takes is too long to wait for (see bench/README.md)."""


@dataclass(frozen=True)
class Form:
    ending: str
    label: str
    media: str
    make: Callable[[PlanTable], bytes]
    """Raises CannotBeMade."""
    longest: int = 100_000
    """More milestones than this are made beside the server."""
    check: Callable[[], object] = bool
    """Raises CannotBeMade where this machine cannot make it: asked before anybody waits."""


def template_for(*, desk: bool) -> Path:
    """The council's own template where there is one, else ours."""
    name = "plan.docx" if desk else "plan-public.docx"
    own = settings.WORD_TEMPLATES / name if settings.WORD_TEMPLATES else None
    return own if own and own.exists() else settings.DEFINITIONS / "templates" / name


FORMS = {
    form.ending: form
    for form in (
        Form(
            "docx",
            "Word",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            lambda table: word(table, template_for(desk=table.desk)),
        ),
        Form("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook),
        Form("pdf", "PDF", "application/pdf", pdf, LONGEST_PDF, drawing),
        Form("csv", "CSV", "text/csv; charset=utf-8", lambda table: csv_text(table).encode()),
    )
}
