"""Small made-up releases in the form of 2025, right unless a test changes a cell."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable

from milepost.sources.releases.forms import KEYS, Form, Table, forms

Sheet = list[list[str]]
PLACES = [
    ("National", "", "", "", "", ""),
    ("Regional", "E12000006", "East of England", "", "", ""),
    ("Local authority", "E12000006", "East of England", "E06000031", "874", "Peterborough"),
    ("Local authority", "E12000006", "East of England", "E10000003", "873", "Cambridgeshire"),
]
CELLS = {
    # Ten plans, five of them in time, and so on: rates and sums come out.
    "timeliness": [
        "10", "8", "5", "5", "50", "62.5", "4", "2", "40", "25", "1", "1", "10", "12.5",
    ],
    "requests": ["20", "0", "10", "5", "4", "1", "50", "25", "20", "5", "12", "3", "80", "20", "0", "0", "0"],
    "assessments": [
        "10", "8", "80", "2", "20", "0", "0", "0", "0", "1", "1", "50", "50", "0", "0", "0", "0", "0", "0",
    ],
    "annual_reviews": [
        "100", "60", "40", "5", "40", "10", "55", "5", "5", "30", "10", "0", "-1", "30", "5", "10", "10", "20", "20", "50", "50",
    ],
}  # fmt: skip


def form() -> Form:
    return next(f for f in forms() if f.edition == 2025)


def sheet(table: Table, year: int = 2024) -> Sheet:
    """Headings, and a headline row for each place."""
    calendar = table.every == "calendar_year"
    period = str(year) if calendar else f"{year - 1}{year % 100}"
    lines = [[*table.headings, *table.twice]]
    for level, region_code, region, code, number, name in PLACES:
        cells = dict.fromkeys(table.columns, "1") | dict(zip(table.columns, CELLS.get(table.name, []), strict=False))
        if level in ("National", "Regional"):
            cells = {c: cell if table.is_decimal(c) or cell == "x" else str(2 * int(cell)) for c, cell in cells.items()}
        lines.append(
            [
                period, "Calendar year" if calendar else "Academic year", level, "E92000001", "England",
                region_code, region, code, number, name, table.all, table.all, *cells.values(),
                *(cells[column] for heading in table.twice for column, h in table.columns.items() if h == heading),
            ]
        )  # fmt: skip
    return lines


def sheets(change: Callable[[dict[str, Sheet]], None] | None = None) -> dict[str, Sheet]:
    found = {table.file: sheet(table) for table in form().tables}
    if change:
        change(found)
    return found


def text(lines: Sheet) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(lines)
    return written.getvalue().encode("utf-8-sig")


def packed(files: dict[str, bytes]) -> io.BytesIO:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    whole.seek(0)
    return whole


def release(change: Callable[[dict[str, Sheet]], None] | None = None, **more: bytes) -> io.BytesIO:
    """The ZIP file of a release; ``change`` may alter its sheets by file name."""
    return packed({f"data/{name}": text(lines) for name, lines in sheets(change).items()} | more)


def set_cell(file: str, line: int, column: str, value: str) -> Callable[[dict[str, Sheet]], None]:
    """Change one cell; the headings are line 1."""

    def change(found: dict[str, Sheet]) -> None:
        found[file][line - 1][found[file][0].index(column)] = value

    return change


__all__ = ["KEYS", "form", "packed", "release", "set_cell", "sheets", "text"]
