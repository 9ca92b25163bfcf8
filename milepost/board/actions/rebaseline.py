"""Carrying out a re-baseline: the only way a board moves a live deadline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User
from milepost.plan.actions.change import change_plan
from milepost.plan.actions.changes import NewWording
from milepost.rules.board import DecisionKind

from ..models import Decision, Rebaseline
from .arranging import latest_arrangement


def carry_out(
    *, decision: Decision, by: User, seen: Mapping[int, int] | None = None, at: datetime | None = None
) -> Rebaseline:
    """Give the milestones of a re-baseline their new deadlines by one revision, which names the body, the day it met and its
    reasons. ``seen`` are the versions that whoever carries it out saw, by row.

    Raises ValidationError where it is no re-baseline, is carried out already or can no longer be; ChangedMeanwhile where
    somebody changed a milestone since.
    """
    moment = at or now()
    with transaction.atomic():
        kept = Decision.objects.select_for_update(of=("self",)).select_related("meeting__body").get(pk=decision.pk)
        if kept.kind != DecisionKind.REBASELINE:
            raise ValidationError("Only a re-baseline moves deadlines, and this decision is of another kind")
        if Rebaseline.objects.filter(decision=kept).exists():
            raise ValidationError("Somebody has carried this out already")
        moves = [a for a in kept.about.select_related("row__plan") if a.row and a.deadline]
        changes = [NewWording(row=a.row, deadline=a.deadline, seen=(seen or {}).get(a.row.pk)) for a in moves if a.row]
        plan = moves[0].row.plan if moves and moves[0].row else None
        if plan is None:
            raise ValidationError("This decision names no milestone and new deadline")
        on = latest_arrangement(kept.meeting).on
        revision = change_plan(
            plan=plan, changes=changes, by=by, why=kept.reasons, body=kept.meeting.body, agreed_on=on, at=moment
        )
        if revision is None:
            raise ValidationError(f"{plan.title} is not live, so no board moves its deadlines")
        made = Rebaseline.objects.create(decision=kept, revision=revision, recorded_at=moment, recorded_by=by)
        record(by=by, verb="carry_out", about=made, summary=f"Carried out {kept}", at=moment)
    return made
