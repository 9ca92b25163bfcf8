"""What planning, moving and keeping the register of a meeting share, and what is written for it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery

from milepost.people.models import Body

from ..models import Arrangement, Meeting


def latest_arrangement(meeting: Meeting) -> Arrangement:
    """When and where a meeting is now."""
    return meeting.arrangements.latest("recorded_at", "pk")


def meets_on(body: Body, on: date) -> bool:
    """Whether a body meets on a day, as its meetings are arranged now."""
    latest = Arrangement.objects.filter(meeting=OuterRef("meeting")).order_by("-recorded_at", "-pk")
    standing = Arrangement.objects.filter(meeting__body=body, pk=Subquery(latest.values("pk")[:1]))
    return standing.filter(on=on, cancelled=False).exists()


def must_be_to_come(meeting: Meeting) -> None:
    """Nothing more is reported to a meeting that was cancelled or held. Raises ValidationError."""
    if latest_arrangement(meeting).cancelled:
        raise ValidationError("This meeting was cancelled, so nothing is reported to it")
    if meeting.registers.exists():
        raise ValidationError("This meeting was held, so what was reported to it stays as it was")
