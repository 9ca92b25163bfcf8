"""Confirming figures: somebody else than their sender has looked at them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.measures.models import Confirmation, Reading, Submission
from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User


def confirm(*, by: User, submission: Submission, readings: Collection[int], at: datetime | None = None) -> int:
    """Confirm these readings of what was sent together, and say how many that were not confirmed before.

    Raises ValidationError, having confirmed none, where the person sent it or one of them has been replaced meanwhile.
    """
    moment = at or now()
    if submission.recorded_by_id == by.pk:
        raise ValidationError("Somebody else has to confirm what you sent")
    with transaction.atomic():
        locked = Submission.objects.select_for_update(no_key=True).get(pk=submission.pk)
        found = list(Reading.objects.filter(submission=locked, pk__in=readings).select_related("confirmation"))
        if len(found) != len(set(readings)):
            raise ValidationError("A figure was not part of what was sent. Open the page again")
        if Reading.objects.filter(supersedes__in=found).exists():
            raise ValidationError("A figure was replaced while you were looking at it. Open the page again")
        new = [reading for reading in found if not hasattr(reading, "confirmation")]
        Confirmation.objects.bulk_create(
            [Confirmation(reading=reading, recorded_at=moment, recorded_by=by) for reading in new]
        )
        if new:
            summary = f"Confirmed {len(new)} {'figure' if len(new) == 1 else 'figures'}"
            after = {"readings": [reading.pk for reading in new]}
            record(by=by, verb="confirm_readings", about=locked, summary=summary, after=after, at=moment)
    return len(new)
