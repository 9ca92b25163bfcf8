"""What a chart says, for those who do not see it: its kind, what of, where, when, the one message, and its main figures."""

from __future__ import annotations

from milepost.rules.measuring import Unit

from .plot import Plot
from .records import About, Area, Point, Wave
from .words import figure, listed, plain


def opening(kind: str, about: About) -> str:
    message = about.message.strip()
    return f"{kind}: {about.measure}, {about.place}, {about.period}. {message}{'' if message[-1:] in '.!?' else '.'}"


def of_plot(plot: Plot) -> str:
    """
    >>> from .records import Line, Step
    >>> from .plot import Level
    >>> about = About("a", "plans in 20 weeks", "Exampleshire", "April to May 2024", Unit.PERCENT, "More plans are on time")
    >>> points = (Point("April 2024", 70), Point("May 2024", 74))
    >>> of_plot(Plot("Line chart", about, (Line("", points),), (Level("Target", "target", (Step(0, 1, 90),)),)))
    'Line chart: plans in 20 weeks, Exampleshire, April to May 2024. More plans are on time. Latest (May 2024): 74%. Target 90%.'
    """
    unit = plot.about.unit
    said = [opening(plot.kind, plot.about)]
    said += [_latest(line.points, unit, line.name if len(plot.lines) > 1 else "") for line in plot.lines]
    levels = [f"{level.name} {figure(level.steps[-1].value, unit)}" for level in plot.levels if level.steps]
    if levels:
        said.append(f"{listed(levels)}.")
    missing = [p for p in plot.lines[0].points if p.value is None]
    if missing:
        said.append(f"{'One period has' if len(missing) == 1 else f'{len(missing)} periods have'} no figure.")
    return " ".join(part for part in said if part)


def _latest(points: tuple[Point, ...], unit: Unit, name: str) -> str:
    last = next((p for p in reversed(points) if p.value is not None), None)
    if last is None:
        return f"{name or 'It'} has no figure yet."
    interval = ""
    if last.lower is not None and last.upper is not None:
        interval = f", 95% interval {figure(last.lower, unit)} to {figure(last.upper, unit)}"
    return f"{name or 'Latest'} ({last.label}): {figure(last.value, unit)}{interval}."


def of_standing(kind: str, about: About, areas: tuple[Area, ...], held: tuple[tuple[str, float], ...]) -> str:
    focus = next((n for n, area in enumerate(areas) if area.focus), None)
    said = [opening(kind, about)]
    if focus is not None:
        area = areas[focus]
        said.append(
            f"{area.name}: {figure(area.value, about.unit)}, {plain(focus + 1)} of {len(areas)} from the highest."
        )
    said += [f"{name}: {figure(value, about.unit)}." for name, value in held]
    return " ".join(said)


def of_bars(kind: str, about: About, waves: tuple[Wave, ...]) -> str:
    said = [f"{wave.label}: {figure(wave.value, about.unit) or wave.missing or 'no figure'}" for wave in waves]
    return f"{opening(kind, about)} {'; '.join(said)}."
