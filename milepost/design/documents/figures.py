"""Figures as an Excel workbook or CSV: numbers as numbers, days as days, and a sheet that explains what is not a number."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from milepost.rules.spreadsheet import as_cell

from .csv import BYTE_ORDER_MARK
from .workbook import HEAD, PLAIN, TITLE, WORDS, new_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet


class Percent(Decimal):
    """A percentage as it is said: 74 is 74%."""

    def __repr__(self) -> str:
        return f"Percent('{self}')"


Value = str | int | float | Decimal | date | None


@dataclass(frozen=True)
class Sheet:
    """A table of figures. ``widths`` are of its columns, in characters."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int] = ()


def workbook(
    title: str,
    author: str,
    sheets: Sequence[Sheet],
    explained: Sequence[tuple[str, str]],
    *,
    first: str = "",
    made: datetime | None = None,
) -> bytes:
    """``explained`` are the lines of the last sheet: a word and what it means. ``first`` names it and puts it first.

    The workbook says it was ``made`` then, or now.
    """
    out = io.BytesIO()
    book = new_workbook(out)
    book.set_properties({"title": title, "author": author, **({"created": made} if made else {})})
    formats = _formats(book)
    if first:
        _explained(book.add_worksheet(first), title, explained, formats)
    for sheet in sheets:
        _sheet(book.add_worksheet(sheet.name), sheet, formats)
    if not first:
        _explained(book.add_worksheet("How to read this"), title, explained, formats)
    book.close()
    return out.getvalue()


def csv_text(sheet: Sheet) -> str:
    """RFC 4180, with a byte order mark for Excel. Words that begin like a formula stand behind an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.headings)
    for row in sheet.rows:
        writer.writerow([_plain(value) for value in row])
    return BYTE_ORDER_MARK + out.getvalue()


def _plain(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return as_cell(value)
    return "" if value is None else f"{float(value):.12g}"


def _formats(book: Workbook) -> dict[str, Any]:
    return {
        "plain": book.add_format(PLAIN),
        "number": book.add_format({**PLAIN, "num_format": "#,##0.##"}),
        "whole": book.add_format({**PLAIN, "num_format": "#,##0"}),
        "percent": book.add_format({**PLAIN, "num_format": "0.0%"}),
        "date": book.add_format({**PLAIN, "num_format": "d mmmm yyyy", "align": "left"}),
        "head": book.add_format(HEAD),
        "title": book.add_format(TITLE),
        "words": book.add_format(WORDS),
    }  # fmt: skip


def _sheet(drawn: Worksheet, sheet: Sheet, formats: dict[str, Any]) -> None:
    for n, heading in enumerate(sheet.headings):
        drawn.set_column(n, n, sheet.widths[n] if n < len(sheet.widths) else 14)
        drawn.write_string(0, n, heading, formats["head"])
    for at, row in enumerate(sheet.rows, 1):
        for n, value in enumerate(row):
            _cell(drawn, at, n, value, formats)
    drawn.freeze_panes(1, 1)
    drawn.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.headings) - 1)
    drawn.repeat_rows(0)
    drawn.set_landscape()
    drawn.fit_to_pages(1, 0)


def _cell(drawn: Worksheet, row: int, column: int, value: Value, formats: dict[str, Any]) -> None:
    """Words are always written as words: what begins like a formula is not one."""
    if isinstance(value, date):
        drawn.write_datetime(row, column, value, formats["date"])
    elif value is None or value == "":
        drawn.write_blank(row, column, None, formats["plain"])
    elif isinstance(value, str):
        drawn.write_string(row, column, value[:32_767], formats["plain"])
    elif isinstance(value, Percent):
        drawn.write_number(row, column, float(value) / 100, formats["percent"])
    else:
        number = float(value)
        drawn.write_number(row, column, number, formats["whole" if number == int(number) else "number"])


def _explained(drawn: Worksheet, title: str, lines: Sequence[tuple[str, str]], formats: dict[str, Any]) -> None:
    drawn.set_column(0, 0, 28)
    drawn.set_column(1, 1, 100)
    drawn.write_string(0, 0, title, formats["title"])
    for row, (head, words) in enumerate(lines, 2):
        drawn.write_string(row, 0, head, formats["head"])
        drawn.write_string(row, 1, words, formats["words"])
