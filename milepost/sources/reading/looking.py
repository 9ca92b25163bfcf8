"""A look at a file before anything reads it: what it is by its bytes, and whether it may be read at all.

Quick and with little memory whatever is in the file, so that a page may ask it while somebody waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from . import Unreadable
from .archive import look_in_archive
from .letters import decode
from .refusals import WHY_NOT

NOT_READ = (
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"RIFF", "picture"),
    (b"{\\rtf", "rich"),
    (b"Rar!", "packed"),
    (b"7z\xbc\xaf", "packed"),
    (b"\x1f\x8b", "packed"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
"""How files begin that nothing is read from, whatever they are called."""
CALLED = {
    "docx": "a Word document",
    "xlsx": "an Excel workbook",
    "ods": "an OpenDocument spreadsheet",
    "pdf": "a PDF",
    "csv": "a table of text (CSV)",
    "txt": "a text file",
    "json": "a plan file (JSON)",
    "yaml": "a plan file (YAML)",
}
TEXT_ENDINGS = {".csv": "csv", ".tsv": "csv", ".txt": "txt", ".json": "json", ".yaml": "yaml", ".yml": "yaml"}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
INSIDE_OLE = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "old word"),
    ("Workbook", "old excel"),
    ("Book", "old excel"),
)
"""Names of streams in the container of Office 97, which also holds today's files where they have a password."""


@dataclass(frozen=True)
class Looked:
    """``kind`` is "docx", "xlsx", "ods", "pdf", "csv" or "txt", or "json" or "yaml" for what is named like a plan file."""

    kind: str
    remarks: tuple[str, ...] = ()


def look_at(file: BinaryIO, name: str = "", expected: str = "") -> Looked:
    """What the file is. ``name`` is what its owner calls it, ``expected`` the kind somebody took it for. Raises Unreadable.

    >>> from io import BytesIO
    >>> look_at(BytesIO(b"%PDF-1.7 ..."), "plan.docx")
    Looked(kind='pdf', remarks=('The file is called plan.docx, but it is a PDF, and was read as one',))
    """
    file.seek(0)
    head = file.read(1024)
    if not head:
        raise Unreadable(WHY_NOT["empty"])
    for begins, why in NOT_READ:
        if head.startswith(begins) and not _is_text(head):
            raise Unreadable(WHY_NOT[why])
    if head.startswith(OLE):
        raise Unreadable(WHY_NOT[_inside_ole(file)])
    if b"%PDF-" in head:  # readers of PDF allow some bytes before it
        return _named(Looked("pdf"), name)
    if head.startswith(b"PK"):
        return _named(Looked(look_in_archive(file).value), name)
    return _text(file, name, expected)


def _is_text(head: bytes) -> bool:
    """A text may begin with "BM" or "MZ"."""
    return head[:2] in (b"BM", b"MZ", b"RI", b"GI") and b"\0" not in head and head.isascii()


def _inside_ole(file: BinaryIO) -> str:
    file.seek(0)
    content = file.read()
    return next((why for stream, why in INSIDE_OLE if stream.encode("utf-16-le") in content), "old")


def _named(looked: Looked, name: str) -> Looked:
    """With a remark where the name ends like another kind."""
    ending = PurePath(name).suffix.lower()
    if TEXT_ENDINGS.get(ending, ending[1:]) in ("", looked.kind):
        return looked
    words = f"The file is called {name}, but it is {CALLED[looked.kind]}, and was read as one"
    return Looked(looked.kind, (*looked.remarks, words))


def _text(file: BinaryIO, name: str, expected: str) -> Looked:
    file.seek(0)
    content = file.read()
    text = decode(content).text if b"\0" not in content or content[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    if any(ord(letter) < 32 and letter not in "\t\r\n\f\v" for letter in text[:100_000]) or (
        content.strip() and not text
    ):
        raise Unreadable(WHY_NOT["unknown"])
    start = text.lstrip()[:200].lower()
    if not start:
        raise Unreadable(WHY_NOT["empty"])
    if start.startswith("{\\rtf"):
        raise Unreadable(WHY_NOT["rich"])
    if start.startswith("<"):
        raise Unreadable(WHY_NOT["page"])
    kind = TEXT_ENDINGS.get(PurePath(name).suffix.lower(), "")
    return _named(Looked(kind or (expected if expected in ("csv", "txt") else "txt")), name)
