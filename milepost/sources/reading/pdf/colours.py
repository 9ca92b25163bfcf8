"""The fills behind cells, from the rectangles that a page draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Box = tuple[float, float, float, float]


def as_hex(colour: Any) -> str:
    """A colour of a PDF, as grey, RGB or CMYK from 0 to 1, in six capital hex digits; empty for patterns and for white.

    >>> as_hex((1.0, 0.753, 0.0)), as_hex((0.5,)), as_hex((0, 1, 1, 0)), as_hex(1), as_hex(("P1",))
    ('FFC000', '808080', 'FF0000', '', '')
    """
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(p, (int, float)) for p in parts):
        return ""
    if len(parts) == 1:
        rgb = [parts[0]] * 3
    elif len(parts) == 3:
        rgb = list(parts)
    elif len(parts) == 4:
        rgb = [(1 - p) * (1 - parts[3]) for p in parts[:3]]
    else:
        return ""
    made = "".join(f"{round(255 * min(1.0, max(0.0, p))):02X}" for p in rgb)
    return "" if made == "FFFFFF" else made


def fills(page: Any) -> list[tuple[Box, str]]:
    """The filled rectangles of a page in the order they are drawn, without hairlines and the page's own background."""
    found = []
    for shape in (*page.rects, *page.curves):
        box = (shape["x0"], shape["top"], shape["x1"], shape["bottom"])
        wide, high = box[2] - box[0], box[3] - box[1]
        if not shape["fill"] or wide < 2 or high < 2 or wide * high > 0.9 * page.width * page.height:
            continue
        found.append((box, as_hex(shape["non_stroking_color"])))
    return found


def behind(cell: Box, drawn: Sequence[tuple[Box, str]]) -> str:
    """The fill that covers most of a cell; of two, the one drawn later."""
    area = (cell[2] - cell[0]) * (cell[3] - cell[1])
    colour = ""
    for box, fill in drawn:
        wide = min(cell[2], box[2]) - max(cell[0], box[0])
        high = min(cell[3], box[3]) - max(cell[1], box[1])
        if wide > 0 and high > 0 and wide * high > 0.5 * area:
            colour = fill
    return colour
