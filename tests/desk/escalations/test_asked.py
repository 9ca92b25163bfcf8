"""What happened to what we asked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.noon import noon
from milepost.board.actions.hand_on import hand_on
from milepost.board.models import Decision, Dissent, FollowUpStep
from milepost.board.queries.asked import Asked, asked
from milepost.people.clock import today
from milepost.people.models import Organisation
from milepost.rules.board import Handing
from tests.board.decisions import making
from tests.board.escalations.sending import GROUP, body, sent
from tests.board.meeting import the_board
from tests.desk.test_pages import html

PATH = "/desk/asked/"
OLD = today() - timedelta(days=60)


def dissent(of: Decision, words: str, **values: Any) -> Dissent:
    return Dissent.objects.create(**making.recorded(decision=of, words=words, **values))


def all_of(kind: str, **more: Any) -> list[Asked]:
    return [a for a in asked(on=today(), **more) if a.kind == kind]


def test_a_challenge_and_an_ask_with_what_came_of_them(db: Any) -> None:
    item = making.item(making.meeting(OLD))
    challenge = making.decision(item, "challenge", about="2.2.1")
    making.decision(item, "ask_for_more")
    making.decision(item, "note")
    late = making.follow_up(challenge, ask="answer", days=-1)
    (one,), (more,) = all_of("challenge"), all_of("ask_for_more")
    assert (one.answered, one.late, [a.ref for a in one.about]) == (False, True, ["2.2.1"])
    assert "Head of SEND: not answered, 1 day late" in one.became[0].words
    assert (more.answered, more.late, more.became) == (False, False, ())
    FollowUpStep.objects.create(**making.recorded(follow_up=late, part="done", words="Here is why"))
    (one,) = all_of("challenge")
    assert (one.answered, one.late, one.became[0].said) == (True, False, "Here is why")


def test_an_escalation_with_where_it_stands(cast: Any) -> None:
    e = sent(cast("secretary"), at=noon(OLD))
    (one,) = all_of("escalation")
    assert (one.answered, one.late) == (False, True)
    hand_on(escalation=e, handing=Handing.ANSWERED, words="We pay", seen=e.steps.get().pk, by=cast("lead"))
    (one,) = all_of("escalation")
    assert (one.answered, one.late, one.became[0].said) == (True, False, "We pay")
    assert not asked(on=OLD)[0].answered
    assert asked(on=OLD - timedelta(days=1)) == ()


def test_a_dissent_is_answered_by_a_later_decision_about_the_same(db: Any) -> None:
    forum = Organisation.objects.get(kind="forum", area__name="Exampleshire")
    first = making.decision(making.item(making.meeting(OLD)), "approve", about="2.2.1")
    dissent(first, "Families were not asked", organisation=forum)
    dissent(first, "Too slow", who="A head teacher")
    theirs = making.item(making.meeting(OLD + timedelta(days=2), body(GROUP)))
    making.decision(theirs, "rebaseline", about="2.2.1")
    assert [(a.answered, a.of_forum) for a in all_of("dissent")] == [(False, True), (False, False)]
    making.decision(making.item(making.meeting(OLD + timedelta(days=3))), "challenge", about="2.2.1")
    found = all_of("dissent")
    assert [a.answered for a in found] == [True, True]
    assert "It challenged about the same on" in found[0].became[0].words


def test_who_asked_and_whether_it_is_answered_are_chosen(as_: Any, cast: Any) -> None:
    ours, theirs = making.item(making.meeting(OLD)), making.item(making.meeting(OLD, body(GROUP)))
    forum = "Fern, Exampleshire Parent Carer Forum"
    making.decision(ours, "challenge", words="Ours", proposer=forum)
    over = making.follow_up(making.decision(theirs, "challenge", words="Theirs"), ask="answer")
    FollowUpStep.objects.create(**making.recorded(follow_up=over, part="done", words="So"))
    client = as_("owner")

    def shown(asked_for: str = "") -> tuple[bool, bool]:
        page = html(client.get(PATH + asked_for))
        return ">Ours<" in page, ">Theirs<" in page

    assert shown() == (True, True)
    assert shown(f"?whose={the_board().pk}") == shown("?whose=forum") == shown("?show=open") == (True, False)
    assert shown("?show=answered") == shown(f"?whose={body(GROUP).pk}") == (False, True)
    assert shown("?whose=nobody&show=what") == (True, True)
    assert shown("?whose=forum&show=answered") == (False, False)
    assert "Nothing matches" in html(client.get(PATH + "?whose=forum&show=answered"))
    before = html(client.get(f"{PATH}?as_at={(today() - timedelta(days=1)).isoformat()}"))
    assert "Nobody has asked anything yet" in before


def test_what_is_private_is_for_those_with_a_seat(as_: Any) -> None:
    hidden = making.decision(making.item(making.meeting(OLD), private=True), "challenge", words="A secret")
    dissent(hidden, "A secret too", who="Somebody")
    for who, sees in (("board", True), ("lead", False), ("owner", False), ("auditor", False)):
        assert ("A secret" in html(as_(who).get(PATH))) is sees


def test_more_of_everything_takes_no_more_queries(as_: Any, cast: Any) -> None:
    client = as_("board")

    def more(day: int) -> None:
        made = making.decision(making.item(making.meeting(OLD + timedelta(days=day))), "challenge", about="2.2.1")
        making.follow_up(made, ask="answer")
        dissent(made, "No", who="Somebody")
        sent(cast("secretary"), why=f"Why {day}")

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            html(client.get(PATH))
        return len(queries)

    more(0)
    before = count()
    for day in range(1, 5):
        more(day)
    assert count() == before
