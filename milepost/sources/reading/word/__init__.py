"""Word documents: paragraphs and tables in the order they are read, as somebody sees them who accepts all tracked changes."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.opc.exceptions import PackageNotFoundError

from ...document import Document
from .. import Say, Unreadable
from .body import Body
from .context import Context

UNUSUAL = (
    "This is not a usual Word document: it may be a template, or saved as “Strict Open XML”. "
    "Open it in Word, save it as “Word document (.docx)”, and choose that"
)
PICTURES = (
    "There are no words in this document, only pictures, and words in a picture cannot be read. "
    "Choose the document the pictures were made from; if there is none, type the plan into a Word table and choose that"
)
NOTHING = "There are no words in this document. Choose one with the plan in it"


def read_word(path: Path, say: Say) -> Document:
    say("Opening the document", 0, 0)
    try:
        opened = docx.Document(str(path))
    except (KeyError, ValueError, PackageNotFoundError) as error:
        raise Unreadable(UNUSUAL) from error
    inside = getattr(opened.element, "body", None)
    if inside is None:
        raise Unreadable(UNUSUAL)
    context = Context.of(opened.part)
    body = Body(context)
    parts = list(inside)
    for done, part in enumerate(parts):
        if done % 20 == 0:
            say("Reading the document", done, len(parts))
        body.read([part])
    say("Reading the document", len(parts), len(parts))
    if not body.blocks:
        raise Unreadable(PICTURES if context.noticed.pictures else NOTHING)
    return Document(tuple(body.blocks), context.noticed.remarks())
