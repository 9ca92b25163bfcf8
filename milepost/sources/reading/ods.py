"""OpenDocument spreadsheets, read as a stream from their one part of XML: no library tells the colours of cells.

A sheet may say "and the same again a million times": rows and cells without words cost nothing however often they are repeated.
Source: OASIS, Open Document Format for Office Applications 1.3, part 3, section 9.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from ..document import Document, Place, Remark, Table, Words
from . import Say, Unreadable, limits
from .odscells import OFFICE, TABLE, bold, paragraphs_of
from .odsstyles import STYLE, Styles
from .sheets import Sheet, Spot

NOTHING = "There are no words in this spreadsheet. Choose one with the plan in it"
ASKED = [f"{TABLE}{name}" for name in ("table", "table-column", "table-row", "tracked-changes")]
ASKED += [f"{STYLE}style", "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}conditional-format"]
PICTURE = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}image"
ALIKE = limits.MOST_COLUMNS + 1
"""Columns further than this are counted and not looked at."""


@dataclass
class Page:
    """One sheet as it is being read: ``row`` is the last row read, ``styles`` what its columns say of their cells."""

    sheet: Sheet
    hidden: bool = False
    row: int = 0
    column: int = 0
    styles: list[str] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)


def read_ods(path: Path, say: Say) -> Document:
    say("Opening the spreadsheet", 0, 0)
    blocks: list[Words | Table] = []
    remarks: list[Remark] = []
    done = kept = 0
    with zipfile.ZipFile(path) as archive:
        styles = Styles()
        if "styles.xml" in archive.namelist():
            with archive.open("styles.xml") as part:
                styles.read(part)
        with archive.open("content.xml") as part:
            for page in _pages(part, styles):
                done += 1
                kept += len(page.sheet.spots)
                if kept > limits.MOST_STORED:
                    raise Unreadable(limits.too_many_stored())
                say(f"Reading the sheet “{page.sheet.name}”"[:200], done, 0)
                blocks += page.sheet.blocks(sum(isinstance(block, Table) for block in blocks))
                remarks += _remarks(page)
    if not blocks:
        raise Unreadable(NOTHING)
    return Document(tuple(blocks), tuple(remarks))


def _pages(part: Any, styles: Styles) -> Iterator[Page]:
    """Each sheet when it has been read to its end. A table inside a cell is not read."""
    page: Page | None = None
    depth = 0
    asked = etree.iterparse(
        part,
        events=("start", "end"),
        tag=ASKED,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for event, element in asked:
        if element.tag == f"{TABLE}table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                hidden = styles.is_hidden(element.get(f"{TABLE}style-name") or "")
                page = Page(Sheet(element.get(f"{TABLE}name") or "Sheet"), hidden)
            elif event == "end" and depth == 0 and page is not None:
                yield page
                page = None
        elif event == "end" and depth < 2:
            _part(element, page, styles)
        if event == "end" and depth < 2:
            _forget(element)


def _part(element: Any, page: Page | None, styles: Styles) -> None:
    if element.tag == f"{STYLE}style":
        styles.add(element)
    elif page is None:
        return
    elif element.tag == f"{TABLE}table-column":
        _columns(element, page)
    elif element.tag == f"{TABLE}table-row":
        _row(element, page, styles)
    elif element.tag.endswith("conditional-format"):
        page.counts["rules"] += 1


def _forget(element: Any) -> None:
    """Give the memory of what was read back."""
    element.clear()
    while element.getprevious() is not None and element.getparent() is not None:
        del element.getparent()[0]


def _times(element: Any, name: str) -> int:
    text = element.get(f"{TABLE}{name}") or "1"
    return max(int(text[:9]), 1) if text.isdecimal() else 1


def _columns(element: Any, page: Page) -> None:
    times = min(_times(element, "number-columns-repeated"), ALIKE)
    if element.get(f"{TABLE}visibility") in ("collapse", "filter"):
        page.unseen |= set(range(page.column + 1, page.column + times + 1))
    page.styles += [element.get(f"{TABLE}default-cell-style-name") or ""] * min(times, ALIKE - len(page.styles))
    page.column += times


def _row(element: Any, page: Page, styles: Styles) -> None:
    times = _times(element, "number-rows-repeated")
    spots = list(_spots(element, page, styles)) if len(element) else []
    if any(spot.paragraphs for spot in spots):
        for row in range(page.row + 1, page.row + min(times, limits.MOST_ROWS + 1) + 1):
            for spot in spots:
                page.sheet.put(Spot(row, spot.column, spot.paragraphs, spot.colour, spot.rows, spot.columns))
        if element.get(f"{TABLE}visibility") in ("collapse", "filter"):
            page.counts["rows"] += times
    page.counts["pictures"] += sum(1 for _ in element.iter(PICTURE))
    page.row += times


def _spots(element: Any, page: Page, styles: Styles) -> Iterator[Spot]:
    """The cells of one row that say something or are filled; the row is set by who asks."""
    column = 1
    for cell in element:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        times = _times(cell, "number-columns-repeated")
        if cell.tag == f"{TABLE}table-cell":
            usual = page.styles[column - 1] if column <= len(page.styles) else ""
            style = cell.get(f"{TABLE}style-name") or element.get(f"{TABLE}default-cell-style-name") or usual
            said = bold(paragraphs_of(cell, page.counts), styles.is_bold(style))
            colour = styles.colour(style)
            rows, across = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
            for at in range(column, column + min(times, ALIKE)) if said or colour else ():
                yield Spot(0, at, said, colour, rows, across)
            if cell.get(f"{TABLE}formula") and not said and cell.get(f"{OFFICE}value-type") is None:
                page.counts["formulas"] += 1
        column += times


def _remarks(page: Page) -> Iterator[Remark]:
    if not page.sheet.rows:
        return
    here = Place(sheet=page.sheet.name)
    page.counts["columns"] = len(page.unseen & page.sheet.columns)
    if page.hidden:
        yield Remark("This sheet is hidden, and was read all the same", here)
    for what, words in (
        ("rows", "Hidden rows on this sheet were read all the same: {:,}"),
        ("columns", "Hidden columns on this sheet were read all the same: {:,}"),
        ("comments", "Comments on this sheet were not read: {:,}"),
        ("formulas", "Formulas on this sheet without a saved outcome were read as empty: {:,}"),
        (
            "rules",
            "Colours that this sheet gives by a rule (conditional formatting) were not read; the words in those cells were",
        ),
        ("pictures", "There is a picture on this sheet that cannot be read"),
    ):
        if page.counts[what]:
            yield Remark(words.format(page.counts[what]), here)
