"""Rows as text: CSV for spreadsheets, JSON Lines and JSON for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from milepost.plan.planfile.text import to_json
from milepost.rules.spreadsheet import as_cell

from .fields import Field

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Form:
    """A way to write a table: its file's ending, its media type, and how rows become text."""

    ending: str
    media: str
    write: Callable[[tuple[Field[Any], ...], Iterable[Any]], str]


def csv_text(fields: tuple[Field[Any], ...], rows: Iterable[Any]) -> str:
    """RFC 4180: a header, commas, CRLF. A byte order mark first, without which Excel reads £ and é as something else.

    Texts that begin like a formula stand behind an apostrophe (``rules.spreadsheet``); nothing is an empty cell.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([f.name for f in fields])
    for row in rows:
        writer.writerow([_cell(f.value(row)) for f in fields])
    return BYTE_ORDER_MARK + out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return as_cell("; ".join(value) if isinstance(value, list) else value)


def json_lines(fields: tuple[Field[Any], ...], rows: Iterable[Any]) -> str:
    """One JSON object a line, every field in each, words exactly as they were written."""
    return "".join(to_json({f.name: f.value(row) for f in fields}) + "\n" for row in rows)


CSV = Form("csv", "text/csv; charset=utf-8", csv_text)
JSON_LINES = Form("jsonl", "application/jsonl", json_lines)
