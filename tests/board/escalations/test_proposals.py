"""What is proposed to a body, because it lasts from meeting to meeting; and what it set aside."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.noon import noon
from milepost.board.actions.hand_on import hand_on
from milepost.board.actions.set_aside import set_aside
from milepost.board.models import FollowUpStep
from milepost.board.queries.escalations import Proposal, proposals
from milepost.board.subjects import Subject
from milepost.people.clock import today
from milepost.people.models import ReportingLine
from milepost.plan.models import Row
from milepost.rules.board import Handing
from tests.board.decisions import making
from tests.board.meeting import held, the_board
from tests.desk.test_pages import double

from .sending import sent


def days_ago(count: int) -> date:
    return today() - timedelta(days=count)


def proposed(on: date | None = None, **more: Any) -> dict[str, Proposal]:
    return {p.key: p for p in proposals(the_board().pk, on=on or today(), **more)}


def red(ref: str) -> str:
    return f"red:{Row.objects.get(plan__slug='exampleshire', kind='milestone', ref=ref).pk}"


FAILING = "failing:exampleshire-part-time-timetables"


def met(by: Any, *ago: int) -> None:
    for count in ago:
        held(days_ago(count), by)


def test_what_was_red_at_two_meetings_and_still_is(cast: Any) -> None:
    by = cast("secretary")
    met(by, 2)
    assert proposed() == {}
    met(by, 1)
    found = proposed()
    assert {red("1.1a.4"), red("2.2.1"), red("2.2.3")} == found.keys()
    one = found[red("2.2.1")]
    assert "Red at the last 2 meetings, on" in one.because
    assert [(a.kind, a.ref) for a in one.about] == [("milestone", "2.2.1")]
    assert proposed(days_ago(2)) == {}


def test_what_was_red_at_one_of_the_last_two_is_not_proposed(cast: Any) -> None:
    met(cast("secretary"), 60, 1)
    assert not any(key.startswith("red:") for key in proposed())


def test_what_failed_at_three_meetings(cast: Any) -> None:
    met(cast("secretary"), 90, 60)
    assert FAILING not in proposed()
    met(cast("secretary"), 30)
    found = proposed()
    assert "It failed at the last 3 meetings, on" in found[FAILING].because
    assert "failing:exampleshire-audits-good" not in found


def test_a_challenge_past_its_day_that_nobody_answered(cast: Any) -> None:
    of = making.decision(making.item(making.meeting(days_ago(20))), "challenge", about="2.2.1", words="Why is it late?")
    late = making.follow_up(of, ask="answer", days=-1)
    making.follow_up(of, ask="answer", days=0)
    making.follow_up(of, ask="do", days=-5)
    found = proposed()
    assert list(found) == [f"challenge:{late.pk}"]
    one = found[f"challenge:{late.pk}"]
    assert one.words == "Challenge: Why is it late?"
    assert "and has not" in one.because
    assert [a.ref for a in one.about] == ["2.2.1"]
    FollowUpStep.objects.create(**making.recorded(follow_up=late, part="done", words="Here is why"))
    assert proposed() == {}


def test_a_private_challenge_is_for_those_with_a_seat(cast: Any) -> None:
    of = making.decision(making.item(making.meeting(days_ago(20)), private=True), "challenge")
    late = making.follow_up(of, ask="answer", days=-1)
    assert proposed() == {}
    assert list(proposed(private_for=[the_board().pk])) == [f"challenge:{late.pk}"]


def test_set_aside_it_rests_until_the_body_has_met_again(cast: Any) -> None:
    by = cast("secretary")
    met(by, 4, 3)
    key = red("2.2.1")
    with pytest.raises(ValidationError, match="Say why"):
        set_aside(body=the_board(), key=key, why=" ", by=by)
    set_aside(body=the_board(), key=key, why="Bids close tomorrow", by=by, at=noon(days_ago(2)))
    assert key not in proposed()
    assert key in proposed(days_ago(3))
    assert red("1.1a.4") in proposed()
    met(by, 1)
    assert key in proposed()


def test_what_is_escalated_is_not_proposed_again_until_it_is_over_and_the_body_has_met(cast: Any) -> None:
    by = cast("secretary")
    met(by, 5, 4)
    key, row = red("2.2.1"), Row.objects.get(plan__slug="exampleshire", ref="2.2.1")
    one = sent(by, proposal=key, at=noon(days_ago(3)))
    other = sent(by, about=[Subject(row)], why="By hand", at=noon(days_ago(3)))
    assert key not in proposed()
    for e in (one, other):
        seen = e.steps.get().pk
        hand_on(escalation=e, handing=Handing.ANSWERED, words="So", seen=seen, by=by, at=noon(days_ago(2)))
    assert key not in proposed()
    met(by, 1)
    assert key in proposed()


def test_nothing_is_proposed_where_the_map_leads_nowhere(cast: Any) -> None:
    met(cast("secretary"), 2, 1)
    assert proposed()
    ReportingLine.objects.filter(body=the_board(), kind="escalates").delete()
    assert proposed() == {}


def test_twice_the_rows_take_the_same_number_of_queries(cast: Any) -> None:
    met(cast("secretary"), 3, 2, 1)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            proposed()
        return len(queries)

    before, found = count(), len(proposed())
    double("exampleshire")
    assert len(proposed()) > found
    assert count() == before
