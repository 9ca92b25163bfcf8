"""A chart as a page or a document has it: its heading, the drawing, the same in words, and the table it was drawn from."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from typing import ClassVar

from markupsafe import Markup

from milepost.design.text import clean

from .plot import SIZES, WIDE, Size
from .records import About, Note
from .svg import FONT, el

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Table:
    """Every cell in words. ``numbers`` are the columns that hold figures, ``named`` the one that says what a row is of."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int]
    named: int = 0


@dataclass(frozen=True)
class Picture:
    """Drawn when it is asked for, so that a page which only wants the words pays for nothing else.

    ``subtitle`` says what the figures are and how to read the scale; ``gaps`` what stands where there is no figure.
    """

    kind: str
    about: About
    alt: str
    table: Table
    subtitle: str
    drawing: Callable[[Size], tuple[str, int]]
    notes: tuple[Note, ...] = ()
    gaps: str = ""
    failed: ClassVar[str] = "The chart could not be drawn. The table has the same figures."

    @property
    def heading(self) -> str:
        return self.about.message

    @cached_property
    def svg(self) -> Markup:
        """The wide drawing and the narrow one, of which a stylesheet shows one. Empty where drawing failed: the page goes on."""
        try:
            return Markup("").join(Markup(self._one(size, size.name)) for size in SIZES)  # noqa: S704
        except Exception:
            log.exception("Chart %s could not be drawn", self.about.key)
            return Markup("")

    def _one(self, size: Size, name: str) -> str:
        key = f"chart-{escape(self.about.key)}-{name}"
        inside, height = self.drawing(size)
        title = f"{self.kind}: {self.about.measure}, {self.about.place}"
        named = el("title", escape(clean(title)), id=f"{key}-t") + el("desc", escape(clean(self.alt)), id=f"{key}-d")
        ground = el("rect", width=size.width, height=height, fill="#fff", class_="ground")
        return el(
            "svg", named + ground + el("g", inside, aria_hidden="true"),
            xmlns="http://www.w3.org/2000/svg", class_=f"mp-chart__drawing mp-chart__drawing--{name}",
            viewBox=f"0 0 {size.width} {height}", width=size.width, height=height, font_family=FONT,
            role="img", aria_labelledby=f"{key}-t", aria_describedby=f"{key}-d", focusable="false",
        )  # fmt: skip

    def png(self, scale: float = 2) -> bytes:
        """The wide drawing for a document. Empty where drawing failed: the document goes on with its table."""
        try:
            return painted(self._one(WIDE, "png"), scale)
        except Exception:
            log.exception("Chart %s could not be painted", self.about.key)
            return b""


@lru_cache(maxsize=64)
def painted(svg: str, scale: float) -> bytes:
    """A drawing as PNG, kept by the whole of it, so that it can never be out of date. A few megabytes for each process."""
    import vl_convert

    drawn: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return drawn
