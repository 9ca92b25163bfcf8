"""Planning, moving and cancelling: what was arranged before stays, and a body meets once on a day."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.board.actions.arrange import arrange_meeting, cancel_meeting
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.actions.minutes import approve_minutes, keep_minutes
from milepost.board.actions.open_cycle import open_cycle
from milepost.board.actions.plan_meetings import NewMeeting, plan_meetings
from milepost.board.models import Arrangement, Meeting
from milepost.board.queries.meetings import meeting_read, meetings
from milepost.people.clock import today
from milepost.people.models import AuditEvent, Body
from tests.board.meeting import a_meeting, held, planned, secretary, the_board

SOON = timedelta(days=7)


def latest(meeting: Meeting) -> int:
    return Arrangement.objects.filter(meeting=meeting).latest("pk").pk


def move(meeting: Meeting, on: date, why: str = "The room is taken", **more: Any) -> Arrangement:
    said = {"seen": latest(meeting), "by": secretary(), "why": why} | more
    return arrange_meeting(meeting=meeting, new=NewMeeting(on, time(14)), **said)


def test_a_year_is_planned_with_one_line_of_the_trail(db: Any) -> None:
    lines, days = AuditEvent.objects.count(), [today() + SOON * n for n in (1, 2, 3)]
    planned = plan_meetings(body=the_board(), new=[NewMeeting(on) for on in days], by=secretary())
    assert [m.planned_on for m in planned] == days
    assert AuditEvent.objects.count() == lines + 1
    assert AuditEvent.objects.latest("pk").summary.startswith(f"Planned 3 meetings of {the_board()}")


def test_one_day_that_cannot_be_leaves_none_planned(db: Any) -> None:
    on = a_meeting().planned_on
    for wrong, words in ((on, "already"), (today() - timedelta(days=1), "is over")):
        with pytest.raises(ValidationError, match=words):
            plan_meetings(body=the_board(), new=[NewMeeting(today() + SOON), NewMeeting(wrong)], by=secretary())
    with pytest.raises(ValidationError, match="at least one"):
        plan_meetings(body=the_board(), new=[], by=secretary())
    assert [m.on for m in meetings([the_board().pk], on=today())] == [on]


def test_two_bodies_may_meet_on_a_day(db: Any) -> None:
    other = Body.objects.get(name="Exampleshire SEND Partnership Group")
    assert plan_meetings(body=other, new=[NewMeeting(a_meeting().planned_on)], by=secretary())


def test_a_meeting_moves_and_keeps_its_first_day(db: Any) -> None:
    meeting, on = a_meeting(), today() + SOON
    move(meeting, on)
    read = meeting_read(meeting, on=today())
    assert (read.on, read.planned_on, read.moved, read.why) == (on, meeting.planned_on, True, "The room is taken")
    assert meeting.arrangements.count() == 2
    with pytest.raises(ValidationError, match="was moved to"):
        plan_meetings(body=the_board(), new=[NewMeeting(meeting.planned_on)], by=secretary())


def test_a_move_needs_why_and_a_free_day_to_come(db: Any) -> None:
    meeting = a_meeting()
    plan_meetings(body=the_board(), new=[NewMeeting(today() + SOON)], by=secretary())
    for on, why, field in (
        (today() + 2 * SOON, " ", "why"),
        (today() + SOON, "x", "on"),
        (today() - SOON, "x", "on"),
    ):
        with pytest.raises(ValidationError) as refused:
            move(meeting, on, why)
        assert list(refused.value.message_dict) == [field]
    assert meeting.arrangements.count() == 1


def test_another_room_needs_no_why(db: Any) -> None:
    meeting = a_meeting()
    move(meeting, meeting.planned_on, why="")
    read = meeting_read(meeting, on=today())
    assert (read.starts, read.moved) == (time(14), False)


def test_the_second_of_two_is_told(db: Any) -> None:
    meeting = a_meeting()
    seen = latest(meeting)
    move(meeting, today() + SOON)
    with pytest.raises(Meanwhile) as told:
        move(meeting, today() + 2 * SOON, seen=seen)
    assert told.value.latest.on == today() + SOON
    with pytest.raises(Meanwhile):
        cancel_meeting(meeting=meeting, why="x", by=secretary(), seen=seen)


def test_a_cancelled_meeting_says_why_stays_and_may_be_planned_again(db: Any) -> None:
    meeting = a_meeting()
    with pytest.raises(ValidationError, match="Say why"):
        cancel_meeting(meeting=meeting, why=" ", by=secretary(), seen=latest(meeting))
    cancel_meeting(meeting=meeting, why="Nobody can come", by=secretary(), seen=latest(meeting))
    read = meeting_read(meeting, on=today())
    assert (read.cancelled, read.why) == (True, "Nobody can come")
    with pytest.raises(ValidationError, match="is cancelled"):
        move(meeting, today() + SOON)
    (again,) = plan_meetings(body=the_board(), new=[NewMeeting(meeting.planned_on)], by=secretary())
    assert again == meeting
    assert not meeting_read(meeting, on=today()).cancelled


def test_what_was_held_is_neither_moved_nor_cancelled(db: Any) -> None:
    meeting, _ = held(today() - SOON, secretary())
    with pytest.raises(ValidationError, match="was held"):
        move(meeting, today() + SOON)
    with pytest.raises(ValidationError, match="was held"):
        cancel_meeting(meeting=meeting, why="x", by=secretary(), seen=latest(meeting))


def test_a_meeting_of_which_minutes_were_kept_or_that_approved_some_stays_on_its_day(db: Any) -> None:
    then = today() - timedelta(days=9)
    first, second = (planned(on, secretary()) for on in (then, then + SOON))
    minutes = keep_minutes(meeting=first, opening="Welcome", words={}, seen=0, by=secretary())
    approve_minutes(meeting=first, approved_at=second, seen=minutes.pk, by=secretary())
    for meeting in (first, second):
        with pytest.raises(ValidationError, match="was held"):
            cancel_meeting(meeting=meeting, why="Snow", by=secretary(), seen=latest(meeting))
        with pytest.raises(ValidationError, match="was held"):
            move(meeting, today() + SOON)


def test_a_meeting_stays_after_the_day_by_which_owners_were_asked_to_answer(db: Any) -> None:
    meeting = a_meeting()
    closes = open_cycle(meeting=meeting, by=secretary()).closes_on
    with pytest.raises(ValidationError, match="asked to answer") as told:
        move(meeting, closes)
    assert "on" in told.value.message_dict
    assert move(meeting, closes + timedelta(days=1)).on == closes + timedelta(days=1)
