"""Filling in a template as a provider does, and sending it back."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from milepost.desk.returns.workbook.layout import COLUMNS, FIRST
from tests.measures.make import organisation

LETTERS = {c.heading: openpyxl.utils.get_column_letter(n) for n, c in enumerate(COLUMNS, start=1)}


def path(what: str = "spreadsheet/") -> str:
    return f"/desk/figures/of/{organisation().pk}/{what}"


def download(client: Any) -> Any:
    response = client.get(path("template.xlsx"))
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(response.content))


def row_of(book: Any, measure: str, who: str = "Everybody", last: bool = True) -> int:
    """The latest period of a measure in the template, or its first."""
    page = book["Figures"]
    found = [r for r in range(FIRST, page.max_row + 1) if (page[f"B{r}"].value, page[f"C{r}"].value) == (measure, who)]
    return found[-1 if last else 0]


def put(book: Any, row: int, **cells: Any) -> None:
    """``answer``, ``figure``, ``out`` and ``because`` of a row."""
    heads = {"answer": "Answer", "figure": "Figure", "out": "Out of", "because": "Not available, because"}
    for name, value in cells.items():
        book["Figures"][f"{LETTERS[heads[name]]}{row}"] = value


def upload(client: Any, book: Any) -> str:
    content = book if isinstance(book, bytes) else saved(book)
    response = client.post(path(), {"file": SimpleUploadedFile("ours.xlsx", content)})
    assert response.status_code == 200
    return unescape(response.content.decode())


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def problems(page: str) -> list[tuple[str, str, str]]:
    """The cells to put right, as the page lists them."""
    row = r'<th scope="row"[^>]*>(Figures[^<]*)</th><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>'
    return re.findall(row, page)


def ticket(page: str) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', page)
    assert found, "nothing to send"
    return found[1]


Fill = Callable[[Any], None]
