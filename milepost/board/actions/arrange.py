"""Moving a meeting, saying where it is, and cancelling it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Body, User
from milepost.rules import dates

from ..models import Arrangement, Cycle, Meeting
from .arranging import latest_arrangement, meets_on
from .meanwhile import must_have_seen
from .plan_meetings import NewMeeting


def arrange_meeting(
    *, meeting: Meeting, new: NewMeeting, by: User, why: str = "", seen: int, at: datetime | None = None
) -> Arrangement:
    """Say when and where a meeting is now. ``seen`` is the id of the arrangement its writer saw.

    A move to another day needs ``why``. Refused for a day that is over or on which the body meets already, and for a meeting
    that was held or is cancelled. Raises ValidationError or Meanwhile.
    """
    moment = at or now()
    with transaction.atomic():
        locked, latest = _still_open(meeting, seen)
        if new.on != latest.on:
            _may_move(locked, new, why, moment)
        arranged = Arrangement.objects.create(
            meeting=locked, on=new.on, starts=new.starts, place=new.place.strip(), why=why.strip(), recorded_at=moment,
            recorded_by=by,
        )  # fmt: skip
        moved = f"from {dates.day(latest.on)} to {dates.day(new.on)}" if new.on != latest.on else dates.day(new.on)
        summary = f"{'Moved' if new.on != latest.on else 'Arranged'} a meeting of {locked.body}: {moved}"
        record(by=by, verb="arrange_meeting", about=locked, summary=summary, at=moment)
    return arranged


def cancel_meeting(*, meeting: Meeting, why: str, by: User, seen: int, at: datetime | None = None) -> Arrangement:
    """Say that a meeting does not take place, and why. As ``arrange_meeting``."""
    moment = at or now()
    if not why.strip():
        raise ValidationError({"why": "Say why it is cancelled"})
    with transaction.atomic():
        locked, latest = _still_open(meeting, seen)
        cancelled = Arrangement.objects.create(
            meeting=locked, on=latest.on, starts=latest.starts, place=latest.place, cancelled=True, why=why.strip(),
            recorded_at=moment, recorded_by=by,
        )  # fmt: skip
        summary = f"Cancelled the meeting of {locked.body} on {dates.day(latest.on)}"
        record(by=by, verb="cancel_meeting", about=locked, summary=summary, at=moment)
    return cancelled


def _still_open(meeting: Meeting, seen: int) -> tuple[Meeting, Arrangement]:
    """The meeting, held for this transaction, with how it is arranged; refused where it is over, cancelled or not as seen."""
    Body.objects.select_for_update().get(pk=meeting.body_id)
    locked = Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)
    latest = latest_arrangement(locked)
    must_have_seen(latest, seen)
    if latest.cancelled:
        raise ValidationError("This meeting is cancelled. Plan it again from the page of its body")
    if any(said.exists() for said in (locked.registers, locked.decisions, locked.minutes, locked.approved)):
        raise ValidationError("This meeting was held, so it cannot be moved or cancelled any more")
    return locked, latest


def _may_move(meeting: Meeting, new: NewMeeting, why: str, at: datetime) -> None:
    if new.on < day_of(at):
        raise ValidationError({"on": f"{dates.day(new.on)} is over. Choose today or a later day"})
    if not why.strip():
        raise ValidationError({"why": "Say why it moves"})
    if meets_on(meeting.body, new.on):
        raise ValidationError({"on": f"{meeting.body} meets on {dates.day(new.on)} already. Choose another day"})
    asked = Cycle.objects.filter(meeting=meeting, closes_on__gte=new.on).first()
    if asked:
        by = dates.day(asked.closes_on)
        raise ValidationError(
            {"on": f"Owners were asked to answer before it, by {by}. Choose a later day, or cancel it and plan another"}
        )
