"""A workbook with a sheet for each table, and the same as CSV, one table under the other."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from .laid import Grid, Laid, Text


def by_sheet(laid: Laid) -> Iterator[list[Text | Grid]]:
    """The blocks up to each table; what has no table after it comes last."""
    sheet: list[Text | Grid] = []
    for block in laid.blocks:
        sheet.append(block)
        if isinstance(block, Grid):
            yield sheet
            sheet = []
    if sheet:
        yield sheet


def write_workbook(laid: Laid, path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    bold = book.add_format({"bold": True, "font_size": 14})
    plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    styles = {"": plain}
    for number, blocks in enumerate(by_sheet(laid), 1):
        sheet = book.add_worksheet(f"Sheet {number}")
        at = 0
        for block in blocks:
            if isinstance(block, Text):
                sheet.write_string(at, 0, block.para.text + block.para.added, bold if block.level else None)
                at += 1
                continue
            for row, boxes in enumerate(block.rows, at):
                for column, box in enumerate(boxes):
                    if box is None:
                        continue
                    if box.fill not in styles:
                        styles[box.fill] = book.add_format(
                            {"text_wrap": True, "valign": "top", "border": 1, "bg_color": f"#{box.fill}"}
                        )
                    if box.rows > 1 or box.columns > 1:
                        end = (row + box.rows - 1, column + box.columns - 1)
                        sheet.merge_range(row, column, *end, box.text, styles[box.fill])
                    else:
                        sheet.write_string(row, column, box.text, styles[box.fill])
            at += len(block.rows)
    book.close()


def write_csv(laid: Laid, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for block in laid.blocks:
            if isinstance(block, Text):
                writer.writerow([block.para.text + block.para.added])
            else:
                writer.writerows([box.text if box else "" for box in row] for row in block.rows)
                writer.writerow([])
