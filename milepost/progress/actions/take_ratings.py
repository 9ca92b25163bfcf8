"""Taking over what a newer document says of a draft's milestones: the document's word, as when a plan is first loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.plan.actions.change import manner_of
from milepost.plan.models import Plan, Row
from milepost.rules.revising import Manner

from ..models import Update, Verdict
from .post import NewUpdate, SaidMeanwhile, must_hold_together


@dataclass(frozen=True)
class Rated:
    """What the document says of a milestone; ``seen`` is the id of the latest update its reader saw, 0 for none."""

    milestone: Row
    new: NewUpdate
    seen: int


def take_ratings(*, plan: Plan, rated: Sequence[Rated], by: User, at: datetime | None = None) -> list[Update]:
    """Add each as an update that is accepted: the document itself is the acceptance, as ``load_whole_plan`` has it.

    Only while the plan is edited freely: once it was agreed a rating is proposed, and somebody else checks it. Raises
    ValidationError where it was agreed or a day of completion is still to come, and SaidMeanwhile where somebody posted since.
    """
    moment = at or now()
    for one in rated:
        must_hold_together(one.new, day_of(moment))
    with transaction.atomic():
        locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        if manner_of(locked, day_of(moment)) is not Manner.FREELY:
            raise ValidationError("This plan was agreed meanwhile. Look again: its ratings are now proposed as updates")
        seen = {one.milestone.pk: one.seen for one in rated}
        there = Update.objects.filter(milestone__plan=locked, milestone__in=seen).select_related("recorded_by")
        if meanwhile := [update for update in there if update.pk > seen[update.milestone_id]]:
            raise SaidMeanwhile(meanwhile)
        stamp = {"recorded_at": moment, "recorded_by": by}
        updates = Update.objects.bulk_create(
            Update(
                milestone=one.milestone, rating=one.new.rating, happened=one.new.happened, completed_on=one.new.completed_on,
                completed_precision=one.new.completed_precision or "", **stamp,
            )
            for one in rated
        )  # fmt: skip
        Verdict.objects.bulk_create(Verdict(update=update, kind=Verdict.Kind.ACCEPTED, **stamp) for update in updates)
        summary = f"{plan.title}: {len(updates)} rated in a newer document"
        record(by=by, verb="load_completions", about=locked, at=moment, summary=summary)
    return updates
