"""The tables of a report as a workbook: numbers and days are what they are, and nothing runs."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

from openpyxl import load_workbook

from milepost.design.report import Report, Table, excel

from .sample import MEASURED, MEASURES, ODD, PLAN, cell, report, rows


def book(r: Report) -> Any:
    return load_workbook(io.BytesIO(excel(r)))


def test_the_first_sheet_says_what_the_others_hold() -> None:
    made = book(report())
    assert made.sheetnames == ["About", "Measures", "Plans", "Plan"]
    told = {row[0].value: row[1].value for row in made["About"].iter_rows(min_row=2) if row[0].value}
    assert told["As at"] == "31 October 2026"
    assert told["Sheet “Plan”"] == "One row a milestone"
    assert made["About"]["A1"].value == "Board pack “A” & B"


def test_numbers_and_days_are_what_they_are_and_words_never_run() -> None:
    made = book(report())
    latest = [row[1] for row in made["Measures"].iter_rows(min_row=2)]
    assert [(c.value, c.number_format) for c in latest] == [(0.625, "0.0%"), (1204, "#,##0"), ("c", "General")]
    harm = made["Measures"]["C4"]
    assert (harm.value, harm.data_type) == ("=HYPERLINK(1)", "s")
    assert made["Plan"]["C2"].value.date() == date(2026, 11, 30)
    assert made["Plan"]["D2"].value == "Red\nLate"


def test_what_stands_below_a_number_has_a_column_of_its_own() -> None:
    dated = Table("Dated", MEASURES, ((cell("a"), cell("1,204", "October 2026"), cell("b")), MEASURED[0]), "Dated")
    made = book(replace(report(), blocks=(dated,)))["Dated"]
    assert [[c.value for c in row] for row in made.iter_rows()] == [
        ["Measure", "Latest", "Latest: more", "Change"], ["a", 1204, "October 2026", "b"],
        ["Plans in time", 0.625, None, "Real change for the worse: lower"],
    ]  # fmt: skip


def test_what_covers_several_rows_is_said_in_each() -> None:
    assert [row[0].value for row in book(report())["Plan"].iter_rows(min_row=2)] == ["Outcome 0"] * 2 + [
        "Outcome 1"
    ] * 2


def test_tables_of_one_name_stand_together_and_others_get_a_name_of_their_own() -> None:
    one, two = (Table(f"Workstream {n}", PLAN, rows(2), "Plan: [all]") for n in (1, 2))
    other = Table("Else", MEASURES, ((cell("a"), cell("2"), cell("b")),), "plan/all")
    long = Table("Long", PLAN, rows(2), "x" * 40)
    about = replace(long, sheet="About")
    made = book(replace(report(), blocks=(one, two, other, long, about)))
    assert made.sheetnames == ["About", "Plan all", "plan all 2", "x" * 31, "About 2"]
    together = made["Plan all"]
    assert [c.value for c in together[1]] == ["Table", "Outcome", "Milestone", "Deadline", "BRAG"]
    assert [row[0].value for row in together.iter_rows(min_row=2)] == ["Workstream 1"] * 2 + ["Workstream 2"] * 2


def test_a_workbook_is_the_same_each_time_whatever_the_words() -> None:
    assert excel(report(ODD)) == excel(report(ODD))
    assert book(report(ODD)).properties.created.date() == date(2026, 10, 31)


def test_a_report_without_tables_still_says_what_it_is() -> None:
    assert book(replace(report(), summary=(), blocks=())).sheetnames == ["About"]
