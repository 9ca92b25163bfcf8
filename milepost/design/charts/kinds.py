"""Each kind of chart, as a page asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from . import alt, tables
from .bars import draw_bars
from .drawing import draw
from .picture import Picture
from .plot import Level, Plot
from .records import About, Area, Line, Note, Number, Point, Span, Step, Wave
from .standing import draw_standing

UPRIGHT = "The upright bars show the likely range (95% interval)."
LEVEL = "The line at the end of each bar shows its likely range (95% interval)."


def control_chart(
    about: About,
    points: Sequence[Point],
    spans: Sequence[Span] = (),
    targets: Sequence[Step] = (),
    notes: Sequence[Note] = (),
) -> Picture:
    """Points with mean and limits, each marked by what it means. Without ``spans`` (too few points) a plain line."""
    levels = (*_limits(spans), *_aims(targets))
    kind = "Line chart with control limits" if spans else "Line chart"
    return _picture(kind, about, (Line("", tuple(points)),), levels, notes, marked=True)


def run_chart(
    about: About,
    points: Sequence[Point],
    median: Sequence[Step] = (),
    targets: Sequence[Step] = (),
    notes: Sequence[Note] = (),
) -> Picture:
    """Points with their median: for a series too short or uneven for limits."""
    levels = (Level("Median", "median", tuple(median)), *_aims(targets))
    return _picture("Run chart", about, (Line("", tuple(points)),), levels, notes, marked=True)


def gaps_chart(
    about: About, points: Sequence[Point], spans: Sequence[Span] = (), notes: Sequence[Note] = ()
) -> Picture:
    """How long from each rare event to the next, one point an event: higher is rarer. ``about.counted`` says in what."""
    return _picture(
        "Chart of the time between events", about, (Line("", tuple(points)),), _limits(spans), notes, marked=True
    )


def line_chart(
    about: About, lines: Sequence[Line], targets: Sequence[Step] = (), notes: Sequence[Note] = ()
) -> Picture:
    """One to four lines over the same periods, the first with its intervals: the area, England, the region, its neighbours."""
    if not 1 <= len(lines) <= 4:
        raise ValueError(f"A chart has one to four lines, not {len(lines)}")
    return _picture("Line chart", about, tuple(lines), _aims(targets), notes, band=True)


def _limits(spans: Sequence[Span]) -> tuple[Level, ...]:
    return (
        Level("Upper limit", "limit", tuple(Step(s.first, s.last, s.upper) for s in spans)),
        Level("Mean", "mean", tuple(Step(s.first, s.last, s.mean) for s in spans)),
        Level("Lower limit", "limit", tuple(Step(s.first, s.last, s.lower) for s in spans)),
    )


def _aims(targets: Sequence[Step]) -> tuple[Level, ...]:
    """One line, and a second above it where a target is between two figures."""
    upper = tuple(Step(t.first, t.last, t.upper) for t in targets if t.upper is not None)
    if not upper:
        return (Level("Target", "target", tuple(targets)),)
    return Level("Target at most", "target", upper), Level("Target at least", "target", tuple(targets))


def _picture(
    kind: str, about: About, lines: tuple[Line, ...], levels: tuple[Level, ...], notes: Sequence[Note],
    *, marked: bool = False, band: bool = False,
) -> Picture:  # fmt: skip
    in_order = tuple(sorted(notes, key=lambda note: (note.at, not note.redrawn)))
    plot = Plot(kind, about, lines, tuple(level for level in levels if level.steps), in_order, band, marked)
    return Picture(
        kind,
        about,
        alt.of_plot(plot),
        tables.of_plot(plot),
        subtitle(about, UPRIGHT if band and any(p.lower is not None for p in lines[0].points) else ""),
        partial(draw, plot),
        in_order,
        gaps(lines[0].points),
    )


def subtitle(about: About, interval: str = "") -> str:
    """What the figures are, where and when, and how to read the scale."""
    measure = about.measure[:1].upper() + about.measure[1:]
    said = [f"{measure}, {about.place}, {about.period}.", *(f"{note.rstrip('.')}." for note in about.notes)]
    if interval:
        said.append(interval)
    if not about.from_zero:
        said.append("The scale does not begin at 0.")
    return " ".join(said)


def gaps(points: Sequence[Point]) -> str:
    """What stands in the chart where there is no figure, in words."""
    missing = [p for p in points if p.value is None]
    if len(missing) == len(points):
        return ""
    said = ["c: hidden, because so few people could be recognised."] if any(p.hidden for p in missing) else []
    if any(not p.hidden for p in missing):
        said.append("A dash in a grey column: no figure.")
    return " ".join(said)


def standing_chart(about: About, areas: Sequence[Area], held: Sequence[tuple[str, Number]] = ()) -> Picture:
    """Where one area stands among all, from the highest. ``held``: at most three figures to hold it against, like England's."""
    ordered = tuple(sorted(areas, key=lambda area: (-float(area.value), not area.focus, area.name)))
    levels = tuple(held[:3])
    kind = "Column chart of all areas"
    text = alt.of_standing(kind, about, ordered, levels)
    return Picture(
        kind,
        about,
        text,
        tables.of_areas(about, ordered),
        subtitle(about),
        partial(draw_standing, about, ordered, levels),
    )


def bars(about: About, waves: Sequence[Wave], target: Number | None = None, notes: Sequence[Note] = ()) -> Picture:
    """The rounds of a survey, each with its interval."""
    kind, rounds, in_order = "Bar chart with intervals", tuple(waves), tuple(sorted(notes, key=lambda note: note.at))
    return Picture(
        kind, about, alt.of_bars(kind, about, rounds, target), tables.of_waves(about, rounds, target, in_order),
        subtitle(about, LEVEL), partial(draw_bars, about, rounds, target, in_order), in_order,
    )  # fmt: skip
