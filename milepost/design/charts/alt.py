"""What a chart says, for those who do not see it: its kind, what of, where, when, the one message, and its main figures."""

from __future__ import annotations

from .plot import Plot
from .records import About, Area, Number, Point, Wave
from .words import listed, plain


def opening(kind: str, about: About) -> str:
    message = about.message.strip()
    return f"{kind}: {about.measure}, {about.place}, {about.period}. {message}{'' if message[-1:] in '.!?' else '.'}"


def of_plot(plot: Plot) -> str:
    """
    >>> from .records import Line, Step
    >>> from .plot import Level
    >>> from milepost.rules.measuring import Unit
    >>> about = About("a", "plans in 20 weeks", "Exampleshire", "April to May 2024", Unit.PERCENT, "More plans are on time")
    >>> points = (Point("April 2024", 70), Point("May 2024", 74))
    >>> of_plot(Plot("Line chart", about, (Line("", points),), (Level("Target", "target", (Step(0, 1, 90),)),)))
    'Line chart: plans in 20 weeks, Exampleshire, April to May 2024. More plans are on time. Latest (May 2024): 74%. Target 90%.'
    """
    about = plot.about
    said = [opening(plot.kind, about)]
    several = len(plot.lines) > 1
    said += [_latest(line.points, about, line.name if several else "", n == 0) for n, line in enumerate(plot.lines)]
    levels = [f"{level.name.lower()} {about.say(level.steps[-1].value)}" for level in plot.levels if level.steps]
    if levels:
        said.append(f"{listed(levels).capitalize()}.")
    missing = [p for p in plot.lines[0].points if p.value is None]
    if missing:
        said.append(f"{'One period has' if len(missing) == 1 else f'{len(missing)} periods have'} no figure.")
    return " ".join(part for part in said if part)


def _latest(points: tuple[Point, ...], about: About, name: str, with_interval: bool) -> str:
    last = next((p for p in reversed(points) if p.value is not None), None)
    if last is None:
        return f"{name or 'It'} has no figure yet."
    interval = ""
    if with_interval and last.lower is not None and last.upper is not None:
        interval = f", 95% interval {about.say(last.lower)} to {about.say(last.upper)}"
    return f"{name or 'Latest'} ({last.label}): {about.say(last.value)}{interval}."


def of_standing(kind: str, about: About, areas: tuple[Area, ...], held: tuple[tuple[str, Number], ...]) -> str:
    """``areas`` from the highest; those alike share a place, as in the table."""
    said, values = [opening(kind, about)], [area.value for area in areas]
    for area in areas:
        if area.focus:
            place = plain(values.index(area.value) + 1)
            said.append(f"{area.name}: {about.say(area.value)}, place {place} of {len(areas)} from the highest.")
    said += [f"{name}: {about.say(value)}." for name, value in held]
    return " ".join(said)


def of_bars(kind: str, about: About, waves: tuple[Wave, ...], target: Number | None) -> str:
    said = [f"{wave.label}: {about.say(wave.value) or wave.missing or 'no figure'}" for wave in waves]
    aim = f" Target {about.say(target)}." if target is not None else ""
    return f"{opening(kind, about)} {'; '.join(said)}.{aim}"
