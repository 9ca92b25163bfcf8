"""Recording a decision: its number, what hangs on it, and everything that is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from demo.noon import noon
from milepost.board.actions.decide import NewDecision, NewDissent, NewFollowUp, decide
from milepost.board.models import AgendaItem, Approval, Decision, FollowUp, Minutes
from milepost.board.queries.decisions import decisions
from milepost.board.subjects import Subject
from milepost.people.clock import today
from milepost.people.models import AuditEvent, Organisation, Post
from milepost.progress.models import Risk
from milepost.rules.board import Ask, DecisionKind
from tests.board.meeting import secretary

from .making import item, meeting, post, recorded, row

pytestmark = pytest.mark.django_db
NOTE = NewDecision(DecisionKind.NOTE, " We note it ")


def refused(of: AgendaItem, new: NewDecision) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as told:
        decide(item=of, new=new, by=secretary())
    assert not Decision.objects.filter(item=of).exists()
    return told.value.message_dict if hasattr(told.value, "error_dict") else {"": told.value.messages}


def test_a_decision_with_everything_that_hangs_on_it() -> None:
    forum = Organisation.objects.get(kind="forum", area__name="Exampleshire")
    new = NewDecision(
        DecisionKind.APPROVE, "We approve it", "It is ready", "The chair",
        about=(Subject(row=row("1.1a.2")), Subject(measure="exampleshire-caseload"), Subject(risk=Risk.objects.first())),
        dissents=(NewDissent("Families see nothing yet", organisation=forum), NewDissent("Too soon", who="A head teacher")),
        follow_ups=(NewFollowUp("Tell families", post(), today() + timedelta(days=14)),),
    )  # fmt: skip
    made = decide(item=item(meeting()), new=new, by=secretary())
    [read] = decisions(on=today(), ids=[made.pk])
    assert (read.number, read.words, read.proposer, read.private) == (1, "We approve it", "The chair", False)
    assert [a.kind for a in read.about] == ["milestone", "measure", "risk"]
    assert [d.who for d in read.dissents] == [forum.name, "A head teacher"]
    assert [(f.ask, f.owner) for f in read.follow_ups] == [(Ask.DO, "Head of SEND")]
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.about_id, event.by) == ("decide", str(made.pk), secretary())
    assert "ready" not in event.summary


def test_numbers_go_on_within_a_meeting() -> None:
    of = meeting()
    one, two = item(of, "One"), item(of, "Two")
    made = [decide(item=i, new=replace(NOTE, words=w), by=secretary()) for i, w in ((one, "A"), (two, "B"), (one, "C"))]
    assert [d.number for d in made] == [1, 2, 3]
    assert decide(item=item(meeting(today() - timedelta(days=50))), new=NOTE, by=secretary()).number == 1


def test_pressed_twice_it_is_one_decision() -> None:
    of = item(meeting())
    assert decide(item=of, new=NOTE, by=secretary()) == decide(item=of, new=NOTE, by=secretary())


def test_what_is_decided_about_a_private_item_is_private() -> None:
    assert decide(item=item(meeting(), private=True), new=NOTE, by=secretary()).private
    assert " noted" not in AuditEvent.objects.latest("pk").summary, "not even of what kind it is"


CHALLENGE = NewDecision(DecisionKind.CHALLENGE, "Why is it late?")


def test_a_challenge_asks_the_accountable_post_for_an_answer() -> None:
    made = decide(item=item(meeting()), new=replace(CHALLENGE, about=(Subject(row=row("1.1a.2")),)), by=secretary())
    asked = FollowUp.objects.get(decision=made)
    assert asked.ask == Ask.ANSWER
    assert asked.owner.parts.filter(row__ref="1", row__plan__slug="exampleshire", part="accountable").exists()


@pytest.mark.parametrize(("recorded_on", "due_on"), [(5, 19), (12, 26)])
def test_its_clock_is_the_policys_working_days_from_the_day_it_can_be_read(recorded_on: int, due_on: int) -> None:
    """Ten working days, with no bank holiday among them, from two Mondays."""
    of = item(meeting(date(2026, 1, 5)))
    new = replace(CHALLENGE, about=(Subject(row=row("1.1a.2")),), answerer=post())
    made = decide(item=of, new=new, by=secretary(), at=noon(date(2026, 1, recorded_on)))
    assert FollowUp.objects.get(decision=made).due_on == date(2026, 1, due_on)


def test_a_challenge_of_a_measure_asks_its_keeper_and_a_named_post_comes_first() -> None:
    new = replace(CHALLENGE, about=(Subject(measure="exampleshire-caseload"),))
    made = decide(item=item(meeting()), new=new, by=secretary())
    assert FollowUp.objects.get(decision=made).owner.title == "Head of SEND"
    named = Post.objects.filter(area__name="Exampleshire").exclude(title="Head of SEND").first()
    other = decide(item=made.item, new=replace(new, words="And why here?", answerer=named), by=secretary())
    assert FollowUp.objects.get(decision=other).owner == named


def test_a_challenge_with_nobody_to_answer_it_is_refused() -> None:
    about = row("1.1a.2")
    about.workstream.posts.filter(part="accountable").delete()
    assert "answerer" in refused(item(meeting()), replace(CHALLENGE, about=(Subject(row=about),)))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"words": "  "}, "words"),
        ({"kind": DecisionKind.CHALLENGE}, "about"),
        ({"dissents": (NewDissent("No"),)}, "dissents"),
        ({"dissents": (NewDissent(" ", who="Somebody"),)}, "dissents"),
    ],
)
def test_what_is_missing_is_refused(change: dict[str, Any], field: str) -> None:
    assert list(refused(item(meeting()), replace(NOTE, **change))) == [field]


def test_a_challenge_about_a_risk_alone_is_refused() -> None:
    assert "about" in refused(item(meeting()), replace(CHALLENGE, about=(Subject(risk=Risk.objects.first()),)))


def test_a_follow_up_says_what_and_is_not_due_before_the_meeting() -> None:
    of = item(meeting())
    for what, due_on in ((" ", today()), ("Do it", today() - timedelta(days=1))):
        assert "follow_ups" in refused(of, replace(NOTE, follow_ups=(NewFollowUp(what, post(), due_on),)))


def test_posts_and_rows_are_of_the_bodys_own_area() -> None:
    other = Post.objects.exclude(area__name="Exampleshire").first()
    assert other is not None
    of = item(meeting())
    assert "follow_ups" in refused(of, replace(NOTE, follow_ups=(NewFollowUp("Do it", other, today()),)))
    assert "follow_ups" in refused(of, replace(NOTE, answerer=other))
    elsewhere = type(row("1.1a.2")).objects.filter(plan__slug="peterborough-2019", kind="milestone").first()
    assert "about" in refused(of, replace(NOTE, about=(Subject(row=elsewhere),)))


def test_a_meeting_to_come_a_cancelled_one_and_an_approved_one_take_no_decision() -> None:
    to_come = item(meeting(today() + timedelta(days=1)))
    assert "on the day, or after it" in refused(to_come, NOTE)[""][0]
    assert "cancelled" in refused(item(meeting(today() - timedelta(days=1), cancelled=True)), NOTE)[""][0]
    over = meeting(today() - timedelta(days=9))
    kept = Minutes.objects.create(**recorded(meeting=over))
    Approval.objects.create(**recorded(meeting=over, minutes=kept, at=meeting()))
    assert "correction" in refused(item(over), NOTE)[""][0]


def test_an_item_that_was_taken_off_takes_no_decision() -> None:
    of = item(meeting())
    AgendaItem.objects.filter(pk=of.pk).update(removed=True)
    assert "taken off" in refused(of, NOTE)[""][0]
