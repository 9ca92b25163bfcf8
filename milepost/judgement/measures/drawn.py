"""A measure as a chart: what was shown, what was tested, what was wanted and what happened, handed to ``design.charts``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from milepost.design.charts import (
    About,
    Line,
    Note,
    Picture,
    Point,
    Span,
    Step,
    Wave,
    bars,
    control_chart,
    gaps_chart,
    line_chart,
    run_chart,
    tick,
)
from milepost.measures.queries import Point as Figure
from milepost.rules.dates import day, month
from milepost.rules.measuring import Answer, Method, Unit, bare
from milepost.rules.spc import PointType

from .process import Process, likely_range
from .records import MeasureRead

HIDDEN = "c: too few people, so the figure is not shown"
NO_FIGURE = "no figure"
MOST_ROUNDS = 8
"""So many rounds of a survey are a bar each; more are a line."""


def picture(read: MeasureRead, place: str, message: str) -> Picture:
    """The chart its method asks for. ``message`` is the one sentence it is there for."""
    process, points, notes = read.process, tuple(_points(read)), _notes(read)
    about = _about(read, place, message)
    if process.method is Method.XMR:
        return control_chart(about, points, _spans(read), _targets(read), notes)
    if process.method is Method.GAPS:
        return gaps_chart(*_gaps(about, process))
    if process.method is Method.ANNUAL:
        return line_chart(about, (Line(read.measure.name, points),), _targets(read), notes)
    if process.waves and len(points) <= MOST_ROUNDS:
        targets = _targets(read)
        return bars(about, tuple(_rounds(read)), targets[-1].value if targets else None, notes)
    middle = process.run.median if process.run else None
    level = (Step(0, len(points) - 1, middle),) if middle is not None and points else ()
    return run_chart(about, points, level, _targets(read), notes)


def _about(read: MeasureRead, place: str, message: str) -> About:
    periods = [p.period for p in read.series.points]
    span = ""
    if periods:
        first, last = periods[0], periods[-1]
        span = first.label if first == last else f"{month(first.starts)} to {month(last.ends)}"
    left_out = len(read.missing)
    notes = []
    if left_out:
        many = f"{left_out} periods have no figure and are" if left_out > 1 else "One period has no figure and is"
        notes.append(f"{many} left out of the test")
    if read.measure.unit is Unit.COUNT and any(p.whole and p.whole.shown.hidden for p in read.series.points):
        # What is hidden is mostly small, so what is left is not a fair sample of all.
        notes.append("Figures shown as “c” are mostly small, so the usual level may be lower than drawn")
    if read.process.method is Method.XMR and not read.measure.screening:
        notes.append("Nothing was screened out of the limits")
    return About(
        read.measure.id, read.measure.name, place, span or "no figure yet", read.measure.unit, message, tuple(notes)
    )


def _points(read: MeasureRead) -> Iterator[Point]:
    kinds = {p.on: p.kind for p in read.process.spc.points} if read.process.spc else {}
    likely = read.process.intervals or {}
    for figure in read.series.points:
        starts, whole = figure.period.starts, figure.whole
        interval = likely.get(starts)
        yield Point(
            figure.period.label,
            figure.value,
            tick(figure.period),
            whole.shown.numerator if whole else None,
            whole.shown.denominator if whole else None,
            missing(figure),
            whole is not None and whole.shown.hidden,
            kinds.get(starts, PointType.COMMON),
            read.process.says(starts),
            interval.lower if interval else None,
            interval.upper if interval else None,
        )


def _rounds(read: MeasureRead) -> Iterator[Wave]:
    """The rounds of a survey, each with how far chance alone may have moved it."""
    for figure in read.series.points:
        whole = figure.whole
        interval = likely_range(whole, read.measure.unit) if whole else None
        yield Wave(
            figure.period.label,
            figure.value,
            interval.lower if interval else None,
            interval.upper if interval else None,
            whole.shown.denominator if whole else None,
            missing(figure),
        )


def missing(figure: Figure) -> str:
    """Why a period has no figure, in words; empty where it has one."""
    if figure.value is not None:
        return ""
    if figure.whole is None:
        late = figure.asked - figure.answered
        return f"{late} of {figure.asked} providers have not answered" if late > 0 else NO_FIGURE
    if figure.whole.shown.hidden:
        return HIDDEN
    return "not available" if figure.whole.answer is Answer.NOT_AVAILABLE else NO_FIGURE


def _spans(read: MeasureRead) -> tuple[Span, ...]:
    """Mean and limits of each group, over the periods from its first figure to its last."""
    at = _places(read)
    spans = []
    for group in read.process.spc.groups if read.process.spc else ():
        own = [at[p.on] for p in read.process.spc.points if p.group == group.number] if read.process.spc else []
        if group.limits and own:
            spans.append(Span(own[0], own[-1], group.limits.mean, group.limits.lower, group.limits.upper))
    return tuple(spans)


def _targets(read: MeasureRead) -> tuple[Step, ...]:
    """Each target until the period it is due in, the last one to the end."""
    dated = sorted(
        (t.kept for t in read.targets if t.kept.value is not None), key=lambda k: (k.due is None, k.due or date.max)
    )
    last, first, steps = len(read.series.points) - 1, 0, []
    for n, kept in enumerate(dated):
        ends = last if n == len(dated) - 1 or kept.due is None else _place(read, kept.due)
        if kept.value is not None and ends is not None and ends >= first:
            upper = None if kept.upper is None else bare(kept.upper)
            steps.append(Step(first, ends, bare(kept.value), upper))
            first = ends + 1
    return tuple(steps)


def _notes(read: MeasureRead) -> tuple[Note, ...]:
    found = [(e.on, day(e.on), e.words, False) for e in read.series.events]
    found += [(r.starts, month(r.starts), f"Mean and limits begin anew: {r.why}", True) for r in read.series.redrawn]
    placed = ((_place(read, on), when, words, redrawn) for on, when, words, redrawn in found)
    return tuple(Note(at, when, words, redrawn) for at, when, words, redrawn in placed if at is not None)


def _gaps(about: About, process: Process) -> tuple[About, tuple[Point, ...]]:
    """Periods from each rare event to the next."""
    gaps = process.gaps.gaps if process.gaps else ()
    points = tuple(Point(month(gap.on), gap.periods) for gap in gaps)
    return replace(about, unit=Unit.COUNT, measure=f"periods between one and the next: {about.measure}"), points


def _places(read: MeasureRead) -> dict[date, int]:
    return {p.period.starts: n for n, p in enumerate(read.series.points)}


def _place(read: MeasureRead, on: date) -> int | None:
    """The point whose period a day falls in; None before the first and after the last."""
    return next((n for n, p in enumerate(read.series.points) if p.period.starts <= on <= p.period.ends), None)
