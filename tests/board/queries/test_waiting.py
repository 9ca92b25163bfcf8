"""What waits for whoever keeps a board, and nobody else does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.board.actions.arrange import cancel_meeting
from milepost.board.actions.minutes import approve_minutes, keep_minutes
from milepost.board.actions.open_cycle import open_cycle
from milepost.board.models import Meeting
from milepost.board.policy import board_policy
from milepost.board.queries.meetings import meeting_read
from milepost.board.queries.waiting import Waiting, waiting
from milepost.people.clock import now, today
from tests.board.cycles.asked import a_cut_off_letter
from tests.board.decisions import making
from tests.board.meeting import a_meeting, held, planned, the_board


@pytest.fixture
def secretary(cast: Any) -> Any:
    return cast("secretary")


def waits() -> Waiting:
    (found,) = waiting([the_board().pk], on=today(), at=now(), private_for=())
    return found


def met(days: int, by: Any) -> Meeting:
    return held(today() - timedelta(days=days), by)[0]


def keep(meeting: Meeting, by: Any) -> int:
    return keep_minutes(meeting=meeting, opening="All were welcome.", words={}, seen=0, by=by).pk


def test_a_board_that_never_met_waits_for_its_first_meeting(empty_boards: None) -> None:
    found = waits()
    assert (found.next, found.anything) == (None, True)
    assert (found.to_register, found.to_keep, found.to_approve, found.letters, found.overdue) == ((), (), (), (), 0)
    assert waiting([], on=today(), at=now(), private_for=()) == ()


def test_after_a_meeting(empty_boards: None, secretary: Any) -> None:
    """Who came, then minutes, then their approval, each until it is done."""
    old = planned(today() - timedelta(days=9), secretary)
    assert [m.id for m in waits().to_register] == [old.pk]
    cancelled = meeting_read(old, on=today()).arrangement_id
    cancel_meeting(meeting=old, why="Snow", seen=cancelled, by=secretary)
    assert not waits().to_register
    first = met(8, secretary)
    assert [m.id for m in waits().to_keep] == [first.pk]
    version = keep(first, secretary)
    assert (waits().to_keep, waits().to_approve) == ((), ())
    second = met(2, secretary)
    assert [m.id for m in waits().to_keep] == [second.pk]
    assert [m.id for m in waits().to_approve] == [first.pk]
    approve_minutes(meeting=first, approved_at=second, seen=version, by=secretary)
    assert not waits().to_approve


def test_before_a_meeting_from_the_day_its_owners_may_be_asked(empty_boards: None, secretary: Any) -> None:
    days = board_policy(today()).ask_days_before
    planned(today() + timedelta(days=days + 1), secretary, at=now())
    assert (waits().to_ask, waits().to_freeze, waits().anything) == (None, None, False)
    near = planned(today() + timedelta(days=days), secretary, at=now())
    found = waits()
    assert found.to_ask
    assert found.to_freeze
    assert found.to_ask.id == found.to_freeze.id == near.pk
    open_cycle(meeting=near, by=secretary)
    assert (waits().to_ask, waits().to_freeze is not None) == (None, True)


def test_letters_follow_ups_and_concerns(empty_boards: None, secretary: Any) -> None:
    a_cut_off_letter()
    assert waits().letters == ((a_meeting().pk, 1),)
    decision = making.decision(making.item(met(3, secretary)), "challenge")
    making.follow_up(decision, days=-1)
    making.follow_up(decision, days=1)
    assert (waits().overdue, waits().proposed) == (1, 0)
    making.follow_up(decision, ask="answer", days=-1)
    assert (waits().overdue, waits().proposed) == (2, 1)


def test_what_is_private_is_not_counted_for_others(empty_boards: None, secretary: Any) -> None:
    decision = making.decision(making.item(met(3, secretary), private=True), "challenge")
    making.follow_up(decision, days=-1)
    board = the_board().pk
    (theirs,) = waiting([board], on=today(), at=now(), private_for=[board])
    assert (waits().overdue, theirs.overdue) == (0, 1)


def test_as_many_queries_for_many_meetings(empty_boards: None, secretary: Any) -> None:
    asked = []
    for some in ((9, 8, 7), (90, 80, 70, 60)):
        for days in some:
            making.follow_up(making.decision(making.item(met(days, secretary))), days=-1)
        with CaptureQueriesContext(connection) as found:
            waits()
        asked.append(len(found))
    assert asked[0] == asked[1]
