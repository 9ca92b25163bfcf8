"""The table beside a chart: every figure that is drawn, in words."""

from __future__ import annotations

from .picture import Table
from .plot import Plot
from .records import About, Area, Note, Number, Point, Wave
from .words import plain


def of_plot(plot: Plot) -> Table:
    """A row for each period; columns that would be empty are left out."""
    if len(plot.lines) > 1:
        return _of_lines(plot)
    about, points = plot.about, plot.lines[0].points
    columns: list[tuple[str, list[str], bool]] = [
        ("Period", [p.label for p in points], False),
        (plot.lines[0].name or "Figure", [_value(p, about) for p in points], True),
        ("Number", [plain(p.numerator) for p in points], True),
        ("Out of", [plain(p.denominator) for p in points], True),
        ("95% interval", [_interval(p, about) for p in points], True),
    ]
    columns += [(level.name, _levels(plot, n, len(points)), True) for n, level in enumerate(plot.levels)]
    columns += [
        ("What it shows", [p.says for p in points], False),
        ("What happened", _notes(plot.notes, len(points)), False),
    ]
    kept = [c for n, c in enumerate(columns) if n < 2 or any(c[1])]
    return Table(
        tuple(name for name, _, _ in kept),
        tuple(zip(*(cells for _, cells, _ in kept), strict=True)),
        frozenset(n for n, (_, _, number) in enumerate(kept) if number),
    )


def _of_lines(plot: Plot) -> Table:
    about, first = plot.about, plot.lines[0].points
    head, rows = ["Period"], [[label] for label in (p.label for p in first)]
    for n, line in enumerate(plot.lines):
        with_interval = n == 0 and any(p.lower is not None for p in line.points)
        head += [line.name, *(["95% interval"] if with_interval else [])]
        for row, point in zip(rows, line.points, strict=True):
            row += [_value(point, about), *([_interval(point, about)] if with_interval else [])]
    return Table(tuple(head), tuple(tuple(row) for row in rows), frozenset(range(1, len(head))))


def _value(point: Point, about: About) -> str:
    return about.say(point.value) or point.missing or "No figure"


def _interval(point: Point | Wave, about: About) -> str:
    if point.lower is None or point.upper is None:
        return ""
    return f"{about.say(point.lower)} to {about.say(point.upper)}"


def _levels(plot: Plot, level: int, count: int) -> list[str]:
    cells = [""] * count
    for step in plot.levels[level].steps:
        for n in range(step.first, step.last + 1):
            cells[n] = plot.about.say(step.value)
    return cells


def _notes(notes: tuple[Note, ...], count: int) -> list[str]:
    cells: list[list[str]] = [[] for _ in range(count)]
    for number, note in enumerate(notes, 1):
        cells[note.at].append(f"{number}. {note.words}")
    return [" ".join(cell) for cell in cells]


def of_areas(about: About, areas: tuple[Area, ...]) -> Table:
    """Every area from the highest; those alike share a place."""
    values = [area.value for area in areas]
    rows = tuple((plain(values.index(a.value) + 1), a.name, about.say(a.value)) for a in areas)
    return Table(("Place", "Area", "Figure"), rows, frozenset({0, 2}), named=1)


def of_waves(about: About, waves: tuple[Wave, ...], target: Number | None, notes: tuple[Note, ...]) -> Table:
    """A row for each round; what was aimed at and what happened only where there is such a thing."""
    aim = () if target is None else (about.say(target),)
    said = _notes(notes, len(waves))
    rows = tuple(
        (
            w.label, about.say(w.value) or w.missing or "No figure", _interval(w, about), plain(w.base), *aim,
            *((happened,) if notes else ()),
        )
        for w, happened in zip(waves, said, strict=True)
    )  # fmt: skip
    head = ("Survey", "Figure", "95% interval", "Answers", *(("Target",) if aim else ()))
    return Table((*head, *(("What happened",) if notes else ())), rows, frozenset(range(1, len(head))))
