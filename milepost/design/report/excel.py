"""The tables of a report as an Excel workbook: a sheet for each that names one, numbers as numbers and days as days."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from decimal import Decimal

from milepost.design.documents.figures import Percent, Sheet, Value, workbook
from milepost.rules.dates import MONTHS

from .blocks import Cell, Column, Figure, Report, Table
from .filed import as_at
from .grid import grid
from .ready import ready

NUMBER = re.compile(r"(-?\d{1,3}(?:,\d{3})+|-?\d+)(\.\d+)?(%?)")
DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS[1:])}) (\d{{4}})")
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
"""What Excel refuses in the name of a sheet."""
LONGEST = 31
WIDE = 14
"""Letters that a column is wide, for each share of the page."""


def excel(report: Report) -> bytes:
    """The workbook: first a sheet that says what it is and what each sheet holds."""
    shown = ready(report, "")
    found = _tables(shown)
    sheets = [_sheet(name, tables) for name, tables in found.items()]
    about = [
        ("What this is", f"{shown.kind}. {shown.site}"),
        ("As at", shown.as_at),
        *((label, "".join(w.text for w in runs)) for label, runs in shown.facts if label != "As at"),
        *((f"Sheet “{sheet.name}”", found[sheet.name][0].caption) for sheet in sheets),
    ]
    made = datetime.combine(as_at(shown), time(12), UTC)
    return workbook(shown.title, shown.site, sheets, about, first="About", made=made)


def _tables(report: Report) -> dict[str, list[Table]]:
    """The tables by the sheet they go on; those of one name stand together where their columns are the same."""
    found: dict[str, list[Table]] = {}
    for block in report.everything:
        table = block.table if isinstance(block, Figure) else block
        if isinstance(table, Table) and table.sheet:
            found.setdefault(_named(table, found), []).append(table)
    return found


def _named(table: Table, found: dict[str, list[Table]]) -> str:
    wanted = " ".join(FORBIDDEN.sub(" ", table.sheet).split())[:LONGEST] or "Table"
    taken = {name.lower(): name for name in found} | {"about": ""}
    name, n = wanted, 1
    while (held := taken.get(name.lower())) is not None:
        if held and [c.head for c in found[held][0].columns] == [c.head for c in table.columns]:
            return held
        n += 1
        name = f"{wanted[: LONGEST - len(str(n)) - 1]} {n}"
    return name


def _sheet(name: str, tables: list[Table]) -> Sheet:
    """Several tables are told apart by a first column. A cell over several rows is said in each, so that they can be sorted.
    Where more than a number is said in a column of numbers, the rest has a column beside it.
    """
    given, cells = tables[0].columns, [(table.caption, row) for table in tables for row in grid(table)]
    parted = [c.number and any(len(row[n].cell.paras) > 1 for _, row in cells) for n, c in enumerate(given)]
    columns = [each for c, parts in zip(given, parted, strict=True) for each in _columns(c, parts)]
    rows: list[list[Value]] = []
    for caption, row in cells:
        texts = [text for place, parts in zip(row, parted, strict=True) for text in _texts(place.cell, parts)]
        rows.append([caption, *(_value(text, c) for text, c in zip(texts, columns, strict=True))])
    heads = ["Table", *(c.head for c in columns)]
    widths = [30, *(min(max(round(c.width * WIDE), 10), 60) for c in columns)]
    start = 0 if len(tables) > 1 else 1
    return Sheet(name, heads[start:], [row[start:] for row in rows], widths[start:])


def _columns(column: Column, parts: bool) -> tuple[Column, ...]:
    return (column, Column(f"{column.head}: more", column.width)) if parts else (column,)


def _texts(cell: Cell, parts: bool) -> tuple[str, ...]:
    said = ["".join(w.text for w in runs) for runs in cell.paras]
    return ("\n".join(said[:1]), "\n".join(said[1:])) if parts else ("\n".join(said),)


def _value(text: str, column: Column) -> Value:
    """
    >>> [_value(text, Column("", number=True)) for text in ("1,204", "-3.5", "74.5%", "c", "=1+1")]
    [Decimal('1204'), Decimal('-3.5'), Percent('74.5'), 'c', '=1+1']
    """
    if column.number and (number := NUMBER.fullmatch(text)):
        plain = Decimal(number[1].replace(",", "") + (number[2] or ""))
        return Percent(plain) if number[3] else plain
    if found := DAY.fullmatch(text):
        try:
            return datetime(int(found[3]), MONTHS.index(found[2]), int(found[1]), tzinfo=UTC).date()
        except ValueError:
            return text
    return text
