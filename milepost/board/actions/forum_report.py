"""The parent carer forum reports to a meeting in its own words."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User

from ..models import ForumReport, Meeting
from .arranging import must_be_to_come
from .meanwhile import must_have_seen


def report_for_forum(*, meeting: Meeting, words: str, seen: int, by: User, at: datetime | None = None) -> ForumReport:
    """Add what the forum says to a meeting; what it said before stays. ``seen`` is the id of the one its writer saw, 0 for none.

    Raises Meanwhile; ValidationError where nothing is said, and once the meeting was held.
    """
    moment = at or now()
    if not words.strip():
        raise ValidationError({"words": "Write what the forum says to the board"})
    with transaction.atomic():
        locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        must_be_to_come(locked)
        latest = locked.forum_reports.select_related("recorded_by").last()
        if latest and latest.words == words.strip() and (latest.pk == seen or latest.recorded_by_id == by.pk):
            return latest
        must_have_seen(latest, seen)
        report = ForumReport.objects.create(meeting=locked, words=words.strip(), recorded_at=moment, recorded_by=by)
        record(by=by, verb="forum_report", about=report, summary=f"The forum reported to {meeting}", at=moment)
    return report
