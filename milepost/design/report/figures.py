"""Charts in a report: made of a ``Picture``, and as a document has them."""

from __future__ import annotations

import base64
import logging

from markupsafe import Markup

from milepost.design.charts import Picture
from milepost.design.charts.icons import picture as shapes
from milepost.design.charts.picture import Table as Drawn
from milepost.design.charts.picture import painted
from milepost.design.charts.svg import el, plain_words
from milepost.rules.spc import Assurance, Variation

from .blocks import Cell, Column, Figure, Table, Words, words

log = logging.getLogger(__name__)
SCALE = 2.0
"""Dots of a painted chart to each of its own: sharp on paper."""


def drawn(picture: Picture, sheet: str = "") -> Figure:
    """A chart as a figure; ``sheet`` names the sheet of its figures in the Excel file."""
    return Figure(
        svg=str(picture.svg),
        alt=picture.alt,
        caption=picture.heading,
        table=_table(picture.table, picture.subtitle, sheet),
        subtitle=" ".join(filter(None, (picture.subtitle, picture.gaps))),
        notes=tuple(words(Words(note.when, strong=True), f": {note.words}") for note in picture.notes),
    )


def _table(table: Drawn, caption: str, sheet: str) -> Table:
    columns = tuple(Column(head, number=n in table.numbers) for n, head in enumerate(table.head))
    rows = tuple(
        tuple(Cell((words(said),), header=n == table.named) for n, said in enumerate(row)) for row in table.rows
    )
    return Table(caption, columns, rows, sheet)


def first(svg: str) -> str:
    """The drawing for a page, without the one for a phone.

    >>> first("<svg>a</svg><svg>b</svg>")
    '<svg>a</svg>'
    """
    return svg[: svg.find("</svg>") + 6] if "</svg>" in svg else ""


def png(svg: str) -> bytes:
    """The drawing as PNG. Empty where it cannot be painted: the document goes on with its words."""
    try:
        return painted(first(svg), SCALE) if svg else b""
    except Exception:
        log.exception("A chart of a report could not be painted")
        return b""


def icon(name: str) -> Markup:
    """The icon of this name as SVG, without its words; a name we do not know is "not enough data".

    >>> icon("concern_high") == icon("nothing"), icon("fail")[:4]
    (False, Markup('<svg'))
    """
    known = {i.value: i for i in (*Variation, *Assurance)}
    return Markup(  # noqa: S704
        el(
            "svg", shapes(known.get(name)), xmlns="http://www.w3.org/2000/svg", class_="mp-icon__shape",
            viewBox="0 0 36 36", width=36, height=36, aria_hidden="true", focusable="false",
        )
    )  # fmt: skip


def data_image(svg: str) -> str:
    """The drawing for a page as an address that holds it."""
    return "data:image/svg+xml;base64," + base64.b64encode(plain_words(first(svg)).encode()).decode()
