"""Making a draft plan of a document somebody looked through, and remembering where each row came from."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.clock import now
from milepost.people.models import User
from milepost.plan.models import Brought, Origin, Plan, Row
from milepost.sources.models import Intake

from .load import load_whole_plan


@dataclass(frozen=True)
class From:
    """Where a value of a row stood: the field, its place in words, and the words that stood there."""

    field: str
    place: str
    words: str = ""


Origins = list[tuple[From, ...]]


def make_plan(*, intake: Intake, text: str, origins: Origins, by: User) -> Plan:
    """Load a plan file's text as the plan of a document; ``origins`` has an entry for each of its rows, in its order.

    The loader's own event tells of it. Raises PlanFileProblems where the text is not a plan, and ValidationError where
    somebody made the plan already, having changed nothing.
    """
    with transaction.atomic():
        held = Intake.objects.select_for_update().defer("document").get(pk=intake.pk)
        if held.state != Intake.State.READ:
            raise ValidationError("A plan was made from this document a moment ago, or it was removed")
        plan = load_whole_plan(text=text, name=held.file_name, by=by)
        rows = Row.objects.filter(plan=plan).order_by("position")
        Origin.objects.bulk_create(
            Origin(row=row, intake=held, field=o.field, place=o.place[:200], words=o.words)
            for row, its in zip(rows, origins, strict=True)
            for o in its
        )
        moment = now()
        Brought.objects.create(plan=plan, intake=held, kind=Brought.As.FIRST, recorded_at=moment, recorded_by=by)
        held.state, held.state_at = Intake.State.MADE, moment
        held.save(update_fields=["state", "state_at"])
    return plan
