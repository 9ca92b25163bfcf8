"""A measure's figures put to the test its definition names, from what may be shown and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from milepost.measures.queries import Cell, Kept, Point, Series
from milepost.rules import intervals
from milepost.rules.intervals import Interval
from milepost.rules.measuring import Method, Source, Unit
from milepost.rules.run_chart import NO_RULE, RunChart, run_chart
from milepost.rules.spc import Options, Spc, assurance_words, fired_words, variation_words, work_out
from milepost.rules.spc.gaps import Gaps, periods_between, too_rare
from milepost.rules.trend import FivePoint, five_point_trend

SHORTEST = 13
"""Limits and icons are given from so many points, as the NHS's own tools do."""
ROUNDS = "The last two rounds are compared, each with its likely range"
TOO_RARE = "Too rare for a control chart: fewer than two in a period on average"


@dataclass(frozen=True)
class Process:
    """What the test found. ``method`` is the one that was used, ``why`` says where it is not the one that was asked for.

    ``intervals`` are by the first day of each period; ``waves`` the difference between the last two rounds of a survey.
    """

    method: Method
    variation_words: str
    assurance_words: str
    why: str = ""
    spc: Spc | None = None
    run: RunChart | None = None
    gaps: Gaps | None = None
    intervals: dict[date, Interval] | None = None
    trend: FivePoint | None = None
    waves: Interval | None = None

    @cached_property
    def _says(self) -> dict[date, tuple[str, bool]]:
        points = self.spc.points if self.spc else ()
        return {p.on: (fired_words(p), bool(p.fired)) for p in points if p.limits or p.fired}

    def says(self, starts: date, *, only_fired: bool = False) -> str:
        """What the rules say of one period's point; empty where none was tested, or, if asked for, where none fired."""
        words, fired = self._says.get(starts, ("", False))
        return words if fired or not only_fired else ""


def process_of(series: Series, aim: Kept | None) -> Process:
    """``aim`` is the target the limits are held against."""
    measure, values = series.measure, values_of(series)
    waves = _waves(series) if measure.source is Source.SURVEY else None
    if measure.method is Method.XMR:
        if measure.unit is Unit.COUNT and too_rare([value for _, value in values]):
            return _run(values, waves, TOO_RARE)
        return _control_chart(series, values, aim)
    found: dict[Method, Callable[[], Process]] = {
        Method.RUN: lambda: _run(values, waves),
        Method.GAPS: lambda: _gaps(series),
        Method.ANNUAL: lambda: _yearly(series, waves),
    }
    return found[measure.method]()


def values_of(series: Series) -> list[tuple[date, float | None]]:
    return [(p.period.starts, None if p.value is None else float(p.value)) for p in series.points]


def _control_chart(series: Series, values: list[tuple[date, float | None]], aim: Kept | None) -> Process:
    measure = series.measure
    options = Options(
        measure.direction,
        screening=measure.screening,
        rebases=_rebases(series, values),
        target=float(aim.value) if aim and aim.value is not None and aim.upper is None else None,
        shortest=SHORTEST,
    )
    spc = work_out(values, options)
    return Process(Method.XMR, variation_words(spc, SHORTEST), assurance_words(spc, SHORTEST), spc=spc)


def _rebases(series: Series, values: list[tuple[date, float | None]]) -> tuple[date, ...]:
    """A chart begins anew with the first figure of the period somebody named, or after it where that has none."""
    shown = sorted(on for on, value in values if value is not None)
    found = {next((on for on in shown if on >= r.starts), None) for r in series.redrawn}
    return tuple(sorted(on for on in found if on is not None))


def _run(values: list[tuple[date, float | None]], waves: Interval | None, why: str = "") -> Process:
    words = why or (ROUNDS if waves else NO_RULE)
    return Process(Method.RUN, words, "Not tested", why=why, run=run_chart(values), waves=waves)


def _gaps(series: Series) -> Process:
    found = periods_between([(point.period.starts, _events(point)) for point in series.points])
    since = "None has happened yet"
    if found.since is not None:
        since = f"{found.since} period{'' if found.since == 1 else 's'} since the last one"
    return Process(Method.GAPS, since, "Not tested", gaps=found)


def _events(point: Point) -> int | None:
    """A count that is hidden is never 0: that something happened may be said, and no more than that."""
    if point.whole and point.whole.shown.hidden:
        return 1
    return None if point.value is None else int(point.value)


def _yearly(series: Series, waves: Interval | None) -> Process:
    likely = {
        p.period.starts: i for p in series.points if p.whole and (i := likely_range(p.whole, series.measure.unit))
    }
    trend = five_point_trend([(p.period.starts.year, likely.get(p.period.starts)) for p in series.points])
    return Process(
        Method.ANNUAL, trend.trend.words.capitalize(), "Not tested", intervals=likely, trend=trend, waves=waves
    )


def likely_range(cell: Cell, unit: Unit) -> Interval | None:
    """How far chance alone may have moved a figure, in the measure's unit; None where its kind has no such range."""
    top, bottom = _whole(cell.shown.numerator), _whole(cell.shown.denominator)
    if unit is Unit.COUNT:
        counted = _whole(cell.shown.value)
        return None if counted is None else intervals.count(counted)
    if top is None or not bottom:
        return None
    if unit is Unit.PERCENT and 0 <= top <= bottom:
        return intervals.proportion(top, bottom).times(100)
    return intervals.rate(top, bottom) if unit is Unit.RATE_PER_1000 else None


def _waves(series: Series) -> Interval | None:
    """The last two rounds of a survey, the later less the earlier, as a proportion between -1 and 1."""
    asked = [(n, d) for p in series.points if (n := _top(p)) is not None and (d := _bottom(p))]
    if series.measure.unit is not Unit.PERCENT or len(asked) < 2:
        return None
    (before, of_before), (now, of_now) = asked[-2:]
    if before > of_before or now > of_now:
        return None
    return intervals.difference(now, of_now, before, of_before)


def _top(point: Point) -> int | None:
    return _whole(point.whole.shown.numerator) if point.whole else None


def _bottom(point: Point) -> int | None:
    return _whole(point.whole.shown.denominator) if point.whole else None


def _whole(number: Decimal | None) -> int | None:
    return int(number) if number is not None and number == number.to_integral_value() and number >= 0 else None
