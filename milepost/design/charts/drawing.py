"""A chart over time as SVG, in one of its sizes."""

from __future__ import annotations

from collections.abc import Iterator

from .frame import Frame, across, frame, gaps, grid
from .marks import DARK_BLUE, INK, KINDS, LEVELS, LINES, QUIET, shape
from .plot import Level, Plot, Size
from .records import Line
from .scale import apart, runs
from .svg import el, width, words, wrap
from .words import figure, plain


def draw(plot: Plot, size: Size) -> tuple[str, int]:
    """All that is inside the ``svg`` element, and its height."""
    rows = list(key(plot, size))
    top = (
        14
        + len(rows) * size.text * 1.6
        + size.text * 1.6 * (any(n.redrawn for n in plot.notes) or plot.about.unit.after > " ")
    )
    bottom = size.text * (3.6 if size.name == "narrow" else 2.2) + (size.text * 2.2 if happened(plot) else 0)
    f = frame(plot, size, top, bottom)
    inside = [
        *rows,
        *(gaps(f, plot.lines[0].points) if len(plot.lines) == 1 else ()),
        *grid(f, plot.about.unit),
        *across(f, plot.labels),
        *(band(f, plot.lines[0]) if plot.band else ()),
        *(part for level in plot.levels for part in level_lines(f, level)),
        *(part for n, line in enumerate(plot.lines) for part in series(f, line, n, plot)),
        *beside(f, plot),
        *noted(f, plot),
    ]
    return "".join(inside), size.height


def happened(plot: Plot) -> bool:
    return any(not note.redrawn for note in plot.notes)


def key(plot: Plot, size: Size) -> Iterator[str]:
    """What the shapes mean, above the chart, of those it has; one row each time the width is used up."""
    if not plot.marked:
        return
    kinds = [kind for kind in KINDS if any(p.kind is kind for p in plot.lines[0].points if p.value is not None)]
    x, row, inside = 0.0, 0, ""
    for kind in kinds if len(kinds) > 1 else ():
        colour, mark, text = KINDS[kind]
        room = width(text, size.text) + 30
        if x and x + room > size.width:
            yield el("g", inside)
            x, row, inside = 0.0, row + 1, ""
        y = size.text * (0.7 + 1.6 * row)
        inside += shape(mark, x + 8, y, 5.5, colour) + words(text, x + 20, y + size.text * 0.35, size.text)
        x += room + 14
    if inside:
        yield el("g", inside)


def band(f: Frame, line: Line) -> Iterator[str]:
    """The first line's interval: an upright bar at each point, with ends."""
    arm = min(f.pitch / 5, 6)
    for n, point in enumerate(line.points):
        if point.lower is not None and point.upper is not None:
            x, low, high = f.x(n), f.upright.y(float(point.lower)), f.upright.y(float(point.upper))
            ends = "".join(f"M{x - arm:.1f} {y:.1f}h{2 * arm:.1f}" for y in (low, high))
            yield el(
                "path",
                d=f"M{x:.1f} {low:.1f}V{high:.1f}{ends}",
                stroke=DARK_BLUE,
                stroke_width=1.5,
                fill="none",
                class_="line",
            )


def level_lines(f: Frame, level: Level) -> Iterator[str]:
    """One stroke for each step; nothing where no figure can be."""
    colour, dash, wide = LEVELS[level.style]
    parts = [
        f"M{f.x(step.first) - f.pitch / 2:.1f} {f.upright.y(float(step.value)):.1f}H{f.x(step.last) + f.pitch / 2:.1f}"
        for step in level.steps
        if f.upright.holds(float(step.value))
    ]
    if parts:
        yield el(
            "path",
            d="".join(parts),
            stroke=colour,
            stroke_width=wide,
            stroke_dasharray=dash or None,
            fill="none",
            class_=f"line {level.style}",
        )


