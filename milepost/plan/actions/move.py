"""Moving a plan on through its life.

``take_step`` is what a person does: it asks for everything the step needs, and tells whoever was too late. ``move_plan`` is for a
loader or a test that tells of the past: the day it was recorded is given, and what was there then cannot be asked for any more.
Both keep the order of steps and write one step with one audit event.
"""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.rules.life import Step, missing
from milepost.rules.moves import Status

from ..life_policy import life_policy
from ..models import Plan, PlanStep
from ..queries.agreement import facts


class SteppedMeanwhile(ValidationError):
    """Somebody took a step while this one was being written. ``latest`` is theirs."""

    def __init__(self, latest: PlanStep | None) -> None:
        super().__init__(
            "Somebody recorded a step of this plan while you were writing. Read the page again, then go on"
        )
        self.latest = latest


def move_plan(
    *, plan: Plan, status: Status, on: date, by: User, note: str = "", at: datetime | None = None
) -> PlanStep:
    """Record that a plan took a status from a day, whatever is missing.

    Refuses a move the policy in force does not have, and a future day.
    """
    with transaction.atomic():
        last = _locked(plan)
        moment = at or now()
        if last is None:
            return _write(plan, life_policy(day_of(moment)).step("", status), on, note, by, moment)
        wanted = next((s for s in _next(last, moment) if s.status is status), None)
        if wanted is None:
            present = Status(last.status).label.lower()
            raise ValidationError({"status": f"A plan that is {present} cannot become {status.label.lower()}"})
        return _take(plan, last, wanted, on, note, by, moment)


def take_step(*, plan: Plan, key: str, on: date, by: User, note: str = "", seen: int | None = None) -> PlanStep:
    """Record the next step of a plan's life. ``seen`` is the step its writer saw as the last.

    Raises ValidationError, having changed nothing: where somebody took a step meanwhile, where the policy does not have this
    one next, where what it needs is missing (by name), and for a day still to come or before the last step.
    """
    with transaction.atomic():
        last = _locked(plan)
        moment = now()
        if last is None or (seen is not None and seen != last.pk):
            raise SteppedMeanwhile(last)
        wanted = next((s for s in _next(last, moment) if s.key == key), None)
        if wanted is None:
            raise ValidationError({"step": "The plan cannot take that step now. Choose one of these"})
        if lacks := missing(wanted.needs, facts(plan)):
            raise ValidationError({"step": f"{wanted.name} is not possible yet. {'. '.join(lacks)}"})
        if wanted.asks_why and not note.strip():
            raise ValidationError({"note": "Give the reasons"})
        return _take(plan, last, wanted, on, note, by, moment)


def _locked(plan: Plan) -> PlanStep | None:
    Plan.objects.select_for_update().get(pk=plan.pk)
    return PlanStep.objects.filter(plan=plan).last()


def _next(last: PlanStep, moment: datetime) -> tuple[Step, ...]:
    policy = life_policy(day_of(moment))
    return policy.next_of(policy.step(last.step, Status(last.status)))


def _take(plan: Plan, last: PlanStep, step: Step, on: date, note: str, by: User, moment: datetime) -> PlanStep:
    # A draft is dated the day it was loaded, which may be long after the plan was handed in.
    if last.status != Status.DRAFT and on < last.on:
        raise ValidationError({"on": "The date must not be before the plan's last step"})
    return _write(plan, step, on, note, by, moment)


def _write(plan: Plan, step: Step, on: date, note: str, by: User, moment: datetime) -> PlanStep:
    if on > day_of(moment):
        raise ValidationError({"on": "The date must be today or in the past"})
    taken = PlanStep.objects.create(
        plan=plan, step=step.key, status=step.status, on=on, note=note, recorded_at=moment, recorded_by=by
    )
    record(by=by, verb="move_plan", about=plan, summary=f"{plan.title}: {step.name}", at=moment)
    return taken
