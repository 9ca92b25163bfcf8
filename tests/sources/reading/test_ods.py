"""What is read of an OpenDocument spreadsheet, written here in its own XML, and once by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from milepost.sources.document import Document, Paragraph, Place, Table, Words
from milepost.sources.reading import Unreadable, read_document

from . import hostile


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    def reading(table: str, **more: str) -> Document:
        path = tmp_path / "plan"
        path.write_bytes(hostile.ods(table, **more))
        return read_document(path, "ods", lambda said, done, of: None)

    return reading


def sheet(*rows: str, name: str = "Plan", said: str = "") -> str:
    return f'<table:table table:name="{name}" {said}>{"".join(rows)}</table:table>'


def row(*cells: str, said: str = "") -> str:
    return f"<table:table-row {said}>{''.join(c if c.startswith('<') else cell(c) for c in cells)}</table:table-row>"


def cell(*lines: str, said: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {said}>{''.join(f'<text:p>{line}</text:p>' for line in lines)}</table:table-cell>"


def texts(document: Document) -> list[list[str]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.grid]


def test_words_lines_and_bullets(read: Any) -> None:
    document = read(
        sheet(
            row("Ref", "What"),
            row(
                "1.1", cell("Soon:", "• Recruit<text:line-break/>- Train<text:s text:c='3'/>staff<office:annotation/>")
            ),
        )
    )
    assert document.blocks[0].grid[1][1].paragraphs == (
        Paragraph("Soon:"),
        Paragraph("Recruit", bullet=True),
        Paragraph("Train staff", bullet=True),
    )
    assert document.blocks[0].grid[1][0].place == Place(sheet="Plan", table=1, row=2, column=1)


@pytest.mark.parametrize(
    ("said", "shown", "words"),
    [
        ('office:value-type="date" office:date-value="2019-11-30"', "30/11/19", "2019-11-30"),
        ('office:value-type="date" office:date-value="2019-11-01"', "Nov 19", "Nov 2019"),
        ('office:value-type="date" office:date-value="2019-11-01T00:00:00"', "November 2019", "Nov 2019"),
        ('office:value-type="date" office:date-value="nonsense"', "soon", "soon"),
        ('office:value-type="float" office:value="3"', "3.00", "3.00"),
        ('office:value-type="float" office:value="3"', "", "3"),
        ('office:value-type="float" office:value="0.333333"', "0.33", "0.333333"),
        ('office:value-type="float" office:value="inf"', "lots", "lots"),
        ('office:value-type="percentage" office:value="0.5"', "50.00%", "50%"),
        ('office:value-type="currency" office:value="5000"', "£5,000", "£5,000"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", "TRUE"),
    ],
)
def test_values(read: Any, said: str, shown: str, words: str) -> None:
    assert texts(read(sheet(row("Ref", cell(shown, said=said)))))[0][1] == words


STYLES = (
    '<style:style style:name="warm" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffc000"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="child" style:family="table-cell" style:parent-style-name="warm"/>'
    '<style:style style:name="none" style:family="table-cell"><style:table-cell-properties fo:background-color="transparent"/>'
    "</style:style>"
    '<style:style style:name="ring" style:family="table-cell" style:parent-style-name="ring"/>'
    '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def test_fills_and_bold_from_styles_columns_and_rows(read: Any) -> None:
    column = '<table:table-column table:default-cell-style-name="child"/>'
    styled = [
        cell("x", said=f'office:value-type="string" table:style-name="{name}"') for name in ("warm", "none", "ring")
    ]
    document = read(sheet(column, row("a", *styled)), styles=STYLES)
    cells = document.blocks[0].grid[0]
    assert [one.colour for one in cells] == ["FFC000", "FFC000", "", ""]
    assert [one.paragraphs[0].bold for one in cells] == [True, True, False, False]


def test_spans_repeats_and_hidden_parts(read: Any) -> None:
    wide = cell(
        "Outcome", said='office:value-type="string" table:number-rows-spanned="2" table:number-columns-spanned="2"'
    )
    covered = "<table:covered-table-cell/>"
    document = read(
        sheet(
            '<table:table-column/><table:table-column/><table:table-column table:visibility="collapse"/>',
            row(wide, covered, "a"),
            row('<table:covered-table-cell table:number-columns-repeated="2"/>', "b", said='table:visibility="filter"'),
            row("c", cell("same", said='office:value-type="string" table:number-columns-repeated="2"')),
            row("d", "e", "f", said='table:number-rows-repeated="2"'),
            said='table:style-name="gone"',
        ),
        styles=STYLES,
    )
    assert texts(document) == [
        ["Outcome", "Outcome", "a"],
        ["Outcome", "Outcome", "b"],
        ["c", "same", "same"],
        ["d", "e", "f"],
        ["d", "e", "f"],
    ]
    grid = document.blocks[0].grid
    assert grid[0][0] is grid[1][1]
    assert [remark.words for remark in document.remarks] == [
        "This sheet is hidden, and was read all the same",
        "Hidden rows on this sheet were read all the same: 1",
        "Hidden columns on this sheet were read all the same: 1",
    ]


def test_a_million_empty_rows_cost_nothing(read: Any) -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    filled = '<table:table-cell table:style-name="warm" table:number-columns-repeated="16384"/>'
    document = read(
        sheet(
            row("Ref", "What"),
            row(empty, said='table:number-rows-repeated="1000000"'),
            row(filled, said='table:number-rows-repeated="1000000"'),
            row("1.1", "Recruit"),
        ),
        styles=STYLES,
    )
    assert texts(document) == [["Ref", "What"], ["1.1", "Recruit"]]
    assert document.blocks[0].grid[1][0].place.row == 2_000_002


def test_what_was_changed_before_is_not_read_again(read: Any) -> None:
    tracked = f"<table:tracked-changes><table:deletion>{row('old')}</table:deletion></table:tracked-changes>"
    assert texts(read(tracked + sheet(row("Ref", "What")))) == [["Ref", "What"]]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("", "no words in this spreadsheet"),
        (sheet(row("a", "b", said='table:number-rows-repeated="1000000"')), "“Plan” has more than 5,000 rows"),
        (sheet(row(cell("a", said='table:number-columns-repeated="1000"'))), "“Plan” has more than 100 columns"),
        (sheet(row("a" * 60_000)), "more than 50,000 letters in one cell"),
        (sheet("<text:span>" * 300 + "</text:span>" * 300), "stand inside each other"),
        ("<table:table>", "This file is damaged"),
    ],
)
def test_what_is_refused(read: Any, table: str, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(table)
    assert words in refused.value.words


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_writes(tmp_path: Path) -> None:
    import openpyxl
    from openpyxl.styles import PatternFill

    made = openpyxl.Workbook()
    made.active.append(("Our plan",))
    made.active.append(())
    made.active.append(("Ref", "What", "BRAG"))
    made.active.append(("1.1", "Recruit", None))
    made.active.append((None, "Train", None))
    made.active.merge_cells("A4:A5")
    made.active["C5"].fill = PatternFill("solid", fgColor="FF00B050")
    made.save(tmp_path / "plan.xlsx")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "ods"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "plan.xlsx")], check=True, capture_output=True)
    from_ods = read_document(tmp_path / "plan.ods", "ods", lambda *_: None)
    from_excel = read_document(tmp_path / "plan.xlsx", "xlsx", lambda *_: None)
    assert from_ods == from_excel
    assert isinstance(from_ods.blocks[0], Words)
    assert from_ods.blocks[1].grid[2][2].colour == "00B050"
