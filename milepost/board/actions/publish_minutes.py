"""Making the open part of a meeting's minutes and its decisions public, and taking them back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User

from ..models import Meeting, Publication
from .in_meeting import locked


def publish_minutes(*, meeting: Meeting, by: User, at: datetime | None = None) -> Publication:
    """Everyone reads the open part from now on: as a draft, until they are approved. The private part never.

    Raises ValidationError where there is nothing to publish, or they are public already.
    """
    moment = at or now()
    with transaction.atomic():
        meeting = locked(meeting)
        if not meeting.minutes.exists():
            raise ValidationError("There are no minutes yet. Keep them first")
        if _are_public(meeting):
            raise ValidationError("These minutes are public already")
        made = Publication.objects.create(
            what=Publication.What.MINUTES, meeting=meeting, recorded_at=moment, recorded_by=by
        )
        record(by=by, verb="publish_minutes", about=made, summary=f"Published the minutes of {meeting}", at=moment)
    return made


def take_back_minutes(*, meeting: Meeting, why: str, by: User, at: datetime | None = None) -> Publication:
    """Nobody outside reads them any more. Raises ValidationError without a reason, or where they are not public."""
    moment = at or now()
    if not why.strip():
        raise ValidationError({"why": "Say why they are taken back"})
    with transaction.atomic():
        meeting = locked(meeting)
        if not _are_public(meeting):
            raise ValidationError("These minutes are not public")
        made = Publication.objects.create(
            what=Publication.What.MINUTES, meeting=meeting, taken_back=True, why=why.strip(), recorded_at=moment,
            recorded_by=by,
        )  # fmt: skip
        record(by=by, verb="take_back_minutes", about=made, summary=f"Took back the minutes of {meeting}", at=moment)
    return made


def _are_public(meeting: Meeting) -> bool:
    latest = meeting.publications.filter(what=Publication.What.MINUTES).last()
    return latest is not None and not latest.taken_back
