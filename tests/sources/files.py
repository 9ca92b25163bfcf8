"""Small files of each kind, made in memory."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.4\n%%EOF\n"


def given(name: str = "minutes.pdf", content: bytes = PDF) -> Any:
    return SimpleUploadedFile(name, content)


def archive(*names: str, mimetype: bytes = b"") -> bytes:
    """A ZIP with these parts in it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, b"<x/>")
    return buffer.getvalue()


WORD = archive("[Content_Types].xml", "word/document.xml")
EXCEL = archive("[Content_Types].xml", "xl/workbook.xml")
MACROS = archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
