"""Where one area stands among all: a column each, from the highest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from .frame import Frame, ceiling, grid, mark_text
from .marks import DARK_BLUE, INK, OTHERS, QUIET
from .plot import Size
from .records import About, Area
from .scale import Upright, apart, extent
from .svg import el, width, words, wrap
from .words import figure

LEVEL_DASHES = ("", "7 5", "2 4")


def draw_standing(
    about: About, areas: tuple[Area, ...], held: tuple[tuple[str, float], ...], size: Size
) -> tuple[str, int]:
    """The area's own column is dark, and says its name and figure; the others are grey."""
    values = [float(a.value) for a in areas] + [value for _, value in held]
    low, high, step = extent(values, from_zero=True, most=ceiling(about.unit))
    upright = Upright(low, high, step, size.text * 2.6, size.height - size.text * 2.2)
    left = max(width(mark_text(v, about.unit), size.text) for v in upright.ticks) + 10
    f = Frame(size, left, size.width - size.right, upright, len(areas))
    parts = chain(grid(f, about.unit), columns(f, areas), levels(f, about, held), ends(f, about, areas))
    return "".join(parts), size.height


def columns(f: Frame, areas: tuple[Area, ...]) -> Iterator[str]:
    ground = f.upright.y(0)
    wide = max(f.pitch * 0.72, 1)

    def column(n: int, area: Area, least: float) -> str:
        broad, top = max(wide, least), f.upright.y(float(area.value))
        return f"M{f.x(n) - broad / 2:.1f} {ground:.1f}V{top:.1f}h{broad:.1f}V{ground:.1f}z"

    others = "".join(column(n, area, 0) for n, area in enumerate(areas) if not area.focus)
    yield el("path", d=others, fill=OTHERS, class_="others")
    focus = "".join(column(n, area, 5) for n, area in enumerate(areas) if area.focus)
    yield el("path", d=focus, fill=DARK_BLUE, stroke="#fff", stroke_width=1.5, class_="mark")


def levels(f: Frame, about: About, held: tuple[tuple[str, float], ...]) -> Iterator[str]:
    """A line across for each figure it is held against, named at the right."""
    size, lead = f.size.text, f.size.text * 1.15
    texts = [wrap(f"{name} {figure(value, about.unit)}", f.size.right - 14, size) for name, value in held]
    wanted = [(f.upright.y(value), len(text) * lead + 4) for (_, value), text in zip(held, texts, strict=True)]
    middles = apart(wanted, 0, f.upright.bottom)
    for text, (y, _), middle, dash in zip(texts, wanted, middles, LEVEL_DASHES, strict=False):
        across = f"M{f.left:.1f} {y:.1f}H{f.right:.1f}"
        yield el("path", d=across, stroke=INK, stroke_width=2, stroke_dasharray=dash or None, class_="line")
        yield el(
            "path",
            d=f"M{f.right + 1:.1f} {y:.1f}L{f.right + 8:.1f} {middle:.1f}",
            stroke=QUIET,
            fill="none",
            class_="rule",
        )
        start = middle - (len(text) - 1) * lead / 2 + size * 0.35
        for row, part in enumerate(text):
            yield words(part, f.right + 12, start + row * lead, size)


def ends(f: Frame, about: About, areas: tuple[Area, ...]) -> Iterator[str]:
    """Which end is which, and the name of the area at its column."""
    y = f.upright.bottom + f.size.text * 1.5
    yield words("Highest", f.left, y, f.size.text, fill=QUIET)
    yield words("Lowest", f.right, y, f.size.text, text_anchor="end", fill=QUIET)
    for n, area in enumerate(areas):
        if area.focus:
            text = f"{area.name} {figure(area.value, about.unit)}"
            half = width(text, f.size.text, True) / 2
            x = min(max(f.x(n), f.left + half), max(f.right - half, half))
            top = f.upright.y(float(area.value)) - f.size.text * 0.7
            yield words(text, x, top, f.size.text, text_anchor="middle", font_weight="bold")
