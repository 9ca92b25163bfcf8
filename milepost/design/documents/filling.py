"""Filling in a Word template that a council may replace, and saving what came of it: the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milepost.rules.dates import day

from .refusing import CannotBeMade

if TYPE_CHECKING:
    from docx.document import Document

LONGEST = 255
"""Letters that the format takes in a title."""


class TemplateBroken(CannotBeMade):
    """A template that cannot be filled in. Its words say which file, what is wrong, and what to do."""

    def __init__(self, template: Path, why: str) -> None:
        super().__init__(
            f"The Word template {template.name} cannot be filled in: {why}. Put it right as docs/how-to/"
            "change-the-word-template.md describes, or take the file away to use the one that comes with Milepost"
        )


def filled(template: Path, values: dict[str, Any]) -> Document:
    """The document with its names filled in. Raises TemplateBroken."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    document = DocxTemplate(str(template))
    try:
        strict = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        document.render(values, jinja_env=strict, autoescape=True)
        made: Document = document.docx
    except TemplateError as error:
        raise TemplateBroken(template, str(error)) from error
    except Exception as error:  # whatever a file that is no Word document makes of the libraries
        raise TemplateBroken(template, f"it is not a Word document ({type(error).__name__})") from error
    return made


def entitled(document: Document, title: str, kind: str, site: str, as_at: date) -> None:
    core: Any = document.core_properties
    core.title, core.subject, core.author = in_line(title)[:LONGEST], f"As at {day(as_at)}", in_line(site)[:LONGEST]
    core.category, core.language, core.last_modified_by = in_line(kind)[:LONGEST], "en-GB", core.author
    core.comments, core.created = "", datetime.combine(as_at, time(12), UTC)
    core.modified = core.created


def in_line(words: str) -> str:
    """Words in one paragraph, without what XML cannot hold."""
    return "".join(c for c in " ".join(words.split()) if c.isprintable())


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def settled(made: bytes) -> bytes:
    """The same files in an archive that says nothing of when it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name in archive.namelist():
            again.writestr(zipfile.ZipInfo(name), archive.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
