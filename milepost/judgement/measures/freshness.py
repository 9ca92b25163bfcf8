"""Whether a measure's figures have come: on time, owed, overdue, or not for longer than one period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from milepost.measures.queries import Point, Series
from milepost.rules.dates import day, month
from milepost.rules.measuring import Source
from milepost.rules.periods import Period, period_of


class Fresh(StrEnum):
    ON_TIME = "on_time"
    OWED = "owed"
    OVERDUE = "overdue"
    STALE = "stale"
    NOT_ASKED = "not_asked"

    @property
    def late(self) -> bool:
        return self in (Fresh.OVERDUE, Fresh.STALE)


@dataclass(frozen=True)
class Freshness:
    """``last`` is the latest period that was answered, ``due`` the day the next answer is or was due."""

    state: Fresh
    words: str
    last: Period | None = None
    due: date | None = None


def answered(point: Point) -> bool:
    """Whether everybody who was asked has answered, be it with a nil return or why there is no figure."""
    return point.answered >= point.asked if point.asked else point.whole is not None


def freshness(series: Series, on: date, *, collecting: bool) -> Freshness:
    """``collecting`` is false once the plan has ended, or is only kept as an example: then nobody owes a figure."""
    last = max((p.period for p in series.points if answered(p)), default=None)
    if not collecting or series.measure.source is Source.DFE:
        return Freshness(Fresh.NOT_ASKED, f"up to {month(last.ends)}" if last else "no figure", last)
    first = series.measure.collected_since
    if last is None and first is None:
        return Freshness(Fresh.NOT_ASKED, "no figure yet")
    wanted = _after(series, last) if last else period_of(series.measure.every, first or on)
    due = wanted.ends + timedelta(days=series.measure.due_days)
    return _state(series, on, last, wanted, due)


def _state(series: Series, on: date, last: Period | None, wanted: Period, due: date) -> Freshness:
    if wanted.ends >= on:
        return Freshness(Fresh.ON_TIME, f"up to {month(last.ends)}" if last else f"first due by {day(due)}", last, due)
    if due >= on:
        return Freshness(Fresh.OWED, f"{wanted.label} is due by {day(due)}", last, due)
    following = period_of(series.measure.every, wanted.ends + timedelta(days=1))
    if following.ends + timedelta(days=series.measure.due_days) >= on:
        return Freshness(Fresh.OVERDUE, f"{wanted.label} was due by {day(due)}", last, due)
    return Freshness(Fresh.STALE, f"not updated since {last.label}" if last else f"nothing since {day(due)}", last, due)


def _after(series: Series, last: Period) -> Period:
    return period_of(series.measure.every, last.ends + timedelta(days=1))
