"""What is drawn over the frame of a chart over time: intervals, levels, lines with their marks, and what happened."""

from __future__ import annotations

from collections.abc import Iterator

from .frame import Frame
from .marks import DARK_BLUE, INK, KINDS, LEVELS, LINES, QUIET, shape
from .plot import Level, Plot
from .records import Line
from .scale import apart, runs
from .svg import el


def intervals(f: Frame, line: Line) -> Iterator[str]:
    """An upright bar at each point, with ends."""
    arm = min(f.pitch / 5, 6)
    for n, point in enumerate(line.points):
        if point.lower is not None and point.upper is not None:
            x, low, high = f.x(n), f.upright.y(float(point.lower)), f.upright.y(float(point.upper))
            ends = "".join(f"M{x - arm:.1f} {y:.1f}h{2 * arm:.1f}" for y in (low, high))
            d = f"M{x:.1f} {low:.1f}V{high:.1f}{ends}"
            yield el("path", d=d, stroke=DARK_BLUE, stroke_width=1.5, fill="none", class_="line")


def level(f: Frame, level: Level) -> Iterator[str]:
    """One stroke for each step; nothing where no figure can be."""
    colour, dash, wide = LEVELS[level.style]
    half = f.pitch / 2
    d = "".join(
        f"M{f.x(step.first) - half:.1f} {f.upright.y(float(step.value)):.1f}H{f.x(step.last) + half:.1f}"
        for step in level.steps
        if f.upright.holds(float(step.value))
    )
    if d:
        yield el(
            "path", d=d, stroke=colour, stroke_width=wide, stroke_dasharray=dash or None, fill="none", class_="line"
        )


def series(f: Frame, line: Line, place: int, plot: Plot) -> Iterator[str]:
    """A line that breaks where there is no figure and where the chart begins anew, with a mark at each point."""
    colour, dash, mark = LINES[place]
    anew = {note.at for note in plot.notes if note.redrawn}
    path = "".join(
        f"{'M' if n == first or n in anew else 'L'}{f.x(n):.1f} {f.upright.y(float(line.points[n].value or 0)):.1f}"
        for first, last in runs([p.value is not None for p in line.points])
        for n in range(first, last + 1)
    )
    pen = {"stroke": QUIET, "stroke_width": 1.5} if plot.marked else {"stroke": colour, "stroke_width": 3}
    yield el("path", d=path, stroke_dasharray=dash or None, fill="none", stroke_linejoin="round", class_="line", **pen)
    r = min(f.size.mark, max(f.pitch * 0.6, 2))
    for n, point in enumerate(line.points):
        if point.value is not None:
            fill, form, _ = KINDS[point.kind] if plot.marked else (colour, mark, "")
            yield shape(form, f.x(n), f.upright.y(float(point.value)), r if form == "circle" else r * 1.25, fill)


def happened(f: Frame, plot: Plot) -> Iterator[str]:
    """A number for each thing that happened, along the bottom; where the chart begins anew, at the top of an upright line."""
    r = f.size.text * 0.72
    places = [max(f.x(note.at) - (f.pitch / 2 if note.redrawn else 0), f.left) for note in plot.notes]
    below = [n for n, note in enumerate(plot.notes) if not note.redrawn]
    room = min(2 * r + 3, f.size.width / max(len(below), 1))
    moved = apart([(places[n], room) for n in below], 0, f.size.width)
    for n, x in zip(below, moved, strict=True):
        yield from disc(n + 1, x, f.size.height - r - 1, r)
    for n, note in enumerate(plot.notes):
        if note.redrawn:
            d = f"M{places[n]:.1f} {f.upright.top - 4:.1f}V{f.upright.bottom:.1f}"
            yield el("path", d=d, stroke=INK, stroke_dasharray="2 3", class_="line")
            yield from disc(n + 1, places[n], f.upright.top - r - 4, r)


def disc(number: int, x: float, y: float, r: float) -> Iterator[str]:
    yield el("circle", cx=x, cy=y, r=r, fill="#fff", stroke=INK, stroke_width=1.5, class_="disc")
    yield el("text", str(number), x=x, y=y + r * 0.42, font_size=r * 1.18, text_anchor="middle", fill=INK)
