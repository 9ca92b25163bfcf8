"""A measure's baseline and targets as agreed on a day, each with the ones before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from milepost.measures.definitions import Baseline, Measure, Target
from milepost.measures.models import Calibration
from milepost.people.models import Area
from milepost.rules.measuring import Aim
from milepost.rules.target import wanted_of

from .records import Kept


def baseline_and_targets(
    measure: Measure, agreed: Sequence[Calibration], *, open_only: bool
) -> tuple[Kept | None, tuple[Kept, ...]]:
    """What stands now. ``agreed`` is what was agreed anew, oldest first; what the plan said is the first of each."""
    baseline = _standing([*_given(measure.baseline), *_anew(measure, "", agreed, open_only)])
    found = [
        _standing([_asked(target, baseline), *_anew(measure, target.key, agreed, open_only, target, baseline)])
        for target in measure.targets
    ]
    return baseline, tuple(kept for kept in found if kept)


def worked_out(aim: Aim, value: Decimal, baseline: Kept | None) -> Decimal | None:
    """A target in the measure's unit: "fall by" and "rise by" are of the baseline, and wait for it.

    >>> worked_out(Aim.FALL_BY, Decimal(30), Kept("", Decimal(200), None, None, "200"))
    Decimal('140.0000')
    >>> worked_out(Aim.FALL_BY, Decimal(30), None) is None
    True
    """
    wanted = wanted_of(aim, value, baseline.value if baseline else None)
    return None if wanted is None else wanted.quantize(Decimal("0.0001"))


def latest_agreed(measure: Measure, area: Area, target: str) -> int:
    """The id of the latest that was agreed about a target, or the baseline; 0 where nothing was. One query."""
    found = Calibration.objects.filter(area=area, measure=measure.id, target=target).last()
    return found.pk if found else 0


def _standing(found: Sequence[Kept]) -> Kept | None:
    return replace(found[-1], before=tuple(found[:-1])) if found else None


def _given(baseline: Baseline | None) -> list[Kept]:
    return [Kept("", baseline.value, None, None, baseline.as_written)] if baseline else []


def _asked(target: Target, baseline: Kept | None) -> Kept:
    value = worked_out(target.aim, target.value, baseline)
    return Kept(target.key, value, target.upper, target.due, target.as_written)


def _anew(
    measure: Measure,
    key: str,
    agreed: Sequence[Calibration],
    open_only: bool,
    target: Target | None = None,
    baseline: Kept | None = None,
) -> list[Kept]:
    words: Callable[[Calibration], str] = lambda c: (  # noqa: E731
        target.aim.say(c.value, c.upper, measure.unit) if target else measure.unit.agreed(c.value)
    )
    return [
        Kept(
            key=key,
            value=worked_out(target.aim, c.value, baseline) if target else c.value,
            upper=c.upper,
            due=c.due,
            as_written=words(c),
            why=c.why,
            agreed_by=c.body.name if c.body else "" if open_only else c.agreed_by,
            agreed_on=c.agreed_on,
        )
        for c in agreed
        if c.target == key
    ]
