"""Reading measures: what was sent, and what the rules make of it on a day."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date

from milepost.judgement.queries import JudgedPlan
from milepost.measures.definitions import Measure, of_plan
from milepost.measures.queries import Point, Series, series
from milepost.people.models import Area
from milepost.plan.models import Plan
from milepost.rules.difference import Findings, verdict
from milepost.rules.forecast import Forecast, forecast
from milepost.rules.measuring import Method
from milepost.rules.moves import Status
from milepost.rules.periods import Period
from milepost.rules.target import Stood

from .consequences import beside
from .freshness import answered, freshness
from .process import SHORTEST, Process, process_of
from .records import MeasureRead
from .targets import TargetRead, aim_of, targets_of


def measures_of(
    plan: Plan, on: date, *, open_only: bool = False, only: Container[str] | None = None
) -> tuple[MeasureRead, ...]:
    """Every measure of a plan as at a day, or ``only`` some by their ids. With ``open_only`` only what anyone may know: measures
    that are open, and figures that somebody confirmed."""
    wanted = [m for m in of_plan(plan.slug) if (m.open or not open_only) and (only is None or m.id in only)]
    live = getattr(plan, "status", Status.LIVE) == Status.LIVE
    return read(wanted, plan.area, on, open_only=open_only, collecting=live) if wanted else ()


def measures_in(judged: JudgedPlan, *, open_only: bool = False) -> tuple[MeasureRead, ...]:
    """The same as they were collected on the day a plan was judged: one that has ended since owed figures then."""
    plan = judged.plan
    wanted = [m for m in of_plan(plan.slug) if m.open or not open_only]
    live = judged.life.status is Status.LIVE
    return read(wanted, plan.area, judged.on, open_only=open_only, collecting=live) if wanted else ()


def measures_beside(judged: JudgedPlan, measure: str) -> tuple[MeasureRead, ...]:
    """One measure, with those that speak to the same outcomes: what its page tells of, and nothing of the plan's others."""
    return measures_of(judged.plan, judged.on, only=beside(measure, of_plan(judged.plan.slug), judged))


def read(
    measures: Iterable[Measure], area: Area, on: date, *, open_only: bool = False, collecting: bool = True
) -> tuple[MeasureRead, ...]:
    """The same number of queries however many measures there are; all else is worked out in memory.

    ``collecting``: whether anybody still owes figures.
    """
    wanted = list(measures)
    found = series(wanted, area, on, open_only=open_only)
    return tuple(made_of(found[m.id], on, collecting=collecting) for m in wanted if m.id in found)


def made_of(one: Series, on: date, *, collecting: bool = True) -> MeasureRead:
    """What the rules make of one measure."""
    measure, targets = one.measure, targets_of(one, on)
    aim = aim_of(targets, on)
    process = process_of(one, aim.kept if aim else None)
    held = next((t for t in reversed(targets) if t.missed), aim)
    findings = Findings(
        process.method,
        measure.direction,
        measure.unit,
        spc=process.spc,
        trend=process.trend,
        waves=process.waves,
        wanted=held.wanted if held else None,
        stood=_stood(held) if held else None,
        shortest=SHORTEST,
    )
    return MeasureRead(
        series=one,
        on=on,
        latest=next((p for p in reversed(one.points) if answered(p) and p.whole is not None), None),
        targets=targets,
        aim=aim,
        process=process,
        verdict=verdict(findings),
        forecast=_forecast(process, aim, measure, on),
        freshness=freshness(one, on, collecting=collecting),
        missing=_missing(one.points, process.method),
    )


def _stood(target: TargetRead) -> Stood:
    by = target.by
    return Stood(target.standing, (by.period.ends, by.value) if by and by.value is not None else None)


def _forecast(process: Process, aim: TargetRead | None, measure: Measure, on: date) -> Forecast | None:
    return forecast(process.spc, aim.wanted, measure.unit, on=on, shortest=SHORTEST) if aim else None


def _missing(points: tuple[Point, ...], method: Method) -> tuple[Period, ...]:
    """Periods between the first and the last figure that the test had none for. A rare event that is hidden still counts."""
    shown = [n for n, p in enumerate(points) if p.value is not None]
    between = points[shown[0] : shown[-1]] if shown else ()
    return tuple(p.period for p in between if p.value is None and not (method is Method.GAPS and _hidden(p)))


def _hidden(point: Point) -> bool:
    return bool(point.whole and point.whole.shown.hidden)
