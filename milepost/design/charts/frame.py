"""What every chart over time stands in: the scale with its lines, the periods below, and the gaps where there is no figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.rules.measuring import Unit

from .marks import INK, QUIET, RULE, WASH
from .plot import Plot, Size
from .records import Point
from .scale import Upright, every, extent, runs
from .svg import el, width, words
from .words import plain


def ceiling(unit: Unit) -> float | None:
    return 100.0 if unit is Unit.PERCENT else None


def mark_text(value: float, unit: Unit) -> str:
    """What stands at the scale; a unit that is a word is said once, above it.

    >>> mark_text(1500, Unit.COUNT), mark_text(20, Unit.PERCENT), mark_text(6, Unit.WEEKS)
    ('1,500', '20%', '6')
    """
    return plain(value, 2) + ("%" if unit is Unit.PERCENT else "")


@dataclass(frozen=True)
class Frame:
    """The plot's own place in the drawing."""

    size: Size
    left: float
    right: float
    upright: Upright
    count: int

    @property
    def pitch(self) -> float:
        return (self.right - self.left) / max(self.count, 1)

    def x(self, place: float) -> float:
        """The middle of a point's place."""
        return self.left + (place + 0.5) * self.pitch


def frame(plot: Plot, size: Size, top: float, bottom: float, beside: int) -> Frame:
    about = plot.about
    low, high, step = extent(plot.values, from_zero=about.from_zero, most=ceiling(about.unit))
    upright = Upright(low, high, step, top, size.height - bottom)
    widest = max(width(mark_text(v, about.unit), size.text) for v in upright.ticks)
    return Frame(size, widest + 10, size.width - beside, upright, len(plot.labels))


def grid(f: Frame, unit: Unit, word: str) -> Iterator[str]:
    """Level lines with their numbers; above them what they count, where that is a word."""
    for value in f.upright.ticks:
        y = f.upright.y(value)
        ground = abs(value - f.upright.low) < f.upright.step / 2
        yield el("path", d=f"M{f.left:.1f} {y:.1f}H{f.right:.1f}", stroke=QUIET if ground else RULE, class_="rule")
        yield words(mark_text(value, unit), f.left - 8, y + f.size.text * 0.35, f.size.text, text_anchor="end")
    if word:
        yield words(word, 0, f.upright.top - f.size.text * 1.1, f.size.text, fill=QUIET)


def across(f: Frame, labels: list[str]) -> Iterator[str]:
    """As many of the periods below as there is room for, level, on the narrow drawing in two lines."""
    size = f.size.text

    def lines(label: str) -> list[str]:
        return label.rsplit(" ", 1) if f.size.name == "narrow" else [label]

    def wide(label: str) -> float:
        return max(width(part, size) for part in lines(label))

    for n in range(0, len(labels), every(labels, f.pitch, wide)):
        y, half = f.upright.bottom, wide(labels[n]) / 2
        yield el("path", d=f"M{f.x(n):.1f} {y:.1f}v6", stroke=QUIET, class_="rule")
        middle = min(max(f.x(n), half), f.size.width - half)
        for row, part in enumerate(lines(labels[n])):
            yield words(part, middle, y + 8 + size * (1 + 1.15 * row), size, text_anchor="middle")


def gaps(f: Frame, points: tuple[Point, ...]) -> Iterator[str]:
    """A pale column where there is no figure, with "c" in it where the figure is hidden."""
    hidden = [(run, "c") for run in runs([p.value is None and p.hidden for p in points])]
    missing = [(run, "no figure") for run in runs([p.value is None and not p.hidden for p in points])]
    for (first, last), text in hidden + missing:
        x, wide = f.x(first) - f.pitch / 2, (last - first + 1) * f.pitch
        top, tall = f.upright.top, f.upright.bottom - f.upright.top
        yield el("rect", x=x, y=top, width=wide, height=tall, fill=WASH, class_="wash")
        text = text if text == "c" or width(text, f.size.text) < wide else "–"
        yield words(text, x + wide / 2, f.upright.bottom - 8, f.size.text, text_anchor="middle", fill=INK)
