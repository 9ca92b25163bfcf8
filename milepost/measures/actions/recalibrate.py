"""Giving a baseline that was to be found, or agreeing a target anew. What was agreed before is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.measures.definitions import Measure, Target
from milepost.measures.models import Calibration
from milepost.measures.policy import policy_for
from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Area, Body, User
from milepost.rules.measuring import Aim, Unit


@dataclass(frozen=True)
class Agreed:
    """What is agreed: ``target`` is its key, empty for the baseline. For "fall by" and "rise by" ``value`` is in per cent."""

    target: str
    value: Decimal
    why: str
    agreed_on: date
    agreed_by: str = ""
    body: Body | None = None
    upper: Decimal | None = None
    due: date | None = None


class AgreedMeanwhile(Exception):
    """Somebody else recorded something about the same baseline or target since the page was opened."""

    def __init__(self, latest: Calibration) -> None:
        super().__init__("Somebody else has changed this since you opened the page")
        self.latest = latest


def recalibrate(
    *, by: User, measure: Measure, area: Area, agreed: Agreed, seen: int | None = None, at: datetime | None = None
) -> Calibration:
    """Record what was agreed. ``seen`` is the id of the latest its writer saw (0 for none; None for a loader)."""
    moment = at or now()
    _must_hold_together(measure, agreed, day_of(moment))
    with transaction.atomic():
        Area.objects.select_for_update(no_key=True).get(pk=area.pk)
        before = Calibration.objects.filter(area=area, measure=measure.id, target=agreed.target)
        latest = before.select_related("recorded_by").last()
        if latest and seen is not None and latest.pk != seen:
            if latest.recorded_by_id == by.pk and _repeats(latest, agreed):
                return latest
            raise AgreedMeanwhile(latest)
        _keeps_its_day(measure, agreed, latest)
        calibration = Calibration.objects.create(
            measure=measure.id, area=area, target=agreed.target, value=agreed.value, upper=agreed.upper, due=agreed.due,
            why=agreed.why.strip(), agreed_by=agreed.agreed_by.strip(), body=agreed.body, agreed_on=agreed.agreed_on,
            recorded_at=moment, recorded_by=by,
        )  # fmt: skip
        what = f"Agreed the target {agreed.target} of" if agreed.target else "Gave the baseline of"
        summary = f"{what} {measure.name}"
        record(by=by, verb="recalibrate_measure", about=calibration, summary=summary, at=moment)
    return calibration


def _repeats(latest: Calibration, agreed: Agreed) -> bool:
    said = (latest.value, latest.upper, latest.due, latest.why, latest.agreed_by, latest.body_id, latest.agreed_on)
    body = agreed.body.pk if agreed.body else None
    return said == (
        agreed.value, agreed.upper, agreed.due, agreed.why.strip(), agreed.agreed_by.strip(), body, agreed.agreed_on
    )  # fmt: skip


def _must_hold_together(measure: Measure, agreed: Agreed, today: date) -> None:
    target = next((t for t in measure.targets if t.key == agreed.target), None)
    if agreed.target and target is None:
        raise ValidationError({"target": f"{measure.name} has no target “{agreed.target}”"})
    if not agreed.why.strip():
        raise ValidationError({"why": "Say why"})
    if not agreed.agreed_by.strip() and agreed.body is None:
        raise ValidationError({"agreed_by": "Say who agreed, or choose the board that did"})
    if agreed.agreed_on > today:
        raise ValidationError({"agreed_on": "The date it was agreed must be today or in the past"})
    if target and agreed.due and agreed.due < agreed.agreed_on:
        # Else a target that was missed could be lowered afterwards until it was met.
        raise ValidationError({"due": "This day had passed when it was agreed. Give a later day"})
    _value(measure, agreed, target)
    _upper(agreed, target)


def _keeps_its_day(measure: Measure, agreed: Agreed, latest: Calibration | None) -> None:
    """A target that lost its day could never be missed."""
    had = latest.due if latest else next((t.due for t in measure.targets if t.key == agreed.target), None)
    if had and agreed.due is None:
        raise ValidationError({"due": "Give the day by which it is wanted. A target that has a day keeps one"})


def _value(measure: Measure, agreed: Agreed, target: Target | None) -> None:
    relative = target is not None and target.aim in (Aim.FALL_BY, Aim.RISE_BY)
    if agreed.value < 0:
        raise ValidationError({"value": "A figure is never below 0"})
    highest = max(agreed.value, agreed.upper or 0)
    if highest > 100 and ((measure.unit is Unit.PERCENT and not relative) or (target and target.aim is Aim.FALL_BY)):
        raise ValidationError({"value": "A percentage is from 0 to 100"})
    if target is None and measure.unit is Unit.COUNT and 0 < agreed.value < policy_for(measure).below:
        raise ValidationError({"value": f"A baseline below {policy_for(measure).below} would tell of too few children"})


def _upper(agreed: Agreed, target: Target | None) -> None:
    between = target is not None and target.aim is Aim.BETWEEN
    if between and (agreed.upper is None or agreed.upper < agreed.value):
        raise ValidationError({"upper": "Give the upper end, no lower than the other"})
    if not between and agreed.upper is not None:
        raise ValidationError({"upper": "Only a target between two figures has an upper end"})
    if target is None and agreed.due is not None:
        raise ValidationError({"due": "A baseline has no date by which it is wanted"})
