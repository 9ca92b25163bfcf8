"""Keeping minutes: what a secretary adds to what the decisions draft, approval by a later meeting, and corrections as entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import TWICE, now
from milepost.people.models import User
from milepost.rules import dates

from ..models import Approval, Correction, Decision, Meeting, Minutes
from .arranging import latest_arrangement
from .in_meeting import locked, must_be_open, must_have_come
from .meanwhile import must_have_seen


def keep_minutes(
    *, meeting: Meeting, opening: str, words: Mapping[int, str], seen: int, by: User, at: datetime | None = None
) -> Minutes:
    """Add a version of what the minutes say beside the decisions: an opening, and words by the id of an item.

    What it says of items that are not in ``words`` stays: not everyone reads the private part. ``seen`` is the id of the version
    its writer saw, 0 for none. Raises ValidationError or Meanwhile.
    """
    moment = at or now()
    with transaction.atomic():
        meeting = locked(meeting)
        must_have_come(meeting, moment)
        must_be_open(meeting)
        latest = meeting.minutes.select_related("recorded_by").last()
        must_have_seen(latest, seen)
        ours = {str(pk) for pk in meeting.items.values_list("pk", flat=True)}
        said = {**(latest.words if latest else {}), **{str(pk): text.strip() for pk, text in words.items()}}
        kept = {pk: text for pk, text in said.items() if text and pk in ours}
        minutes = Minutes.objects.create(
            meeting=meeting, opening=opening.strip(), words=kept, recorded_at=moment, recorded_by=by
        )
        record(by=by, verb="keep_minutes", about=minutes, summary=f"Kept the minutes of {meeting}", at=moment)
    return minutes


def approve_minutes(
    *, meeting: Meeting, approved_at: Meeting, seen: int, by: User, at: datetime | None = None
) -> Approval:
    """A later meeting of the same body approves the minutes of a meeting as they read now; both parts of them.

    ``seen`` is the id of the version that was read. Raises ValidationError or Meanwhile.
    """
    moment = at or now()
    with transaction.atomic():
        meeting = locked(meeting)
        if Approval.objects.filter(meeting=meeting).exists():
            raise ValidationError("These minutes are approved already")
        later = locked(approved_at) if approved_at.pk != meeting.pk else meeting
        must_have_come(later, moment)
        if later.body_id != meeting.body_id or latest_arrangement(later).on <= latest_arrangement(meeting).on:
            raise ValidationError("A later meeting of the same body approves minutes")
        latest = meeting.minutes.last()
        if latest is None:
            raise ValidationError("There are no minutes yet. Keep them first")
        must_have_seen(latest, seen)
        approval = Approval.objects.create(
            meeting=meeting, minutes=latest, at=later, recorded_at=moment, recorded_by=by
        )
        on = dates.day(latest_arrangement(later).on)
        summary = f"Approved the minutes of {meeting} at the meeting of {on}"
        record(by=by, verb="approve_minutes", about=approval, summary=summary, at=moment)
    return approval


def correct(
    *,
    meeting: Meeting,
    words: str,
    why: str,
    by: User,
    decision: Decision | None = None,
    private: bool = False,
    at: datetime | None = None,
) -> Correction:
    """Add an entry that puts right one decision, or the minutes once they are approved. What was written stays.

    Raises ValidationError, naming the field.
    """
    moment = at or now()
    with transaction.atomic():
        meeting = Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)
        wrong = {}
        if not words.strip():
            wrong["words"] = "Say what is right"
        if not why.strip():
            wrong["why"] = "Say why it is put right"
        if wrong:
            raise ValidationError(wrong)
        if decision and decision.meeting_id != meeting.pk:
            raise ValidationError("That decision is of another meeting")
        if decision is None and not Approval.objects.filter(meeting=meeting).exists():
            raise ValidationError("These minutes are not approved yet, so change them instead")
        said = {
            "decision": decision,
            "words": words.strip(),
            "why": why.strip(),
            "private": decision.private if decision else private,
        }
        again = meeting.corrections.filter(recorded_by=by, recorded_at__gte=moment - TWICE, **said).first()
        if again:
            return again
        correction = Correction.objects.create(meeting=meeting, recorded_at=moment, recorded_by=by, **said)
        of = f"decision {decision.number} of {meeting}" if decision else f"the minutes of {meeting}"
        record(by=by, verb="correct", about=correction, summary=f"Corrected {of}", at=moment)
    return correction
