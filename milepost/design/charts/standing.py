"""Where one area stands among all: a column each, from the highest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from milepost.rules.measuring import Unit

from .beside import Beside, beside, room
from .frame import Frame, ceiling, grid, mark_text
from .marks import DARK_BLUE, INK, OTHERS, QUIET
from .plot import Size
from .records import About, Area, Number
from .scale import Upright, extent
from .svg import el, width, words

DASHES = ("", "7 5", "2 4")


def draw_standing(
    about: About, areas: tuple[Area, ...], held: tuple[tuple[str, Number], ...], size: Size
) -> tuple[str, int]:
    """The area's own column is dark, and says its name and figure; the others are grey."""
    values = [float(a.value) for a in areas] + [float(value) for _, value in held]
    low, high, step = extent(values, from_zero=True, most=ceiling(about.unit))
    upright = Upright(low, high, step, size.text * 2.6, size.height - size.text * 2.2)
    left = max(width(mark_text(v, about.unit), size.text) for v in upright.ticks) + 10
    labels = [Beside(float(value), name, about.say(value)) for name, value in held]
    f = Frame(size, left, size.width - room(labels, size), upright, len(areas))
    word = "" if about.unit is Unit.PERCENT else about.counted or about.unit.after.strip()
    parts = chain(
        grid(f, about.unit, ""), columns(f, areas), levels(f, labels), beside(labels, upright, f.right, size), ends(f, word),
        own(f, about, areas),
    )  # fmt: skip
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


def levels(f: Frame, labels: list[Beside]) -> Iterator[str]:
    """A line across for each figure it is held against, white-edged so that it is seen over the columns."""
    for label, dash in zip(labels, DASHES, strict=False):
        d = f"M{f.left:.1f} {f.upright.y(label.value):.1f}H{f.right:.1f}"
        yield el("path", d=d, stroke="#fff", stroke_width=5, class_="edge")
        yield el("path", d=d, stroke=INK, stroke_width=2, stroke_dasharray=dash or None, class_="line")


def ends(f: Frame, word: str) -> Iterator[str]:
    """Which end is which."""
    y = f.upright.bottom + f.size.text * 1.5
    yield words(f"Highest ({word})" if word else "Highest", f.left, y, f.size.text, fill=QUIET)
    yield words("Lowest", f.right, y, f.size.text, text_anchor="end", fill=QUIET)


def own(f: Frame, about: About, areas: tuple[Area, ...]) -> Iterator[str]:
    """The name of the area above all columns, with a line down to its own."""
    for n, area in enumerate(areas):
        if area.focus:
            text, size = f"{area.name} {about.say(area.value)}", f.size.text
            half = width(text, size, True) / 2
            x = min(max(f.x(n), half), f.size.width - half)
            d = f"M{f.x(n):.1f} {size * 1.4:.1f}V{f.upright.y(float(area.value)):.1f}"
            yield el("path", d=d, stroke="#fff", stroke_width=5, class_="edge")
            yield el("path", d=d, stroke=DARK_BLUE, stroke_width=2, class_="line")
            yield words(text, x, size, size, text_anchor="middle", font_weight="bold")
