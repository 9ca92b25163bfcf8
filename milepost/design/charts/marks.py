"""Colours, shapes and dashes: each meaning has a shape or a dash of its own, so that none rests on colour.

Source: the Government Analysis Function's palette, in its order; Making Data Count's blue, orange, grey and purple, darkened
until they can be told apart on white.
"""

from __future__ import annotations

from math import sqrt

from milepost.rules.spc import PointType

from .svg import el, number

INK, QUIET, RULE, WASH = "#0b0c0c", "#505a5f", "#d8dadb", "#f3f2f1"
DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE = "#12436d", "#28a197", "#801650", "#f46a25"
OTHERS = "#949494"
"""The areas that a chart is not about: 3 to 1 against white, and against dark blue as well."""
LINES = (
    (DARK_BLUE, "", "circle"),
    (TURQUOISE, "8 4", "square"),
    (DARK_PINK, "2 4", "triangle"),
    (ORANGE, "10 3 2 3", "diamond"),
)
"""Colour, dash and shape of each line of several."""
LEVELS = {
    "mean": (INK, "", 2),
    "median": (INK, "", 2),
    "limit": (QUIET, "7 5", 1.5),
    "target": (DARK_PINK, "12 4 2 4", 2.5),
}
KINDS = {
    PointType.COMMON: (QUIET, "circle", "Usual variation"),
    PointType.IMPROVEMENT: (DARK_BLUE, "square", "Real change for the better"),
    PointType.CONCERN: (ORANGE, "triangle", "Real change for the worse"),
    PointType.NEUTRAL_HIGH: ("#4c2c92", "diamond", "Real change: higher"),
    PointType.NEUTRAL_LOW: ("#4c2c92", "diamond", "Real change: lower"),
}


def shape(name: str, x: float, y: float, r: float, fill: str) -> str:
    """A mark about as large as a circle of radius ``r``; orange has a dark outline, being pale."""
    line = {"stroke": INK, "stroke_width": 1.5} if fill == ORANGE else {}
    if name == "circle":
        return el("circle", cx=x, cy=y, r=float(r), fill=fill, class_="mark", **line)
    return el("path", d=_path(name, x, y, r), fill=fill, class_="mark", **line)


def _path(name: str, x: float, y: float, r: float) -> str:
    if name == "square":
        side = r * 0.95
        return f"M{number(x - side)} {number(y - side)}h{number(2 * side)}v{number(2 * side)}h{number(-2 * side)}z"
    if name == "triangle":
        side = r * 1.35
        tall = side * sqrt(3)
        return f"M{number(x)} {number(y - tall * 0.6)}l{number(side)} {number(tall)}h{number(-2 * side)}z"
    d = number(r * 1.35)
    return f"M{number(x)} {number(y - r * 1.35)}l{d} {d}-{d} {d}-{d}-{d}z"
