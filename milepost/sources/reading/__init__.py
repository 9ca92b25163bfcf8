"""Reading a file: one reader a format, each giving a ``sources.document.Document`` and nothing else.

It refuses to know Django, so that it starts fast in a child process with an empty environment (``sources.sandbox``); what
the words mean is for ``sources.understanding``. A reader tells how far it is by calling ``say`` now and then.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeVar, cast

from ..document import Document
from .refusals import DAMAGED, SIGNS

T = TypeVar("T")
Say = Callable[[str, int, int], None]
"""Told what is being done, how many steps are done, and of how many (0 where that is not known)."""


class Unreadable(Exception):
    """A file that is not read. Its words say what happened, why, and what to do."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


CELLS = "cells"
"""Asked for instead of a kind: a workbook's bare cells (``reading.cells``), as a form that was filled in is read."""
READERS = {
    "docx": ("word", "read_word"),
    "xlsx": ("sheet", "read_sheet"),
    "ods": ("ods", "read_ods"),
    "csv": ("csv", "read_csv"),
    "pdf": ("pdf", "read_pdf"),
    "txt": ("flat", "read_flat"),
}
"""The module and function that read each kind; imported only when asked, because most are heavy."""


def read_document(path: Path, kind: str, say: Say) -> Document:
    """What stands in the file. Raises Unreadable, or MemoryError; what a library makes of a damaged file is its cause."""
    module, function = READERS.get(kind, ("", ""))
    try:
        reader = getattr(import_module(f"{__name__}.{module}"), function) if module else None
    except ModuleNotFoundError as missing:
        if missing.name != f"{__name__}.{module}":
            raise
        reader = None
    if reader is None:
        raise Unreadable(
            f"Milepost cannot read “{kind}” files. Save the plan as a Word document (.docx) and choose that"
        )
    return readable(cast(Callable[[Path, Say], Document], reader), path, say)


def readable(reader: Callable[..., T], *what: Path | Say) -> T:
    """What a reader reads; whatever else it may raise becomes Unreadable or MemoryError."""
    try:
        return reader(*what)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        if "memory" in str(error).lower():  # how the XML library says it
            raise MemoryError from error
        raise Unreadable(next((words for sign, words in SIGNS if sign in str(error)), DAMAGED)) from error
