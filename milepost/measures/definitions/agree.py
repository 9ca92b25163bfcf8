"""Whether the parts of a definition agree with each other, which no schema can say."""

from __future__ import annotations

from decimal import Decimal

from milepost.people.definitions import Definition
from milepost.rules.measuring import Aim, Direction, Method, Source, Unit

from .records import Measure, Target

AGAINST = {Direction.UP: (Aim.AT_MOST, Aim.FALL_BY), Direction.DOWN: (Aim.AT_LEAST, Aim.RISE_BY)}
"""Targets that ask for what the direction calls worse."""


def agree(file: Definition, measure: Measure) -> None:
    """Raises ImproperlyConfigured at the first part that does not fit the others."""
    _denominator(file, measure)
    _method(file, measure)
    _collected(file, measure)
    for i, target in enumerate(measure.targets):
        _target(file, measure, i, target)


def _denominator(file: Definition, measure: Measure) -> None:
    wanted = measure.unit in (Unit.PERCENT, Unit.RATE_PER_1000)
    if wanted and not measure.denominator:
        raise file.wrong(("unit",), f"“{measure.unit}” is out of something. Say out of what, as “denominator”")
    if measure.denominator and not wanted:
        raise file.wrong(("denominator",), f"“{measure.unit}” has no denominator. Take this out, or change the unit")


def _method(file: Definition, measure: Measure) -> None:
    yearly, place = measure.every.months == 12, ("method" if "method" in file.values else "every",)
    if yearly != (measure.method is Method.ANNUAL):
        fix = "Write annual" if yearly else "Write xmr, run or gaps"
        raise file.wrong(place, f"“{measure.method}” does not fit figures that come {measure.every.label}. {fix}")
    if measure.method is Method.XMR and measure.every.months > 3:
        raise file.wrong(place, "a control chart needs a figure at least every three months. Write run")
    if measure.method is Method.GAPS and measure.unit is not Unit.COUNT:
        raise file.wrong(place, "“gaps” is for rare events, so the unit is a count. Change one of them")


def _collected(file: Definition, measure: Measure) -> None:
    provider = measure.source is Source.PROVIDER
    if provider and not measure.collected_from:
        raise file.wrong(("source",), "say which organisations send their figures, as “collected_from”")
    if provider and measure.collected_since is None:
        raise file.wrong(("collected_from",), "say from when they are asked, as “collected_since”")
    for key in ("collected_from", "collected_since", "due_days"):
        if key in file.values and not provider:
            raise file.wrong(
                (key,), "this is only for figures that providers send. Take it out, or write source: provider"
            )
    if len(measure.collected_from) > 1 and measure.unit in (Unit.DAYS, Unit.WEEKS, Unit.SCORE):
        words = (
            f"“{measure.unit}” of several providers do not add up to the area's. Use a count, a percentage or a rate"
        )
        raise file.wrong(("unit",), f"{words}, or one measure for each provider")


def _target(file: Definition, measure: Measure, i: int, target: Target) -> None:
    path = ("targets", i)
    if target.aim in AGAINST.get(measure.direction, ()):
        raise file.wrong(
            (*path, "aim"), f"“{target.aim}” asks for worse, since the direction is {measure.direction}. Change one"
        )
    relative = target.aim in (Aim.FALL_BY, Aim.RISE_BY)
    highest = target.upper or target.value
    if measure.unit is Unit.PERCENT and not relative and not (Decimal(0) <= target.value <= highest <= Decimal(100)):
        raise file.wrong((*path, "value"), "a percentage is from 0 to 100")
    on = measure.baseline.on if measure.baseline else None
    if on and target.due and target.due <= on:
        raise file.wrong((*path, "due"), "this is before the day of the baseline. Change one of them")
