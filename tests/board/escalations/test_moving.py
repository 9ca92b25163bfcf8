"""Escalating a concern, and what happens to it on its way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from demo.noon import noon
from milepost.board.actions.hand_on import hand_on
from milepost.board.models import Escalation, EscalationStep
from milepost.board.queries.escalations import EscalationRead, escalations
from milepost.board.subjects import Subject
from milepost.people.calendar import bank_holidays
from milepost.people.clock import today
from milepost.people.models import AuditEvent, Body
from milepost.plan.models import Row
from milepost.progress.models import Risk
from milepost.rules.board import Handing
from milepost.rules.working_days import working_days_later
from tests.board.decisions.making import decision, item, meeting
from tests.board.meeting import the_board

from .sending import COMMISSIONING, GROUP, HEALTH, HWB, a_line, body, line, sent


def on(e: Escalation, day: date | None = None) -> EscalationRead:
    return next(x for x in escalations(on=day or today()) if x.id == e.pk)


def step(e: Escalation, handing: Handing, by: Any, **more: Any) -> EscalationStep:
    seen = more.pop("seen", None) or e.steps.latest("recorded_at", "pk").pk
    words = "" if handing is Handing.RECEIVED else "Because"
    return hand_on(escalation=e, handing=handing, seen=seen, by=by, **{"words": words, **more})


@pytest.mark.parametrize(
    ("concern", "to"), [("commissioning", COMMISSIONING), ("delivery", HEALTH), ("commissioning and delivery", HWB)]
)
def test_the_nature_of_the_concern_says_where_it_goes(concern: str, to: str, cast: Any) -> None:
    row = Row.objects.get(plan__slug="exampleshire", ref="2.2.1")
    risk = Risk.objects.filter(plan__slug="exampleshire").first()
    about = [Subject(row), Subject(row), Subject(measure="exampleshire-audits-good"), Subject(risk=risk)]
    read = on(sent(cast("secretary"), line=line(concern), about=about))
    assert (read.body, read.holder, read.concern) == (the_board().name, to, concern)
    assert [a.kind for a in read.about] == ["milestone", "measure", "risk"]
    assert read.answer_by == working_days_later(today(), 15, bank_holidays())
    assert not read.overdue
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.by) == ("escalate", cast("secretary"))


def test_what_is_missing_or_leads_nowhere_is_refused(cast: Any) -> None:
    by = cast("secretary")
    elsewhere = a_line(GROUP, HWB)
    reports = the_board().lines_up.get(kind="reports")
    theirs = decision(item(meeting(body=body(GROUP))), "escalate")
    refused: list[tuple[dict[str, Any], str]] = [
        ({"why": " "}, "why"), ({"tried": ""}, "tried"), ({"line": elsewhere}, "line"), ({"line": reports}, "line"),
        ({"decision": theirs}, "decision"),
    ]  # fmt: skip
    for changes, field in refused:
        with pytest.raises(ValidationError) as error:
            sent(by, **changes)
        assert field in error.value.message_dict
    assert not Escalation.objects.exists()


def test_pressed_twice_is_one_and_a_proposal_is_taken_up_once(cast: Any) -> None:
    first = sent(cast("secretary"), proposal="red:1")
    assert sent(cast("secretary"), proposal="red:1") == first
    with pytest.raises(ValidationError, match="escalated already"):
        sent(cast("chair"), proposal="red:1")
    step(first, Handing.ANSWERED, cast("lead"))
    assert sent(cast("chair"), proposal="red:1").pk != first.pk


def test_it_is_received_passed_on_returned_and_answered_with_a_new_clock_each_time(cast: Any) -> None:
    began = today() - timedelta(days=60)
    e = sent(cast("secretary"), at=noon(began))
    assert on(e).overdue
    assert not on(e, began).overdue
    step(e, Handing.RECEIVED, cast("lead"), at=noon(began + timedelta(days=1)))
    up = a_line(HEALTH, HWB)
    step(e, Handing.PASSED, cast("lead"), line=up, at=noon(began + timedelta(days=10)))
    read = on(e)
    assert (read.holder, read.received) == (HWB, False)
    assert read.answer_by == working_days_later(began + timedelta(days=10), 15, bank_holidays())
    step(e, Handing.RETURNED, cast("lead"))
    assert on(e).holder == HEALTH
    step(e, Handing.ANSWERED, cast("lead"), words="We pay for it")
    read = on(e)
    assert (read.ended, read.answer_by, read.overdue) == (Handing.ANSWERED, None, False)
    assert [s.handing.value for s in read.steps] == ["sent", "received", "passed", "returned", "answered"]
    assert on(e, began + timedelta(days=5)).holder == HEALTH
    with pytest.raises(ValidationError, match="as it stands now"):
        step(e, Handing.WITHDRAWN, cast("secretary"))


def test_nobody_answers_their_own_concern(cast: Any) -> None:
    e = sent(cast("secretary"))
    step(e, Handing.RETURNED, cast("lead"))
    assert on(e).holder_id == the_board().pk
    for handing in (Handing.ANSWERED, Handing.RETURNED):
        with pytest.raises(ValidationError, match="as it stands now"):
            step(e, handing, cast("secretary"))
    step(e, Handing.PASSED, cast("secretary"), line=line("commissioning"))
    assert on(e).holder == COMMISSIONING
    step(e, Handing.WITHDRAWN, cast("secretary"))
    assert on(e).ended is Handing.WITHDRAWN


def test_words_a_line_and_one_receipt_are_needed(cast: Any) -> None:
    e = sent(cast("secretary"))
    for handing in (Handing.PASSED, Handing.RETURNED, Handing.ANSWERED, Handing.WITHDRAWN):
        with pytest.raises(ValidationError) as error:
            step(e, handing, cast("lead"), words=" ")
        assert "words" in error.value.message_dict
    for wrong in (None, line()):
        with pytest.raises(ValidationError, match="no such line"):
            step(e, Handing.PASSED, cast("lead"), line=wrong)
    step(e, Handing.RECEIVED, cast("lead"))
    with pytest.raises(ValidationError, match="as it stands now"):
        step(e, Handing.RECEIVED, cast("lead"))
    assert e.steps.count() == 2


def test_two_never_act_on_the_same_state(cast: Any) -> None:
    e = sent(cast("secretary"))
    seen = e.steps.get().pk
    step(e, Handing.ANSWERED, cast("chair"), seen=seen)
    with pytest.raises(ValidationError, match="Charlie Chair acted on this while your page was open: it was answered"):
        step(e, Handing.WITHDRAWN, cast("secretary"), seen=seen)
    assert e.steps.count() == 2


def test_who_holds_and_who_sent(cast: Any, django_assert_num_queries: Any) -> None:
    held, over = sent(cast("secretary")), sent(cast("chair"), line=line("commissioning"))
    step(over, Handing.ANSWERED, cast("lead"))
    health, board = body(HEALTH), the_board()

    def ids(**asked: Any) -> list[int]:
        return [e.id for e in escalations(on=today(), **asked)]

    assert ids() == [held.pk, over.pk]
    assert ids(open_only=True) == ids(holders=[health.pk]) == [held.pk]
    assert ids(holders=[board.pk]) == ids(holders=[body(COMMISSIONING).pk]) == []
    assert ids(bodies=[board.pk]) == [held.pk, over.pk]
    assert ids(bodies=[health.pk]) == []
    assert [e.id for e in escalations(on=today() - timedelta(days=1))] == []
    Body.objects.update(purpose="")
    for n in range(4):
        sent(cast("secretary"), why=f"Another {n}")
    with django_assert_num_queries(4):
        assert len(escalations(on=today())) == 6