def series(f: Frame, line: Line, place: int, plot: Plot) -> Iterator[str]:
    """A line that breaks where there is no figure and where the chart begins anew, with a mark at each point."""
    colour, dash, mark = LINES[place]
    anew = {note.at for note in plot.notes if note.redrawn}
    path = ""
    for first, last in runs([p.value is not None for p in line.points]):
        for n in range(first, last + 1):
            command = "M" if n == first or n in anew else "L"
            path += f"{command}{f.x(n):.1f} {f.upright.y(float(line.points[n].value or 0)):.1f}"
    stroke = QUIET if plot.marked else colour
    yield el(
        "path",
        d=path,
        stroke=stroke,
        stroke_width=1.5 if plot.marked else 3,
        stroke_dasharray=dash or None,
        fill="none",
        stroke_linejoin="round",
        class_="line",
    )
    for n, point in enumerate(line.points):
        if point.value is not None:
            fill, form, _ = KINDS[point.kind] if plot.marked else (colour, mark, "")
            grown = f.size.mark * (1.0 if form == "circle" else 1.25)
            yield shape(form, f.x(n), f.upright.y(float(point.value)), grown, fill)


def beside(f: Frame, plot: Plot) -> Iterator[str]:
    """The name of each level, and of each of several lines, at the right with its figure, kept apart from the next."""
    wanted: list[tuple[float, str, str, str]] = []
    unit = plot.about.unit
    for level in plot.levels:
        if level.steps:
            value = float(level.steps[-1].value)
            text = f"{level.name} {figure(level.steps[-1].value, unit)}"
            off = "" if f.upright.holds(value) else ", off the scale"
            colour = QUIET if level.style == "limit" else LEVELS[level.style][0]
            wanted.append((f.upright.y(value), text + off, colour, "normal"))
    for place, line in enumerate(plot.lines):
        last = next((p for p in reversed(line.points) if p.value is not None), None)
        if last and last.value is not None:
            text = f"{line.name or 'Latest'} {figure(last.value, unit)}"
            wanted.append((f.upright.y(float(last.value)), text, INK, "bold" if place == 0 else "normal"))
    size, lead = f.size.text, f.size.text * 1.15
    room = f.size.right - 14
    texts = [wrap(text, room, size) for _, text, _, _ in wanted]
    heights = [(y, len(text) * lead + 4) for (y, *_), text in zip(wanted, texts, strict=True)]
    middles = apart(heights, 0, f.upright.bottom + size)
    for (y, _, colour, weight), lines, middle in zip(wanted, texts, middles, strict=True):
        yield el(
            "path",
            d=f"M{f.right + 1:.1f} {y:.1f}L{f.right + 8:.1f} {middle:.1f}",
            stroke=QUIET,
            fill="none",
            class_="rule",
        )
        start = middle - (len(lines) - 1) * lead / 2 + size * 0.35
        for row, part in enumerate(lines):
            yield words(part, f.right + 12, start + row * lead, size, fill=colour, font_weight=weight)


def noted(f: Frame, plot: Plot) -> Iterator[str]:
    """A number for each thing that happened, along the bottom; where the chart begins anew, at the top of an upright line."""
    size, r = f.size.text, f.size.text * 0.72
    places = [max(f.x(note.at) - (f.pitch / 2 if note.redrawn else 0), f.left) for note in plot.notes]
    below = [n for n, note in enumerate(plot.notes) if not note.redrawn]
    moved = dict(zip(below, apart([(places[n], 2 * r + 2) for n in below], f.left - r, f.right + r), strict=True))
    for n, note in enumerate(plot.notes):
        x = moved.get(n, places[n])
        y = f.upright.top - r - 4 if note.redrawn else f.size.height - r - 1
        if note.redrawn:
            yield el(
                "path",
                d=f"M{x:.1f} {f.upright.top - 4:.1f}V{f.upright.bottom:.1f}",
                stroke=INK,
                stroke_dasharray="2 3",
                class_="line",
            )
        yield el("circle", cx=x, cy=y, r=float(r), fill="#fff", stroke=INK, stroke_width=1.5, class_="disc")
        yield el("text", plain(n + 1), x=x, y=y + size * 0.3, font_size=size * 0.85, text_anchor="middle", fill=INK)
