"""Series made by hand: no database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from milepost.measures.definitions import Measure, Target
from milepost.measures.queries import Cell, Kept, Point, Series
from milepost.rules.dates import months_later
from milepost.rules.disclosure import Shown
from milepost.rules.measuring import Aim, Answer, Method, Way
from milepost.rules.periods import period_of
from tests.measures.make import ON_TIME

FIRST = date(2023, 1, 1)
HIDDEN = "c"


def target(value: float, due: date | None = None, aim: Aim = Aim.AT_LEAST, key: str = "t") -> Target:
    return Target(key, aim, Decimal(str(value)), f"{value}", due=due)


def cell(value: Any, of: int | None = None) -> Cell:
    top = None if value in (None, HIDDEN) else Decimal(str(value))
    bottom = None if of is None else Decimal(of)
    figure = top if top is None or bottom is None else 100 * top / bottom
    shown = Shown(None, None, None, hidden=True) if value == HIDDEN else Shown(top, bottom, figure)
    return Cell(
        1, "", "", Answer.FIGURE, shown, "", Way.FORM, "typed in", "Ann Analyst", datetime(2026, 1, 1, tzinfo=UTC)
    )


def series(values: Sequence[Any], measure: Measure = ON_TIME, first: date = FIRST, **kept: Any) -> Series:
    """A period for each value: a number, ``HIDDEN``, None where nothing came, or a pair of numerator and denominator."""
    points = []
    for n, value in enumerate(values):
        period = period_of(measure.every, months_later(first, n * measure.every.months))
        whole = None if value is None else cell(*value) if isinstance(value, tuple) else cell(value)
        points.append(Point(period, whole))
    targets = tuple(Kept(t.key, t.value, t.upper, t.due, t.as_written) for t in measure.targets)
    return Series(measure, tuple(points), kept.pop("baseline", None), targets, **kept)


def measure(method: Method = Method.XMR, **changed: Any) -> Measure:
    return replace(ON_TIME, method=method, **changed)
