"""Moving a plan on through its life."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.rules.moves import Status, may_move

from ..models import Plan, PlanStep


def move_plan(
    *, plan: Plan, status: Status, on: date, by: User, note: str = "", at: datetime | None = None
) -> PlanStep:
    """Record that a plan took a status from a day. Refuses a move the table of moves does not have, and a future day."""
    moment = at or now()
    if on > day_of(moment):
        raise ValidationError({"on": "The date must be today or in the past"})
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=plan.pk)
        last = PlanStep.objects.filter(plan=plan).last()
        present = Status(last.status) if last else None
        if present is not None and not may_move(present, status):
            raise ValidationError(
                {"status": f"A plan that is {present.label.lower()} cannot become {status.label.lower()}"}
            )
        # A draft is dated the day it was loaded, which may be long after the plan was handed in.
        if last and present is not Status.DRAFT and on < last.on:
            raise ValidationError({"on": "The date must not be before the plan's last step"})
        step = PlanStep.objects.create(plan=plan, status=status, on=on, note=note, recorded_at=moment, recorded_by=by)
        record(by=by, verb="move_plan", about=plan, summary=f"{plan.title}: {status.label}", at=moment)
    return step
