"""A body and its meetings, made for a test."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps

from demo.cast import BOARD
from demo.noon import noon
from milepost.board.actions.plan_meetings import NewMeeting, plan_meeting
from milepost.board.actions.register import Line, keep_register
from milepost.board.models import Meeting, Register
from milepost.people.access import holds_on
from milepost.people.clock import today
from milepost.people.models import Body, User
from milepost.rules.board import How


def never_met() -> None:
    """Take away all that the demonstration tells of boards."""
    for model in apps.get_app_config("board").get_models():
        model._default_manager.all()._raw_delete("default")  # type: ignore[attr-defined]


def the_board() -> Body:
    return Body.objects.get(name=BOARD)


def planned(on: date, by: Any, *, body: Body | None = None, at: datetime | None = None) -> Meeting:
    """A meeting on a day; of one that is over, as planned four weeks before."""
    new = NewMeeting(on, time(10), "Council chamber")
    return plan_meeting(body=body or the_board(), new=new, by=by, at=at or noon(on - timedelta(days=28)))


def everybody(meeting: Meeting, on: date, how: How = How.PRESENT) -> list[Line]:
    """A line for each seat of a meeting's body."""
    return [Line(how, seat=s) for s in meeting.body.memberships.filter(holds_on(on)).order_by("pk")]


def held(on: date, by: Any, **more: Any) -> tuple[Meeting, Register]:
    """A meeting on a day that is over, at which everybody was present, as written down that evening."""
    meeting = planned(on, by, **more)
    return meeting, keep_register(meeting=meeting, lines=everybody(meeting, on), by=by, at=noon(on))


def a_meeting() -> Meeting:
    """A meeting of the board in four weeks."""
    on = today() + timedelta(days=28)
    return Meeting.objects.filter(planned_on=on).first() or planned(on, secretary(), at=noon(today()))


def a_meeting_that_is_over() -> Meeting:
    on = today() - timedelta(days=1)
    return Meeting.objects.filter(planned_on=on).first() or planned(on, secretary())


def secretary() -> User:
    return User.objects.get(email="secretary@example.org")
