"""A chart over time as SVG, in one of its sizes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from .beside import Beside, beside, room
from .frame import Frame, across, frame, gaps, grid
from .marks import INK, KINDS, LEVELS, QUIET, shape
from .plot import Level, Plot, Size
from .series import happened, intervals, level, series
from .svg import el, width, words


def draw(plot: Plot, size: Size) -> tuple[str, int]:
    """All that is inside the ``svg`` element, and its height."""
    about, labels = plot.about, list(named(plot))
    rows = list(key(plot, size))
    redrawn, events = any(n.redrawn for n in plot.notes), any(not n.redrawn for n in plot.notes)
    top = 12 + size.text * 1.6 * (len(rows) + (redrawn or bool(plot.word)))
    bottom = size.text * ((3.6 if size.name == "narrow" else 2.2) + (2.2 if events else 0))
    f = frame(plot, size, top, bottom, room(labels, size))
    parts = chain(
        rows,
        gaps(f, plot.lines[0].points) if len(plot.lines) == 1 and plot.values else (),
        grid(f, about.unit, plot.word) if plot.values else empty(f),
        across(f, plot.labels),
        intervals(f, plot.lines[0]) if plot.band else (),
        chain.from_iterable(level(f, each) for each in plot.levels),
        # The first line is what the chart is about: it lies over the others.
        chain.from_iterable(series(f, line, n, plot) for n, line in reversed(list(enumerate(plot.lines)))),
        beside(labels, f.upright, f.right, size),
        happened(f, plot),
    )
    return "".join(parts), size.height


def empty(f: Frame) -> Iterator[str]:
    """No scale where there is nothing to hold against it."""
    middle, y = (f.left + f.right) / 2, f.upright.bottom
    yield el("path", d=f"M{f.left:.1f} {y:.1f}H{f.right:.1f}", stroke=QUIET, class_="rule")
    yield words("No figure to show", middle, (f.upright.top + y) / 2, f.size.text, text_anchor="middle")


def named(plot: Plot) -> Iterator[Beside]:
    """What stands at the right: each level, and each line by its latest figure."""
    for each in plot.levels:
        colour = QUIET if each.style == "limit" else LEVELS[each.style][0]
        yield Beside(float(each.steps[-1].value), each.name, level_said(plot, each), colour)
    for place, line in enumerate(plot.lines):
        last = next((p for p in reversed(line.points) if p.value is not None), None)
        if last and last.value is not None:
            name = line.name if len(plot.lines) > 1 else "Latest"
            yield Beside(float(last.value), name, plot.about.say(last.value), INK, place == 0)


def level_said(plot: Plot, each: Level) -> str:
    """The figure of a level, or on which side of all figures that can be it lies."""
    value = each.steps[-1].value
    if each.style != "target" and plot.cut(float(value)):
        return f"below {plot.about.say(0)}" if value < 0 else f"above {plot.about.say(100)}"
    return plot.about.say(value)


def key(plot: Plot, size: Size) -> Iterator[str]:
    """What the shapes mean, above the chart, if it has more than one; each item is a row of its own when the width is used up."""
    kinds = [kind for kind in KINDS if any(p.kind is kind for p in plot.lines[0].points if p.value is not None)]
    x, row, inside = 0.0, 0, ""
    for kind in kinds if plot.marked and len(kinds) > 1 else ():
        colour, mark, text = KINDS[kind]
        wide = width(text, size.text) + 44
        if inside and x + wide > size.width:
            yield inside
            x, row, inside = 0.0, row + 1, ""
        y = size.text * (0.8 + 1.6 * row)
        inside += shape(mark, x + 9, y, 5.5, colour) + words(text, x + 22, y + size.text * 0.35, size.text)
        x += wide
    if inside:
        yield inside
