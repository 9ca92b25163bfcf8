"""A PDF is read as it was laid out: tables over pages, merged cells, fills; and what cannot be read is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from milepost.sources.document import Document, Table, Words
from milepost.sources.reading import Unreadable
from milepost.sources.reading.pdf import read as reading
from milepost.sources.reading.pdf import read_pdf
from milepost.sources.reading.pdf.colours import as_hex
from tests.documents import LAYOUTS, can_make, make

from .tiny import pdf, ruled, text

EDGES = ([50, 150, 250], [200, 230, 260])


def read(path: Path) -> Document:
    return read_pdf(path, lambda *_: None)


@pytest.fixture
def tiny(tmp_path: Path):
    def write(*pages: str, **more: object) -> Document:
        path = tmp_path / "tiny.pdf"
        path.write_bytes(pdf(pages, **more))  # type: ignore[arg-type]
        return read(path)

    return write


def tables(document: Document) -> list[list[list[str]]]:
    return [[[c.text for c in row] for row in b.grid] for b in document.blocks if isinstance(b, Table)]


def words(document: Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Words)]


def test_continuous_integration_has_libreoffice() -> None:
    assert can_make("pdf") or os.environ.get("CI") != "true"


def test_headings_words_and_where_they_stand(tmp_path: Path) -> None:
    document = read(make(LAYOUTS["published"], "paper", tmp_path).path)
    said = [b for b in document.blocks if isinstance(b, Words)]
    assert said[0].level == 1
    assert [b.text for b in said if b.level == 2][1] == "Workstream 2: SEND quality assurance"
    assert any(b.bullet and b.text == "Green – on track" for b in said)
    assert not any("Page " in b.text or "Written Statement" in b.text for b in said)
    assert any("left out" in remark.words for remark in document.remarks)
    cell = next(b for b in document.blocks if isinstance(b, Table)).grid[-1][4]
    assert (cell.place.table, cell.place.column) == (1, 5)
    assert cell.place.page > 2


def test_fills_in_grey_rgb_and_cmyk(tiny) -> None:
    fills = "0.5 g 50 200 100 30 re f\n1 0.75 0 rg 150 200 100 30 re f\n0 1 1 0 k 150 230 100 30 re f\n"
    (table,) = (b for b in tiny(fills + ruled(*EDGES) + text(60, 210, "Amber")).blocks if isinstance(b, Table))
    assert [[c.colour for c in row] for row in table.grid] == [["", "FF0000"], ["808080", "FFBF00"]]
    assert as_hex("pattern") == as_hex((1, 2)) == ""


def test_sideways_words_are_left_out_and_said(tiny) -> None:
    document = tiny(ruled(*EDGES) + text(60, 240, "Action") + text(70, 205, "Theme", turn="0 1 -1 0"))
    assert tables(document) == [[["Action", ""], ["", ""]]]
    assert "sideways" in document.remarks[0].words


def test_a_page_whose_words_all_stand_sideways_is_turned(tiny) -> None:
    lines = text(100, 50, "First line of the page", turn="0 1 -1 0") + text(120, 50, "and the next", turn="0 1 -1 0")
    assert words(tiny(lines)) == ["First line of the page and the next"]


def test_a_page_that_is_shown_turned(tiny) -> None:
    assert words(tiny(text(100, 50, "Read from the side", turn="0 1 -1 0"), rotate=90)) == ["Read from the side"]


def test_footnote_marks_are_no_part_of_a_word(tiny) -> None:
    assert words(tiny(text(50, 200, "Agreed by the board") + text(136, 204, "1", size=6))) == ["Agreed by the board"]


def test_words_broken_at_a_lines_end(tiny) -> None:
    lines = [
        "the commission was agreed by a multi-",
        "agency group, with the new framework for commis-",
        "sioning in place",
    ]
    document = tiny("".join(text(50, 200 - 12 * n, line) for n, line in enumerate(lines)))
    assert " ".join(words(document)).endswith("a multi-agency group, with the new framework for commissioning in place")


def test_a_row_that_is_split_over_pages_joins(tiny) -> None:
    head = text(60, 240, "Ref") + text(160, 240, "Action")
    first = ruled(*EDGES) + head + text(60, 220, "1.1") + text(155, 220, "Write a joint plan")
    first += text(155, 205, "for all of the area")
    second = ruled(*EDGES) + head + text(155, 220, "and its neighbours")
    (table,) = tables(tiny(first, second))
    assert [[cell.replace("\n", " ") for cell in row] for row in table] == [
        ["Ref", "Action"],
        ["1.1", "Write a joint plan for all of the area and its neighbours"],
    ]


def test_a_picture_among_pages_is_said(tiny) -> None:
    document = tiny(text(50, 200, "Words"), "q 400 0 0 300 0 0 cm /P Do Q")
    assert [r.words for r in document.remarks] == ["Page 2 is a picture and cannot be read"]


@pytest.mark.parametrize(
    ("pages", "more", "said"),
    [
        (["q 400 0 0 300 0 0 cm /P Do Q"], {}, "picture"),
        ([text(50, 200, "Words")], {"locked": True}, "password"),
        ([], {}, "no words"),
    ],
)
def test_what_cannot_be_read(tiny, pages: list[str], more: dict[str, bool], said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        tiny(*pages, **more)
    assert said in refused.value.words


def test_damaged_and_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing more")
    with pytest.raises(Unreadable, match="damaged"):
        read(path)
    path.write_bytes(pdf([text(50, 200, "Words")] * 3))
    monkeypatch.setattr(reading, "MOST_PAGES", 2)
    with pytest.raises(Unreadable, match="3 pages"):
        read(path)
    monkeypatch.setattr(reading, "MOST_PAGES", 3)
    monkeypatch.setattr(reading, "MOST_OBJECTS", 4)
    with pytest.raises(Unreadable, match="Page 1"):
        read(path)
