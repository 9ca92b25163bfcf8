"""The bare cells of an Excel workbook: what a form that was filled in holds, cell by cell, with the kind of each.

Nothing is made of them here. A formula is told as one, never as what it last showed, because whoever filled the form in
should put in a figure; how a number is shown does not count either.
"""

from __future__ import annotations

import warnings
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from . import Unreadable, limits
from .sheet import look_at_cells

Json = dict[str, Any]
NUMBER, TEXT, DATE, FORMULA, OTHER = "number", "text", "date", "formula", "other"


def read_cells(path: Path) -> list[Json]:
    """Each sheet with its name, its merged ranges, and its cells as (row, column, kind, words), top left first."""
    look_at_cells(path)
    with warnings.catch_warnings(), path.open("rb") as file:
        warnings.simplefilter("ignore")  # about rules and drawings that are not read
        book = openpyxl.load_workbook(file, data_only=False, keep_links=False)
        return [_sheet(page) for page in book.worksheets]


def _sheet(page: Any) -> Json:
    """``_cells`` holds only those that are stored; asking for rows would make all the others."""
    found = []
    for (row, column), cell in sorted(page._cells.items(), key=lambda item: item[0]):
        if cell.value is None or not str(cell.value).strip():
            continue
        kind, words = _kind(cell)
        if len(words) > limits.MOST_IN_CELL:
            raise Unreadable(limits.too_full(f"The sheet “{page.title}”"))
        found.append([row, column, kind, words])
        if len(found) > limits.MOST_CELLS:
            raise Unreadable(limits.too_many_cells())
    return {"name": page.title, "merged": [str(m) for m in page.merged_cells.ranges][:100], "cells": found}


def _kind(cell: Any) -> tuple[str, str]:
    value = cell.value
    if cell.data_type == "f":
        return FORMULA, str(value)[:100]
    if isinstance(value, bool) or cell.data_type == "e":
        return OTHER, str(value)
    if isinstance(value, int | float):
        return NUMBER, f"{value:.15g}"
    if isinstance(value, datetime | date):
        return DATE, value.isoformat()
    return TEXT, str(value).strip()
