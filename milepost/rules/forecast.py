"""Will a target be met by its date, if nothing changes? Told from the limits of the current process and from nothing else.

Source: Making Data Count's assurance, which holds the latest limits against the latest target. No trend is carried forward: as
long as nothing changes nearly every figure lies between the limits, and more than that they do not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .dates import day
from .measuring import Aim, Unit
from .spc import Limits, PointType, Spc, without_icons
from .target import Wanted


class Will(StrEnum):
    YES = "yes"
    NO = "no"
    HIT_OR_MISS = "hit_or_miss"
    CANNOT_SAY = "cannot_say"

    @property
    def label(self) -> str:
        return {"yes": "Yes", "no": "No", "hit_or_miss": "Hit or miss", "cannot_say": "Cannot say"}[self.value]


@dataclass(frozen=True)
class Forecast:
    """The answer, why, and by what method: sentences for a page."""

    will: Will
    why: str
    method: str


def forecast(spc: Spc | None, wanted: Wanted, unit: Unit, *, on: date, shortest: int = 13) -> Forecast:
    """What the current limits say of a target. ``spc`` is None for a measure that has no control chart.

    >>> from .measuring import Direction
    >>> from .spc import Options, work_out
    >>> from decimal import Decimal
    >>> steady = [(date(2020, month, 1), 60.0 + month % 3) for month in range(1, 13)]
    >>> spc = work_out(steady, Options(Direction.UP, shortest=12))
    >>> told = forecast(spc, Wanted(Aim.AT_LEAST, Decimal(90), due=date(2021, 7, 31)), Unit.PERCENT, on=date(2021, 1, 1))
    >>> told.will.label, told.why
    ('No', 'While nothing changes, nearly every figure lies between 57.4% and 64.6%. At least 90% is out of reach.')
    """
    limits = spc.points[-1].limits if spc and spc.points else None
    reason = _silent(spc, limits, wanted, on, shortest)
    if reason or spc is None or limits is None:
        return Forecast(Will.CANNOT_SAY, reason, "")
    will = _held_against(limits, wanted)
    target = target_words(wanted, unit)
    ends = {
        Will.YES: f"All of that is {target}.",
        Will.NO: f"{target[0].upper()}{target[1:]} is out of reach.",
        Will.HIT_OR_MISS: f"Some of that is {target} and some is not, so it may be met or missed.",
    }[will]
    lower, upper = (unit.say(_possible(limit, unit)) for limit in (limits.lower, limits.upper))
    why = f"While nothing changes, nearly every figure lies between {lower} and {upper}. {ends}"
    return Forecast(will, why + _changing(spc), _method(spc))


def target_words(wanted: Wanted, unit: Unit) -> str:
    """What is wanted, to stand within a sentence.

    >>> from decimal import Decimal
    >>> target_words(Wanted(Aim.BETWEEN, Decimal(50), Decimal("62.5")), Unit.PERCENT)
    'between 50% and 62.5%'
    """
    if wanted.value is None:
        return "a share of a baseline still to be collected"
    figure = unit.agreed(wanted.value)
    if wanted.aim is Aim.BETWEEN and wanted.upper is not None:
        return f"between {figure} and {unit.agreed(wanted.upper)}"
    return f"{'at most' if wanted.aim in (Aim.AT_MOST, Aim.FALL_BY) else 'at least'} {figure}"


def _silent(spc: Spc | None, limits: Limits | None, wanted: Wanted, on: date, shortest: int) -> str:
    """Why nothing can be said, or nothing."""
    if wanted.value is None:
        return "The baseline of this target is still to be collected."
    if wanted.due is not None and on > wanted.due:
        return f"The day of this target, {day(wanted.due)}, has passed."
    if spc is None:
        return "This measure has no control chart, so there are no limits to go by."
    return "" if limits else f"{without_icons(spc, shortest)}."


def _held_against(limits: Limits, wanted: Wanted) -> Will:
    """A target exactly on a limit is hit or miss, as it is for the assurance icon."""
    assert wanted.value is not None
    value = float(wanted.value)
    falling = wanted.aim in (Aim.AT_MOST, Aim.FALL_BY)
    lowest = None if falling else value
    highest = value if falling else None if wanted.upper is None else float(wanted.upper)
    if (lowest is not None and limits.upper < lowest) or (highest is not None and limits.lower > highest):
        return Will.NO
    if (lowest is None or limits.lower > lowest) and (highest is None or limits.upper < highest):
        return Will.YES
    return Will.HIT_OR_MISS


def _possible(limit: float, unit: Unit) -> float:
    """A limit as it is said: limits may lie below 0 or above 100%, where no figure can."""
    if unit is Unit.SCORE:
        return limit
    return min(max(limit, 0), 100) if unit is Unit.PERCENT else max(limit, 0)


def _changing(spc: Spc) -> str:
    """A latest point that the process does not explain may mean that the limits are about to be out of date."""
    if spc.points[-1].kind is PointType.COMMON:
        return ""
    return " The latest figures are a real change, so these limits may no longer hold."


def _method(spc: Spc) -> str:
    group = spc.groups[-1]
    first = next(point.on for point in spc.points if point.group == group.number)
    return (
        f"From the control limits of the {group.points} figures since {day(first)}. They say what to expect while nothing "
        "changes; no trend is carried forward."
    )
