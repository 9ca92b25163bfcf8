"""The bare cells of a workbook, each with its kind, through the child process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from milepost.sources.reading import Unreadable
from milepost.sources.sandbox import cells_in_child


def test_each_cell_is_told_with_its_kind_and_nothing_is_made_of_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    for place, value in {
        "A1": "about 12",
        "B1": 12,
        "C1": 1234.5,
        "D1": date(2026, 5, 12),
        "A3": "=1+1",
        "B3": True,
    }.items():
        page[place] = value
    page["C3"], page["D3"] = "  ", "#DIV/0!"
    page["B1"].number_format = "0%"
    page.merge_cells("A5:B6")
    book.save(tmp_path / "filled.xlsx")
    (sheet,) = cells_in_child(tmp_path / "filled.xlsx")
    assert (sheet["name"], sheet["merged"]) == ("Sheet", ["A5:B6"])
    assert sheet["cells"] == [
        [1, 1, "text", "about 12"], [1, 2, "number", "12"], [1, 3, "number", "1234.5"], [1, 4, "date", "2026-05-12T00:00:00"],
        [3, 1, "formula", "=1+1"], [3, 2, "other", "True"], [3, 4, "other", "#DIV/0!"],
    ]  # fmt: skip


def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("Measure,Figure\n", "utf-8")
    with pytest.raises(Unreadable, match="This is not an Excel workbook"):
        cells_in_child(tmp_path / "a.xlsx")
