"""A file is what its bytes say, never what it is called; and what cannot be told is not taken."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given as for_all
from hypothesis import strategies as st

from milepost.sources.filing import FileKind, check_file, clean_name
from milepost.sources.kinds import kind_of

from .files import EXCEL, MACROS, PDF, WORD, archive, given

ODT = archive("content.xml", mimetype=b"application/vnd.oasis.opendocument.text")
ODS = archive("content.xml", mimetype=b"application/vnd.oasis.opendocument.spreadsheet")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PDF, "a.pdf", FileKind.PDF),
        (PDF, "a.exe", FileKind.PDF),
        (b"\x89PNG\r\n\x1a\n...", "a", FileKind.PNG),
        (b"\xff\xd8\xff\xe0...", "a", FileKind.JPEG),
        (WORD, "a.zip", FileKind.WORD),
        (EXCEL, "a.xlsx", FileKind.EXCEL),
        (ODT, "a.odt", FileKind.ODT),
        (ODS, "a.ods", FileKind.ODS),
        ("Zoë said\tyes\r\n".encode(), "a.txt", FileKind.TEXT),
        (b"\xef\xbb\xbfref,rating\n1.1a,Green\n", "a.CSV", FileKind.CSV),
    ],
)
def test_what_is_taken(content: bytes, name: str, kind: FileKind) -> None:
    assert kind_of(BytesIO(content), name) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02",
        b"<html><script>alert(1)</script>",
        b"  <svg onload=alert(1)>",
        b"\x00\x01\x02 text",
        b"caf\xe9",
        b"   \n",
        b"PK\x03\x04 broken",
        MACROS,
        archive("a.txt"),
        archive("[Content_Types].xml", "ppt/presentation.xml"),
        archive("content.xml", "Basic/script-lc.xml", mimetype=b"application/vnd.oasis.opendocument.text"),
        archive(mimetype=b"application/epub+zip"),
    ],
)
def test_what_is_not(content: bytes) -> None:
    assert kind_of(BytesIO(content), "minutes.pdf") is None
    with pytest.raises(ValidationError, match="Save it as a PDF"):
        check_file(given(content=content))


@for_all(st.binary(max_size=300), st.text(max_size=30))
def test_no_bytes_break_it(content: bytes, name: str) -> None:
    kind_of(BytesIO(content), name)


@for_all(st.text(max_size=300))
def test_every_name_becomes_a_safe_one(name: str) -> None:
    safe = clean_name(name, FileKind.PDF)
    assert safe.endswith(".pdf")
    assert len(safe) <= 110
    assert not set(safe) & set('/\\"\r\n\x00')
    assert not safe.startswith(".")


def test_an_empty_or_a_large_file_is_told_why(settings: Any) -> None:
    with pytest.raises(ValidationError, match="The file is empty"):
        check_file(given(content=b""))
    settings.EVIDENCE_LARGEST = 1_000_000
    with pytest.raises(ValidationError, match="smaller than 1 MB"):
        check_file(given(content=PDF + b"x" * 1_000_000))


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("import sys; sys.exit(1 if b'EICAR' in sys.stdin.buffer.read() else 0)", "found something"),
        ("import sys; sys.exit(2)", "could not be scanned"),
    ],
)
def test_the_scanner_has_the_last_word(script: str, words: str, settings: Any) -> None:
    settings.EVIDENCE_SCANNER = [sys.executable, "-c", script]
    with pytest.raises(ValidationError, match=words):
        check_file(given(content=PDF + b"EICAR"))


def test_a_clean_file_is_taken_and_a_scanner_that_is_not_there_is_not_a_yes(settings: Any) -> None:
    settings.EVIDENCE_SCANNER = [sys.executable, "-c", "import sys; sys.stdin.buffer.read()"]
    assert check_file(given()).kind is FileKind.PDF
    settings.EVIDENCE_SCANNER = ["/no/such/scanner"]
    with pytest.raises(ValidationError, match="could not be scanned"):
        check_file(given())


def test_a_damaged_archive_is_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", b"application/vnd.oasis.opendocument.text" * 4)
    broken = bytearray(buffer.getvalue())
    broken[38:44] = b"\xff" * 6
    assert kind_of(BytesIO(bytes(broken)), "a.odt") is None
