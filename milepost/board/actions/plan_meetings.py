"""Planning when a body meets: one meeting, or a year of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Body, User
from milepost.rules import dates

from ..models import Arrangement, Meeting
from .arranging import meets_on


@dataclass(frozen=True)
class NewMeeting:
    """When and where a body is to meet."""

    on: date
    starts: time | None = None
    place: str = ""


def plan_meeting(*, body: Body, new: NewMeeting, by: User, at: datetime | None = None) -> Meeting:
    """Plan one meeting. As ``plan_meetings``."""
    return plan_meetings(body=body, new=[new], by=by, at=at)[0]


def plan_meetings(
    *, body: Body, new: Sequence[NewMeeting], by: User, at: datetime | None = None
) -> tuple[Meeting, ...]:
    """Plan meetings, all of them or none. One planned for a day on which a meeting was cancelled brings that one back.

    Refused for a day that is over, and for one on which the body meets already. Raises ValidationError.
    """
    moment = at or now()
    if not new:
        raise ValidationError({"on": "Choose at least one day"})
    with transaction.atomic():
        # One at a time for a body, so that it never meets twice on a day.
        body = Body.objects.select_for_update().get(pk=body.pk)
        planned = tuple(_planned(body, each, by, moment) for each in new)
        days = ", ".join(dates.day(each.on) for each in new)
        what = f"{len(new)} meetings" if len(new) > 1 else "a meeting"
        record(by=by, verb="plan_meetings", about=body, summary=f"Planned {what} of {body}: {days}", at=moment)
    return planned


def _planned(body: Body, new: NewMeeting, by: User, at: datetime) -> Meeting:
    on = dates.day(new.on)
    if new.on < day_of(at):
        raise ValidationError({"on": f"{on} is over. Choose today or a later day"})
    if meets_on(body, new.on):
        raise ValidationError({"on": f"{body} meets on {on} already. Choose another day"})
    meeting, _ = Meeting.objects.get_or_create(
        body=body, planned_on=new.on, defaults={"recorded_at": at, "recorded_by": by}
    )
    latest = meeting.arrangements.last()
    if latest and not latest.cancelled:
        raise ValidationError(
            {"on": f"The meeting planned for {on} was moved to {dates.day(latest.on)}. Choose another day"}
        )
    Arrangement.objects.create(
        meeting=meeting, on=new.on, starts=new.starts, place=new.place.strip(), recorded_at=at, recorded_by=by
    )
    return meeting
