"""What is read of an Excel workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.workbook import Workbook

from milepost.sources.document import Document, Paragraph, Place, Table, Words
from milepost.sources.reading import Unreadable, read_document

from . import hostile


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Any], Document]:
    def reading(made: Workbook | bytes) -> Document:
        path = tmp_path / "plan"
        if isinstance(made, bytes):
            path.write_bytes(made)
        else:
            made.save(path)
        return read_document(path, "xlsx", lambda said, done, of: None)

    return reading


CELL = '<c t="str"><v>a</v></c>'


def book(*rows: tuple[Any, ...], title: str = "Plan") -> Workbook:
    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    return made


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.grid]


def remarks(document: Document) -> str:
    return "\n".join(f"{remark.words} [{remark.place.words}]" for remark in document.remarks)


def test_values_are_what_people_see(read: Any) -> None:
    made = book(("Ref", "When"), (1.1, datetime(2019, 11, 30)), (1.2, datetime(2019, 11, 1)), (3.0, date(2020, 4, 1)))
    sheet = made.active
    sheet.append((0.25, True))
    sheet.append((datetime(2020, 5, 4, 13, 30), time(9, 5)))
    sheet["A2"].number_format = "0.00"
    sheet["B3"].number_format = "mmm-yy"
    sheet["B4"].number_format = "[$-809]d mmmm yyyy"
    sheet["A5"].number_format = "0%"
    (table,) = read(made).blocks
    assert texts(table) == [
        ["Ref", "When"],
        ["1.10", "2019-11-30"],
        ["1.2", "Nov 2019"],
        ["3", "2020-04-01"],
        ["25%", "TRUE"],
        ["2020-05-04 13:30", "09:05"],
    ]
    assert table.grid[2][1].place == Place(sheet="Plan", table=1, row=3, column=2)


def test_merged_ranges_lines_bullets_and_bold(read: Any) -> None:
    made = book(("Outcome", "Milestone"), ("Heard", "Soon:\n• Recruit\n- Train"), (None, "Appoint"), (None, "Review"))
    made.active.merge_cells("A2:A4")
    made.active["A1"].font = Font(bold=True)
    (table,) = read(made).blocks
    assert table.grid[0][0].paragraphs == (Paragraph("Outcome", bold=True),)
    assert all(row[0] is table.grid[1][0] for row in table.grid[1:])
    assert (table.grid[1][0].rows, table.grid[1][0].columns) == (3, 1)
    assert table.grid[1][1].paragraphs == (
        Paragraph("Soon:"),
        Paragraph("Recruit", bullet=True),
        Paragraph("Train", bullet=True),
    )


@pytest.mark.parametrize(
    ("colour", "read_as"),
    [
        (Color(rgb="FFFFC000"), "FFC000"),
        (Color(rgb="00FFC000"), "FFC000"),
        (Color(rgb="FFFFFFFF"), ""),
        (Color(theme=4), "4F81BD"),
        (Color(theme=4, tint=0.6), "B9CDE5"),
        (Color(theme=0), ""),
        (Color(indexed=10), "FF0000"),
        (Color(indexed=64), ""),
    ],
)
def test_fills(read: Any, colour: Color, read_as: str) -> None:
    made = book(("Ref", "BRAG", "Note"), ("1", None, "a"))
    made.active["B2"].fill = PatternFill("solid", fgColor=colour)
    (table,) = read(made).blocks
    assert table.grid[1][1].colour == read_as


def test_a_title_a_key_and_blank_rows(read: Any) -> None:
    document = read(
        book(
            ("Exampleshire", None, None, None),
            (None,),
            ("Ref", "What", "When", "Who"),
            ("1.1", "Recruit", "May", "Lead"),
            (None,),
            ("1.2", "Train", "June", "Lead"),
            (None,),
            ("Weakness 2",),
            ("Ref", "What", "When", "Who"),
            ("2.1", "Review", "July", "Lead"),
            (None,),
            ("Blue", "Complete"),
            ("Red", "Late"),
            (None,),
            ("Agreed by the board",),
        )
    )
    assert [block.text if isinstance(block, Words) else texts(block) for block in document.blocks] == [
        "Exampleshire",
        [["Ref", "What", "When", "Who"], ["1.1", "Recruit", "May", "Lead"], ["1.2", "Train", "June", "Lead"]],
        "Weakness 2",
        [["Ref", "What", "When", "Who"], ["2.1", "Review", "July", "Lead"]],
        [["Blue", "Complete"], ["Red", "Late"]],
        "Agreed by the board",
    ]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [table.place.table for table in tables] == [1, 2, 3]
    assert tables[0].grid[2][0].place.row == 6
    assert document.blocks[2].place == Place(sheet="Plan", row=8, column=1)


def test_every_sheet_and_what_is_hidden(read: Any) -> None:
    made = book(("Ref", "What", "Who"), ("1.1", "Recruit", "a"), ("1.2", "Train", "b"))
    made.active.row_dimensions[3].hidden = True
    made.active.column_dimensions["C"].hidden = True
    second = made.create_sheet("Second")
    second.append(("Ref", "What"))
    second.sheet_state = "hidden"
    second["A1"].comment = Comment("Is this right?", "Someone")
    red = PatternFill("solid", bgColor="FF0000")
    second.conditional_formatting.add("A1:A9", CellIsRule(operator="equal", formula=['"Red"'], fill=red))
    document = read(made)
    assert [block.place.sheet for block in document.blocks] == ["Plan", "Second"]
    assert remarks(document).splitlines() == [
        "Hidden rows on this sheet were read all the same: 1 [sheet Plan]",
        "Hidden columns on this sheet were read all the same: 1 [sheet Plan]",
        "This sheet is hidden, and was read all the same [sheet Second]",
        "Colours that this sheet gives by a rule (conditional formatting) were not read; the words in those cells were "
        "[sheet Second]",
        "Comments on this sheet were not read: 1 [sheet Second]",
    ]


def test_formulas(read: Any) -> None:
    document = read(book(("Ref", "What"), ("1.1", "=A1&B1"), ("1.2", "=1+1")))
    assert "Formulas here have no saved outcome, so they were read as empty: B2, B3" in remarks(document)
    kept = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>Done</v></c></row>'
    document = read(hostile.excel(f"<sheetData>{kept}</sheetData>"))
    assert texts(document.blocks[0]) == [["2", "Done"]]
    assert not document.remarks


def test_far_away_cells_cost_nothing(read: Any) -> None:
    made = book(("Ref", "What"))
    made.active["XFD1048576"] = "end"
    made.active.merge_cells("A5:Z5")
    document = read(made)
    assert [block.text if isinstance(block, Words) else texts(block) for block in document.blocks] == [
        [["Ref", "What"]],
        "end",
    ]


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        ("<sheetData/>", "no words in this workbook"),
        (
            "".join(["<sheetData/>", '<mergeCells><mergeCell ref="$A$1:XFD1048576"/></mergeCells>']),
            "stores more than 200,000 cells",
        ),
        (
            "<sheetData><row>" + '<c t="str"><v>a</v></c>' * 1000 + "</row></sheetData>",
            "“Plan” has more than 100 columns",
        ),
        (
            "<sheetData>" + '<row><c t="str"><v>a</v></c></row>' * 10_000 + "</sheetData>",
            "“Plan” has more than 5,000 rows",
        ),
        (
            f'<sheetData><row><c t="str"><v>{"a" * 60_000}</v></c></row></sheetData>',
            "more than 50,000 letters in one cell",
        ),
        (
            f"<sheetData><row>{CELL * 50}</row>{f'<row>{CELL}</row>' * 3_000}</sheetData>",
            "more than 100,000 cells",
        ),
        ("<sheetData><row><c", "This file is damaged"),
    ],
)
def test_what_is_refused(read: Any, sheet: str, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(hostile.excel(sheet))
    assert words in refused.value.words
