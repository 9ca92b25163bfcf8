"""Saying which action of another plan a whole plan is there to carry out."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.rules.moves import Status

from ..models import Plan, Row
from ..queries import life
from ..standing import must_stand

OVER = (Status.CLOSED, Status.ARCHIVED)


def set_serves(*, plan: Plan, action: Row | None, seen: int | None, by: User, at: datetime | None = None) -> Plan:
    """Hang a plan below an action of another plan of its area, or take it from there (None).

    It is a fact about the plan and none of its words, so it needs no revision; the trail keeps what it was. ``seen`` is the
    id of the action its writer saw it serve. Raises ValidationError, having changed nothing.
    """
    moment = at or now()
    with transaction.atomic():
        # All of the area, in one order: two plans hung below each other at once would both find that they may.
        held = {p.pk: p for p in Plan.objects.select_for_update(of=("self",)).filter(area=plan.area_id).order_by("pk")}
        locked = held[plan.pk]
        if locked.serves_id != seen:
            raise ValidationError("Somebody else has changed this since you opened the page. Look at it again")
        if action is None and locked.serves_id is None:
            raise ValidationError("This plan serves no other plan already")
        if action is not None:
            _must_fit(locked, action, moment, held)
        before, after = locked.serves_id, action.pk if action else None
        locked.serves = action
        locked.save(update_fields=["serves"])
        where = f"now serves action {action.ref} of {action.plan.title}" if action else "serves no other plan any more"
        record(
            by=by, verb="link_plan", about=locked, summary=f"{locked.title} {where}", at=moment,
            before={"serves_id": before}, after={"serves_id": after},
        )  # fmt: skip
    return locked


def _must_fit(plan: Plan, action: Row, at: datetime, held: dict[int, Plan]) -> None:
    if action.kind != Row.Kind.ACTION:
        raise ValidationError({"action": "A plan serves an action of another plan. Choose an action"})
    if action.plan_id == plan.pk:
        raise ValidationError({"action": "A plan cannot serve itself. Choose an action of another plan"})
    if action.plan.area_id != plan.area_id:
        raise ValidationError(
            {"action": f"{action.plan.title} is of another area. Choose an action of this area's plans"}
        )
    if life(action.plan, day_of(at)).status in OVER:
        raise ValidationError({"action": f"{action.plan.title} is over. Choose an action of a plan that goes on"})
    must_stand(action)
    above: Plan | None = held[action.plan_id]
    while above is not None:
        if above.pk == plan.pk:
            raise ValidationError(
                {
                    "action": f"{action.plan.title} is there to carry out this very plan. Two plans cannot each serve the other"
                }
            )
        above = held.get(above.serves.plan_id) if above.serves else None
