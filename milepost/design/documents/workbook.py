"""What our Excel workbooks have in common: no words that turn into a formula or a link, plain cells and headings."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook

PLAIN: dict[str, Any] = {
    "text_wrap": True, "valign": "top", "border": 1, "border_color": "#B1B4B6", "font_name": "Arial", "font_size": 10,
}  # fmt: skip
HEAD = {**PLAIN, "bold": True, "bg_color": "#1D2B3A", "font_color": "#FFFFFF"}
TITLE = {"bold": True, "font_name": "Arial", "font_size": 16}
WORDS = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 11}


def new_workbook(out: IO[bytes]) -> Workbook:
    from xlsxwriter import Workbook

    return Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
