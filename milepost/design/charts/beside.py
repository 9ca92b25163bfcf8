"""Words at the right of a chart, each beside its line, with its figure: read where they belong, without a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .marks import INK, QUIET
from .plot import Size
from .scale import Upright, apart
from .svg import el, width, words, wrap

LEAD = 1.15
INDENT = 12


@dataclass(frozen=True)
class Beside:
    """``name`` and ``said`` stand in one line where there is room."""

    value: float
    name: str
    said: str
    colour: str = INK
    bold: bool = False


def room(labels: Sequence[Beside], size: Size) -> int:
    """How wide the words are: as they stand on the wide drawing, down to the longest word on the narrow one.

    >>> from .plot import NARROW, WIDE
    >>> labels = [Beside(1, "East of England", "46.4%"), Beside(2, "Target", "90%")]
    >>> 80 < room(labels, NARROW) < 90 < room(labels, WIDE) < 200
    True
    """
    if size.name == "wide":
        widest = max((width(f"{b.name} {b.said}", size.text, b.bold) for b in labels), default=0)
        return round(INDENT + min(widest, 190))
    parts = [(part, b.bold) for b in labels for part in [*b.name.split(), b.said]]
    widest = max((width(part, size.text, bold) for part, bold in parts), default=0)
    return round(INDENT + min(max(widest, 74), 115))


def lines(label: Beside, room: float, size: float) -> list[str]:
    """One line if it fits, otherwise the name and below it the figure."""
    whole = f"{label.name} {label.said}"
    if width(whole, size, label.bold) <= room:
        return [whole]
    return [*wrap(label.name, room, size, label.bold), *wrap(label.said, room, size, label.bold)]


def beside(labels: Sequence[Beside], upright: Upright, right: float, size: Size) -> Iterator[str]:
    """The labels from the top, no two over each other, each led to from the height of its value."""
    space, lead = size.width - right - INDENT + 1, size.text * LEAD
    texts = [lines(label, space, size.text) for label in labels]
    wanted = [(upright.y(label.value), len(text) * lead + 4) for label, text in zip(labels, texts, strict=True)]
    for label, text, middle in zip(labels, texts, apart(wanted, 0, upright.bottom + size.text), strict=True):
        leader = f"M{right + 1:.1f} {upright.y(label.value):.1f}L{right + INDENT - 4:.1f} {middle:.1f}"
        yield el("path", d=leader, stroke=QUIET, fill="none", class_="rule")
        first = middle - (len(text) - 1) * lead / 2 + size.text * 0.35
        for row, part in enumerate(text):
            weight = "bold" if label.bold else None
            yield words(part, right + INDENT, first + row * lead, size.text, fill=label.colour, font_weight=weight)
