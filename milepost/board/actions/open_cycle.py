"""Opening the asking before a meeting, once: with it the first letters are written down, one to each person."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.rules import dates
from milepost.rules.board import Letter
from milepost.rules.board.letters import closes_by_default

from ..models import Cycle, Meeting
from ..policy import board_policy
from ..queries.asking import asking
from .arranging import latest_arrangement
from .start_highlights import start_highlights
from .writing_down import write_down


def open_cycle(*, meeting: Meeting, by: User, closes_on: date | None = None, at: datetime | None = None) -> Cycle:
    """Ask everybody who holds a post that owns something stale or due for it. Answers are due by the end of ``closes_on``,
    which is the policy's day unless somebody says. The highlight reports are opened with it.

    Refused twice, for a meeting that is cancelled or over, and for a day that has passed or is not before the meeting.
    """
    moment = at or now()
    with transaction.atomic():
        locked = Meeting.objects.select_for_update(of=("self",)).select_related("body__area").get(pk=meeting.pk)
        meets = latest_arrangement(locked)
        today = day_of(moment)
        if Cycle.objects.filter(meeting=locked).exists():
            raise ValidationError("Owners have been asked before this meeting already. Open its page again")
        if meets.cancelled or meets.on <= today:
            raise ValidationError("Owners are asked before a meeting, and this one is cancelled, today or over")
        closes = closes_on or closes_by_default(meets.on, board_policy(today), today=today)
        _must_fit(closes, today, meets.on)
        cycle = Cycle.objects.create(meeting=locked, closes_on=closes, recorded_at=moment, recorded_by=by)
        found = asking(locked.body.area, on=today, until=meets.on)
        people = found.by_person(found.asked)
        write_down(cycle, Letter.ASK, people, by, moment)
        start_highlights(meeting=locked, by=by, at=moment)
        summary = f"Asked {len(people)} people before {locked.body}, {dates.day(meets.on)}"
        record(by=by, verb="open_cycle", about=cycle, summary=summary, at=moment)
    return cycle


def _must_fit(closes: date, today: date, meeting_on: date) -> None:
    if closes < today:
        raise ValidationError({"closes_on": "The day answers are due must be today or later"})
    if closes >= meeting_on:
        raise ValidationError(
            {"closes_on": f"The day answers are due must be before the meeting on {dates.day(meeting_on)}"}
        )
