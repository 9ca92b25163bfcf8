"""What a file is by its bytes, and the words for what is not read. Nothing is parsed before this look."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from milepost.sources.reading import Unreadable, limits
from milepost.sources.reading.looking import Looked, look_at

from . import hostile

DOC = hostile.word(hostile.paragraph("Aims"))
SHEET = hostile.excel("<sheetData/>")
SPREAD = hostile.ods("")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (DOC, "plan.docx", "docx"),
        (SHEET, "plan.xlsx", "xlsx"),
        (SPREAD, "plan.ods", "ods"),
        (b"%PDF-1.7 ...", "plan.pdf", "pdf"),
        (b"\n\n%PDF-1.4 ...", "plan.pdf", "pdf"),
        (b"ref,what\n1.1,a\n", "plan.csv", "csv"),
        ("ref\twhat\n".encode("utf-16"), "plan.tsv", "csv"),
        ("Zoë".encode("cp1252"), "plan.txt", "txt"),
        (b"BMX club: agreed", "plan.txt", "txt"),
        (b"plan:\n", "plan.yaml", "yaml"),
        (b"{}", "plan.JSON", "json"),
    ],
)
def test_what_it_is(content: bytes, name: str, kind: str) -> None:
    assert look_at(BytesIO(content), name) == Looked(kind)


def test_a_wrong_ending_is_taken_for_what_it_is_and_said() -> None:
    looked = look_at(BytesIO(DOC), "plan.pdf")
    assert looked.kind == "docx"
    assert looked.remarks == ("The file is called plan.pdf, but it is a Word document, and was read as one",)


def test_text_without_a_name_is_what_it_was_taken_for() -> None:
    assert look_at(BytesIO(b"a,b\n"), "", "csv") == Looked("csv")
    assert look_at(BytesIO(b"a,b\n"), "", "docx") == Looked("txt")


PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (b"  \n", "The file is empty"),
        (PNG, "This is a picture"),
        (b"GIF89a" + bytes(9), "This is a picture"),
        (b"{\\rtf1 Aims}", "rich text file (RTF)"),
        (b"<html><body>Aims", "This is a web page"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "This is a web page"),
        (b"MZ\x90\x00", "This is a program"),
        (b"7z\xbc\xaf\x27\x1c", "This is an archive"),
        (b"\x00\x01\x02\x03", "cannot tell what this file is"),
        (b"a\x01b\x02c", "cannot tell what this file is"),
        (hostile.ole("EncryptedPackage"), "protected by a password"),
        (hostile.ole("WordDocument"), "Word 97 to 2003 (.doc)"),
        (hostile.ole("Workbook"), "Excel 97 to 2003 (.xls)"),
        (hostile.ole("Something"), "Office 97 to 2003"),
        (hostile.packed({"a.txt": "a"}), "This is an archive"),
        (hostile.packed({"ppt/presentation.xml": "<a/>"}), "These are slides"),
        (hostile.packed({"xl/workbook.bin": "a"}), "binary workbook (.xlsb)"),
        (hostile.packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument text (.odt)"),
        (hostile.word("", **{"word/vbaProject.bin": b"\0"}), "has macros in it"),
        (
            hostile.word("", **{"[Content_Types].xml": "<Types>application/vnd.ms-word.document.macroEnabled</Types>"}),
            "has macros in it",
        ),
        (
            hostile.packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "Basic/a.xml": "<a/>"}),
            "macros",
        ),
        (hostile.packed({f"word/{n}.xml": "" for n in range(limits.MOST_ENTRIES + 1)}), "would become very large"),
        (hostile.word("", before=hostile.LAUGHS), "a DOCTYPE"),
        (hostile.excel("", before=hostile.LAUGHS), "a DOCTYPE"),
        (hostile.ods("", before=hostile.LAUGHS), "a DOCTYPE"),
        (
            hostile.word(
                "", **{"word/styles.xml": ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>').encode("utf-16")}
            ),
            "a DOCTYPE",
        ),
        (
            hostile.word("", **{"word/styles.xml": "<!--" + "x" * 200_000 + "-->" + hostile.LAUGHS + "<a/>"}),
            "a DOCTYPE",
        ),
        (hostile.word("", **{"word/styles.xml": "<!--" + "x" * 900_000 + "--><a/>"}), "a DOCTYPE"),
        (DOC[: len(DOC) // 2], "This file is damaged"),
        (b"PK\x03\x04 and no more", "This file is damaged"),
    ],
)
def test_what_is_refused(content: bytes, words: str) -> None:
    refuses(content, words)


def test_a_bomb_is_refused() -> None:
    """Made only here: packing it takes longer than all the others."""
    refuses(hostile.bomb(), "would become very large")


def refuses(content: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        look_at(BytesIO(content), "plan.docx")
    assert words in refused.value.words
    assert any(does in refused.value.words for does in ("hoose", "copy", "Take"))


def test_a_locked_archive() -> None:
    buffer = BytesIO(DOC)
    with zipfile.ZipFile(buffer) as archive:
        at = archive.getinfo("word/document.xml").header_offset
    content = bytearray(DOC)
    content[at + 6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="protected by a password"):
        look_at(BytesIO(bytes(content)), "plan.docx")
