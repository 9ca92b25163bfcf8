"""What everything recorded of a meeting shares: one at a time for a meeting, in a meeting that takes it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError

from milepost.people.clock import day_of
from milepost.rules import dates

from ..models import Approval, Meeting
from .arranging import latest_arrangement


def locked(meeting: Meeting) -> Meeting:
    """The meeting, held until the transaction ends. It must not be cancelled. Raises ValidationError."""
    held = Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)
    if latest_arrangement(held).cancelled:
        raise ValidationError("This meeting was cancelled. What it was to do belongs to another meeting")
    return held


def must_have_come(meeting: Meeting, at: datetime) -> None:
    """Its day is today or over. Raises ValidationError."""
    on = latest_arrangement(meeting).on
    if on > day_of(at):
        raise ValidationError(f"This meeting is on {dates.day(on)}. Record what it decides on the day, or after it")


def must_be_open(meeting: Meeting) -> None:
    """Its minutes are not approved yet. Raises ValidationError."""
    if Approval.objects.filter(meeting=meeting).exists():
        raise ValidationError("The minutes of this meeting are approved. Put them right by a correction")
