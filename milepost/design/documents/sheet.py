"""A plan as an Excel workbook: one row a milestone, and a sheet that explains. It can be edited and brought back."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from milepost.rules.brag import Brag
from milepost.rules.dates import day

from .colours import fill, words_on
from .columns import Column, Value, columns
from .table import PlanTable
from .workbook import HEAD, PLAIN, TITLE, WORDS, new_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet


def workbook(table: PlanTable) -> bytes:
    out = io.BytesIO()
    book = new_workbook(out)
    book.set_properties({
        "title": table.title, "subject": f"As at {day(table.as_at)}", "author": table.site, "category": table.kind,
    })  # fmt: skip
    _plan(book, table)
    _explained(book, table)
    book.close()
    return out.getvalue()


def _formats(book: Workbook) -> dict[str, Any]:
    found = {
        "plain": book.add_format(PLAIN),
        "edit": book.add_format({**PLAIN, "bg_color": "#FFFBE6", "locked": False}),
        "date": book.add_format({**PLAIN, "num_format": "d mmmm yyyy", "align": "left"}),
        "edit date": book.add_format({**PLAIN, "num_format": "d mmmm yyyy", "align": "left", "bg_color": "#FFFBE6"}),
        "head": book.add_format(HEAD),
        "title": book.add_format(TITLE),
        "words": book.add_format(WORDS),
    }
    for rating in Brag:
        colour = {"bg_color": f"#{fill(rating)}", "font_color": f"#{words_on(rating)}", "bold": True}
        found[rating.value] = book.add_format({**PLAIN, **colour})
    return found


def _plan(book: Workbook, table: PlanTable) -> None:
    sheet, formats, shown = book.add_worksheet("Plan"), _formats(book), columns(table)
    for n, c in enumerate(shown):
        sheet.set_column(n, n, c.width, None, {"hidden": True} if c.hidden else {})
        sheet.write_string(0, n, c.heading, formats["head"])
    row = 0
    for w in table.workstreams:
        for outcome, action, milestone in w.rows:
            row += 1
            for n, c in enumerate(shown):
                _cell(sheet, row, n, c, c.read((w, outcome, action, milestone)), formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(row, 1), len(shown) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(3, 0)  # all columns on one page could not be read
    sheet.set_footer("&L&F&RPage &P of &N")
    _choices(book, sheet, row, shown, formats)


def _cell(sheet: Worksheet, row: int, column: int, c: Column, value: Value, formats: dict[str, Any]) -> None:
    """Words are always written as words: what begins like a formula is not one."""
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["edit date" if c.edit else "date"])
    elif c.heading == "Rating" and value:
        sheet.write_string(row, column, str(value), formats[str(value).lower()])
    elif value in ("", None):
        sheet.write_blank(row, column, None, formats["edit" if c.edit else "plain"])
    else:
        sheet.write_string(row, column, str(value)[:32_767], formats["edit" if c.edit else "plain"])


def _choices(book: Workbook, sheet: Worksheet, rows: int, shown: tuple[Column, ...], formats: dict[str, Any]) -> None:
    """The four words a rating may be, and a cell that takes its colour when its word is changed."""
    at = next(n for n, c in enumerate(shown) if c.heading == "Rating")
    last = max(rows, 1)
    sheet.data_validation(1, at, last, at, {
        "validate": "list", "source": [r.label for r in Brag], "error_title": "Not a rating",
        "error_message": "Choose Blue, Green, Amber or Red, or leave the cell empty.",
        "input_title": "Rating", "input_message": "; ".join(f"{r.label}: {r.meaning}" for r in Brag),
    })  # fmt: skip
    for rating in Brag:
        colour = book.add_format({"bg_color": f"#{fill(rating)}", "font_color": f"#{words_on(rating)}"})
        rule = {"type": "cell", "criteria": "==", "value": f'"{rating.label}"', "format": colour}
        sheet.conditional_format(1, at, last, at, rule)


def _explained(book: Workbook, table: PlanTable) -> None:
    sheet, formats = book.add_worksheet("How to read this"), _formats(book)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    lines: list[tuple[str, str]] = [
        ("The plan", f"{table.title}, {table.area}. {table.kind}."),
        ("As at", f"{day(table.as_at)}: what was recorded by the end of that day."),
        ("Rows", table.chosen or f"The whole plan: {table.count} milestones."),
    ]
    if table.desk:
        lines.append((
            "To send news back",
            "Change the yellow columns, put your name or post on each row you change, save the workbook and send it back to "
            "whoever sent it to you. They see what you changed before anything is posted, and each change is then checked. "
            "Changes to other columns are not taken: ask for a revision of the plan.",
        ))  # fmt: skip
    sheet.write_string(0, 0, "How to read this workbook", formats["title"])
    row = 2
    for head, words in lines:
        sheet.write_string(row, 0, head, formats["head"])
        sheet.write_string(row, 1, words, formats["words"])
        row += 1
    row += 1
    for rating in Brag:
        sheet.write_string(row, 0, rating.label, formats[rating.value])
        sheet.write_string(row, 1, rating.meaning.capitalize(), formats["words"])
        row += 1
    row += 1
    for c in columns(table):
        sheet.write_string(row, 0, c.heading, formats["head"])
        sheet.write_string(
            row, 1, c.meaning + (". You may change it" if c.edit and table.desk else ""), formats["words"]
        )
        row += 1
