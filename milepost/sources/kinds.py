"""What a file is, by its content alone.

A short list of kinds that a board reads, each known by the bytes its format begins with; a library that guesses among
hundreds calls any ZIP archive a Word document. Office files that carry macros are refused.
"""

from __future__ import annotations

import zipfile
import zlib
from enum import StrEnum
from typing import BinaryIO


class FileKind(StrEnum):
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpg"
    WORD = "docx"
    EXCEL = "xlsx"
    ODT = "odt"
    ODS = "ods"
    TEXT = "txt"
    CSV = "csv"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self]


LABELS = {
    FileKind.PDF: "PDF",
    FileKind.PNG: "PNG picture",
    FileKind.JPEG: "JPEG picture",
    FileKind.WORD: "Word document",
    FileKind.EXCEL: "Excel workbook",
    FileKind.ODT: "OpenDocument text",
    FileKind.ODS: "OpenDocument spreadsheet",
    FileKind.TEXT: "text file",
    FileKind.CSV: "CSV table",
}
CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    FileKind.TEXT: "text/plain; charset=utf-8",
    FileKind.CSV: "text/csv; charset=utf-8",
}
BEGINS = ((b"%PDF-", FileKind.PDF), (b"\x89PNG\r\n\x1a\n", FileKind.PNG), (b"\xff\xd8\xff", FileKind.JPEG))
HOLDS = (("word/document.xml", FileKind.WORD), ("xl/workbook.xml", FileKind.EXCEL))
DECLARES = {
    b"application/vnd.oasis.opendocument.text": FileKind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
}
MACROS = ("vbaProject.bin", "Basic/", "Scripts/", "macrosheets/", "activeX/")
"""What runs inside an office file."""


def kind_of(file: BinaryIO, name: str) -> FileKind | None:
    """The kind a file is, or None where it is none that is taken. ``name`` only tells a table from other text.

    >>> from io import BytesIO
    >>> kind_of(BytesIO(b"%PDF-1.7 ..."), "minutes.exe").label
    'PDF'
    >>> kind_of(BytesIO(b"MZ\\x90\\x00"), "minutes.pdf") is None
    True
    """
    file.seek(0)
    head = file.read(512)
    for bytes_, kind in BEGINS:
        if head.startswith(bytes_):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _in_archive(file)
    return _text(file, name)


def _in_archive(file: BinaryIO) -> FileKind | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if any(mark in name for name in names for mark in MACROS):
                return None
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return DECLARES.get(archive.read("mimetype").strip())
            if "[Content_Types].xml" in names:
                return next((kind for part, kind in HOLDS if part in names), None)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        return None
    return None


def _text(file: BinaryIO, name: str) -> FileKind | None:
    """UTF-8 text without control characters; markup that a browser would run is not text."""
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if not text.strip() or any(ord(letter) < 32 and letter not in "\t\r\n" for letter in text):
        return None
    if text.lstrip()[:1] == "<":
        return None
    return FileKind.CSV if name.lower().endswith(".csv") else FileKind.TEXT
