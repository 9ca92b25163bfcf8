"""Meetings are read as they were arranged by the end of a day, with as many queries for many as for one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.board.queries.meetings import is_to_come, last_held, meetings, seats_on
from milepost.people.clock import today
from tests.board.meeting import held, planned, the_board


@pytest.fixture
def secretary(cast: Any) -> Any:
    return cast("secretary")


def test_the_next_one_and_the_last_that_was_held(secretary: Any) -> None:
    body = the_board()
    old, _ = held(today() - timedelta(days=40), secretary)
    planned(today() - timedelta(days=9), secretary)
    coming = planned(today() + timedelta(days=5), secretary)
    planned(today() + timedelta(days=50), secretary)
    found_last = last_held(body.pk, before=today(), on=today())
    found_next = next(m for m in meetings([body.pk], on=today()) if is_to_come(m, today()))
    assert found_last is not None
    assert (found_last.id, found_last.held) == (old.pk, True)
    assert (found_next.id, found_next.held, found_next.moved) == (coming.pk, False, False)
    assert last_held(body.pk, before=old.planned_on, on=today()) is None


def test_what_was_planned_later_is_not_seen_earlier(secretary: Any) -> None:
    on = today() + timedelta(days=5)
    meeting = planned(on, secretary)
    assert meeting.pk in {m.id for m in meetings(None, on=on - timedelta(days=28))}
    assert meeting.pk not in {m.id for m in meetings(None, on=on - timedelta(days=29))}


def test_as_many_queries_for_many_meetings(secretary: Any, django_assert_num_queries: Any) -> None:
    body = the_board()
    held(today() - timedelta(days=40), secretary)
    with django_assert_num_queries(2):
        meetings([body.pk], on=today())
    for days in (30, 20, 10):
        held(today() - timedelta(days=days), secretary)
    with django_assert_num_queries(2):
        meetings([body.pk], on=today())


def test_the_chair_and_the_secretary_come_first(db: Any) -> None:
    found = seats_on(the_board().pk, today())
    assert [s.person for s in found] == ["Charlie Chair", "Sam Secretary", "Bo Board", "Fern Forum"]
    assert found[-1].place_words == "Parent carer forum’s place"
    assert found[-1].organisation == "Exampleshire Parent Carer Forum"
