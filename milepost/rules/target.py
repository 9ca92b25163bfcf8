"""A target: what it comes to in the measure's unit, how far there it is, and whether it was met by its day.

Source: Milepost's own arithmetic for the targets that plans set: at least, at most, between, and a fall or rise by a share of
a baseline that may still have to be collected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from .measuring import Aim

HUNDRED = Decimal(100)
Figures = Sequence[tuple[date, Decimal]]
"""The last day of each period that has a figure, with the figure."""


@dataclass(frozen=True)
class Wanted:
    """A target in the measure's own unit. ``value`` is None while the baseline it is a share of is still to come."""

    aim: Aim
    value: Decimal | None
    upper: Decimal | None = None
    due: date | None = None


def wanted_of(aim: Aim, value: Decimal, baseline: Decimal | None) -> Decimal | None:
    """A target's figure in the measure's unit: a fall by 30% of a baseline of 40 is 28.

    >>> wanted_of(Aim.FALL_BY, Decimal(30), Decimal(40)), wanted_of(Aim.FALL_BY, Decimal(30), None)
    (Decimal('28'), None)
    """
    if aim not in (Aim.FALL_BY, Aim.RISE_BY):
        return value
    if baseline is None:
        return None
    return baseline * (HUNDRED - value if aim is Aim.FALL_BY else HUNDRED + value) / HUNDRED


def meets(wanted: Wanted, figure: Decimal) -> bool | None:
    """Whether a figure is what is wanted; exactly the target is. None while nobody can know.

    >>> meets(Wanted(Aim.BETWEEN, Decimal(50), Decimal(60)), Decimal(60))
    True
    """
    if wanted.value is None:
        return None
    if wanted.aim in (Aim.AT_MOST, Aim.FALL_BY):
        return figure <= wanted.value
    return figure >= wanted.value and (wanted.upper is None or figure <= wanted.upper)


def progress(wanted: Wanted, baseline: Decimal | None, latest: Decimal | None) -> Decimal | None:
    """How much of the way from baseline to target is done, in per cent: 0 at the baseline, 100 at the target.

    Beyond the target it is more, and below 0 where things are further off than they were. For "between" the way is the distance
    to the nearer edge, so it ends at 100. None while a figure is missing, and where the baseline already met the target.

    >>> progress(Wanted(Aim.AT_MOST, Decimal(12)), Decimal(20), Decimal(18))
    Decimal('25')
    >>> progress(Wanted(Aim.AT_LEAST, Decimal(50)), Decimal(39), Decimal("61"))
    Decimal('200')
    """
    if baseline is None or latest is None or wanted.value is None or meets(wanted, baseline):
        return None
    if wanted.aim is Aim.BETWEEN:
        way = _outside(wanted, baseline)
        return HUNDRED * (way - _outside(wanted, latest)) / way
    return HUNDRED * (latest - baseline) / (wanted.value - baseline)


def _outside(wanted: Wanted, figure: Decimal) -> Decimal:
    """How far a figure is from the nearer edge of what is wanted; 0 between the two."""
    assert wanted.value is not None
    upper = wanted.value if wanted.upper is None else wanted.upper
    return max(wanted.value - figure, figure - upper, Decimal(0))


class Standing(StrEnum):
    """Where a target stands on a day. ``NOT_KNOWN``: its day has passed and no figure for it is in, or it has no figure yet."""

    TO_COME = "to_come"
    MET_SO_FAR = "met_so_far"
    MET = "met"
    LOST = "lost"
    MET_LATE = "met_late"
    MISSED = "missed"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        return {
            "to_come": "Not met yet",
            "met_so_far": "Met so far",
            "met": "Met by its date",
            "lost": "Met by its date, not met now",
            "met_late": "Met after its date",
            "missed": "Date passed and missed",
            "not_known": "Not known",
        }[self.value]


@dataclass(frozen=True)
class Stood:
    """Where a target stands, and the figure that says so with the last day it is about."""

    standing: Standing
    by: tuple[date, Decimal] | None = None


def stood(wanted: Wanted, figures: Figures, *, on: date) -> Stood:
    """Where a target stands on a day, by figures known by then.

    What counts for its day is the first figure about a period that ends on that day or after it: the period the day falls
    in, or where that has none, the next. A target without a day is met by the latest figure, or not yet.

    >>> target = Wanted(Aim.AT_LEAST, Decimal(90), due=date(2021, 7, 31))
    >>> stood(target, [(date(2021, 7, 31), Decimal(88))], on=date(2021, 9, 1)).standing
    <Standing.MISSED: 'missed'>
    >>> stood(target, [(date(2021, 3, 31), Decimal(95))], on=date(2021, 9, 1)).standing
    <Standing.NOT_KNOWN: 'not_known'>
    """
    ordered = sorted(figures)
    if wanted.value is None or not ordered:
        return Stood(Standing.NOT_KNOWN)
    latest = ordered[-1]
    if wanted.due is None or on <= wanted.due:
        return Stood(Standing.MET_SO_FAR if meets(wanted, latest[1]) else Standing.TO_COME, latest)
    counts = next((figure for figure in ordered if figure[0] >= wanted.due), None)
    if counts is None:
        return Stood(Standing.NOT_KNOWN)
    if meets(wanted, counts[1]):
        return Stood(Standing.MET, counts) if meets(wanted, latest[1]) else Stood(Standing.LOST, latest)
    return Stood(Standing.MET_LATE, latest) if meets(wanted, latest[1]) else Stood(Standing.MISSED, counts)
