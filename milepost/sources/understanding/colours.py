"""Ratings given as the fill of a cell: by the document's legend, else by hue."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..document import Table
from ..plain import plain, tidy
from .grids import distinct, filled

GREY = 0.12
"""Below this saturation a fill has no hue to speak of; stripes and shading are left alone."""
HUES = (("red", 345, 360), ("red", 0, 14), ("amber", 24, 62), ("green", 78, 165), ("blue", 185, 252))
"""Degrees that are clearly one of the four. Our own choice, wide enough for the palettes that offices use."""
MOST_ROWS = 10


@dataclass
class Legend:
    """``fills`` are the ratings of fills, ``words`` those of phrases; ``differs`` says where a legend's words are not ours."""

    fills: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    differs: list[str] = field(default_factory=list)
    lines: set[str] = field(default_factory=set)
    """The lines that were read as a legend."""


def hue_of(fill: str) -> str:
    """The rating whose colour a fill clearly is; "" where it is grey or between two.

    >>> hue_of("00B050"), hue_of("FFC000"), hue_of("FF0000"), hue_of("0070C0"), hue_of("7030A0"), hue_of("D9D9D9")
    ('green', 'amber', 'red', 'blue', '', '')
    """
    hue, saturation, value = _hsv(fill)
    if saturation < GREY or value < 0.2:
        return ""
    return next((name for name, low, high in HUES if low <= hue * 360 <= high), "")


def is_colour(fill: str) -> bool:
    """Whether a fill is a colour at all, and not a shade of grey."""
    _, saturation, value = _hsv(fill)
    return saturation >= GREY and value >= 0.2


def _hsv(fill: str) -> tuple[float, float, float]:
    try:
        red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (0, 2, 4))
    except ValueError:
        return 0.0, 0.0, 0.0
    return colorsys.rgb_to_hsv(red, green, blue)


def read_legend_lines(lines: Iterable[str], known: Mapping[str, str], legend: Legend) -> set[str]:
    """Lines like “Blue – complete”: a colour's name and what it means here. Gives the lines that were read."""
    used = set()
    for line in lines:
        name, meaning = _parts(line)
        if name not in ("blue", "green", "amber", "red", "yellow") or not meaning:
            continue
        used.add(line)
        legend.lines.add(tidy(line))
        rating, usual = known.get(plain(meaning), ""), known.get(name, "")
        if not rating:
            legend.words.setdefault(plain(meaning), usual)
        elif rating != usual:
            legend.words[name] = legend.words[name[0]] = rating
            legend.differs.append(f"The document's legend says “{tidy(line)}”. That is {rating} here, and was read so")
    return used


def _parts(line: str) -> tuple[str, str]:
    text = tidy(line)
    for mark in ("–", "—", "=", ":", "-"):
        if mark in text:
            name, _, meaning = text.partition(mark)
            words = plain(name).split()
            return (words[-1] if words else ""), meaning.strip()
    return "", ""


def read_legend_table(table: Table, known: Mapping[str, str], legend: Legend) -> bool:
    """A small table of coloured cells with their words. Gives whether it was one."""
    if len(table.grid) > MOST_ROWS:
        return False
    found = {}
    for row in table.grid:
        cells = distinct(row)
        for i, cell in enumerate(cells):
            if not is_colour(cell.colour):
                continue
            beside = [cell.text] if cell.text.strip() else [c.text for c in cells[i + 1 : i + 2]]
            rating = next((r for words in beside if (r := _rating(words, known))), "")
            if rating:
                found[cell.colour] = rating
    legend.fills.update(found)
    lines = [" – ".join(tidy(c.text) for c in filled(row)) for row in table.grid]
    used = read_legend_lines(lines, known, legend)
    return len(found) >= 2 or len(used) >= 2


def _rating(words: str, known: Mapping[str, str]) -> str:
    name, meaning = _parts(words)
    return known.get(plain(meaning), "") or known.get(plain(words), "") or known.get(name, "")
