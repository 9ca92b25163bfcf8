"""What is read of a table of text, whatever its letters and separators."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from milepost.rules.spreadsheet import as_cell
from milepost.sources.document import Document, Paragraph, Place
from milepost.sources.reading import Unreadable, read_document


def read(path: Path, content: bytes) -> Document:
    (path / "plan").write_bytes(content)
    return read_document(path / "plan", "csv", lambda said, done, of: None)


def texts(document: Document) -> Any:
    return [[cell.text for cell in row] for row in document.blocks[0].grid]  # type: ignore[union-attr]


PLAN = 'ref{0}what\r\n1.1{0}"Zoë is heard{0} always"\r\n1.2{0}"a ""b"""\r\n'


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_letters(tmp_path: Path, separator: str, encoding: str) -> None:
    document = read(tmp_path, PLAN.format(separator).encode(encoding))
    assert texts(document) == [
        ["ref", "what"],
        ["1.1", f"Zoë is heard{separator} always".replace("\t ", " ")],
        ["1.2", 'a "b"'],
    ]
    assert bool(document.remarks) == (encoding == "cp1252")


def test_lines_in_a_cell_empty_rows_and_short_rows(tmp_path: Path) -> None:
    document = read(tmp_path, b'ref,what,who\n\n1.1,"Soon:\n- Recruit\nand train"\n')
    assert texts(document) == [["ref", "what", "who"], ["", "", ""], ["1.1", "Soon:\nRecruit\nand train", ""]]
    assert document.blocks[0].grid[2][1].paragraphs[1] == Paragraph("Recruit", bullet=True)  # type: ignore[union-attr]
    assert document.blocks[0].grid[2][0].place == Place(table=1, row=3, column=1)  # type: ignore[union-attr]


def test_the_guard_before_a_formula_is_taken_off(tmp_path: Path) -> None:
    assert texts(read(tmp_path, f"{as_cell('=1+1')},{as_cell('@Lead')}\n".encode())) == [["=1+1", "@Lead"]]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\n,,\n", "The file is empty"),
        (b"a,b\n" * 10_000, "more than 5,000 rows"),
        (b"a," * 1_000, "more than 100 columns"),
        (b'a,"' + b"b" * 60_000 + b'"', "more than 50,000 letters"),
        (b'a,"' + b"b\n" * 60_000, "more than 50,000 letters"),
    ],
)
def test_what_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(tmp_path, content)
    assert words in refused.value.words
