"""Making the template: only this provider's measures and periods, its own cells open, everything else locked.

The lock has no password. It keeps people from slips, and whoever takes it off is told what they moved when the file comes back.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from milepost.design.documents.workbook import HEAD, PLAIN, TITLE, WORDS, new_workbook
from milepost.people.models import Organisation
from milepost.rules.dates import day
from milepost.rules.measuring import Answer

from .explained import explained
from .layout import ANSWER, BECAUSE, COLUMNS, FIGURE, FIGURES, FIRST, FORM, HELP, IDS, OUT, OUT_OF, ROW, Line

if TYPE_CHECKING:
    from datetime import date

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

AT = {c.heading: n for n, c in enumerate(COLUMNS)}
MAY = {"select_locked_cells": True, "select_unlocked_cells": True, "format_columns": True, "format_rows": True}


def template(organisation: Organisation, lines: list[Line], made: date) -> bytes:
    out = io.BytesIO()
    book = new_workbook(out)
    book.set_properties({"title": f"Figures of {organisation.name}", "subject": f"Made {day(made)}"})
    formats = _formats(book)
    _figures(book.add_worksheet(FIGURES), organisation, lines, formats)
    _help(book.add_worksheet(HELP), organisation, formats)
    _ids(book.add_worksheet(IDS), organisation, lines, made)
    book.close()
    return out.getvalue()


def _formats(book: Workbook) -> dict[str, Any]:
    return {
        "plain": book.add_format(PLAIN),
        "open": book.add_format({**PLAIN, "bg_color": "#FFFBE6", "locked": False}),
        "shut": book.add_format({**PLAIN, "bg_color": "#E5E6E7"}),
        "head": book.add_format(HEAD),
        "title": book.add_format(TITLE),
        "words": book.add_format(WORDS),
        "line": book.add_format({"font_name": "Arial", "font_size": 11}),
    }


def _figures(sheet: Worksheet, organisation: Organisation, lines: list[Line], formats: dict[str, Any]) -> None:
    sheet.write_string(0, 0, f"Figures of {organisation.name}", formats["title"])
    asks = f"Fill in the yellow cells and send the file back. The sheet “{HELP}” explains each."
    sheet.write_string(1, 0, asks if lines else "Nothing is owed: there is nothing to fill in.", formats["line"])
    for n, column in enumerate(COLUMNS):
        sheet.set_column(n, n, column.width)
        sheet.write_string(FIRST - 2, n, column.heading, formats["head"])
    for row, line in enumerate(lines, start=FIRST - 1):
        _line(sheet, row, line, formats)
    sheet.freeze_panes(FIRST - 1, AT["What to put in"])
    sheet.repeat_rows(FIRST - 2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&F&RPage &P of &N")
    sheet.protect("", MAY)


def _line(sheet: Worksheet, row: int, line: Line, formats: dict[str, Any]) -> None:
    for n, column in enumerate(COLUMNS):
        if column.words:
            # Always as words: a name that begins like a formula is not one. The row's number is one.
            write = sheet.write_number if column.heading == ROW else sheet.write_string
            write(row, n, line.number if column.heading == ROW else column.words(line), formats["plain"])
        else:
            shut = column.heading == OUT and line.slot.measure.unit not in OUT_OF
            sheet.write_blank(row, n, None, formats["shut" if shut else "open"])
    measure = line.slot.measure
    sheet.data_validation(row, AT[ANSWER], row, AT[ANSWER], {
        "validate": "list", "source": f"={IDS}!$K$1:$K${len(Answer)}",
        "input_title": "Answer", "input_message": "Choose one. Leave it empty if you answer another time.",
        "error_title": "Not an answer", "error_message": "Choose one of the three answers from the list.",
    })  # fmt: skip
    _number(sheet, row, AT[FIGURE], "Figure", measure.numerator)
    if measure.unit in OUT_OF:
        _number(sheet, row, AT[OUT], "Out of", measure.denominator)
    sheet.data_validation(row, AT[BECAUSE], row, AT[BECAUSE], {
        "validate": "length", "criteria": "<=", "value": 500, "input_title": "Not available, because",
        "input_message": "Only where the answer is “Not available, because”. Never name a child or a family.",
        "error_title": "Too long", "error_message": "Say why in 500 letters or fewer.",
    })  # fmt: skip


def _number(sheet: Worksheet, row: int, column: int, title: str, words: str) -> None:
    sheet.data_validation(row, column, row, column, {
        "validate": "decimal", "criteria": ">=", "value": 0,
        "input_title": title, "input_message": f"{words}. Digits alone"[:255],
        "error_title": "Not a number", "error_message": "Put in digits alone, like 12 or 12.5: no words and no unit.",
    })  # fmt: skip


def _help(sheet: Worksheet, organisation: Organisation, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, HELP, formats["title"])
    for row, (head, words) in enumerate(explained(organisation), start=2):
        sheet.write_string(row, 0, head, formats["head"])
        sheet.write_string(row, 1, words, formats["words"])
    sheet.protect("", MAY)


def _ids(sheet: Worksheet, organisation: Organisation, lines: list[Line], made: date) -> None:
    """What each row is, for reading the file back. Hidden, because it is nothing for people."""
    for row, (name, *values) in enumerate([("form", FORM), ("organisation", str(organisation.pk), organisation.name),
                                           ("made", made.isoformat())]):  # fmt: skip
        for column, words in enumerate((name, *values)):
            sheet.write_string(row, column, words)
    for row, line in enumerate(lines, start=3):
        s = line.slot
        seen = s.sent.id if s.sent else 0
        for column, value in enumerate((line.number, *s.key, line.mark, seen, s.measure.name, s.period.label)):
            sheet.write_string(row, column, str(value))
    for row, answer in enumerate(Answer):
        sheet.write_string(row, 10, answer.label)  # a list in a cell's rule could not hold the comma of the third
    sheet.protect("")
    sheet.hide()
