"""Escalations at the desk: who sees which first, and who may do what."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from demo.noon import noon
from milepost.board.actions.hand_on import hand_on
from milepost.board.models import Escalation, SetAside
from milepost.board.subjects import Subject
from milepost.people.clock import today
from milepost.people.models import ReportingLine
from milepost.plan.models import Row
from milepost.rules.board import Handing
from tests.board.decisions import making
from tests.board.escalations.sending import GROUP, HEALTH, body, keeps, line, sent, sent_to_the_board
from tests.board.meeting import held, the_board
from tests.desk.test_pages import html

DESK = "/desk/escalations/"


def to_escalate(of: Any = None) -> str:
    return f"/desk/bodies/{(of or the_board()).pk}/escalate/"


def form(**changes: Any) -> dict[str, Any]:
    return {"line": line().pk, "why": "Nobody bids", "tried": "Two rounds", "about": "", "measure": "", **changes}


def act(client: Any, e: Escalation, handing: str, **data: Any) -> Any:
    return client.post(f"{DESK}{e.pk}/{handing}/", {"seen": e.steps.latest("pk").pk, "words": "", **data})


def test_a_secretary_escalates_along_the_map(as_: Any) -> None:
    client = as_("secretary")
    page = html(client.get(to_escalate()))
    assert "Commissioning: to the Exampleshire Children&#39;s Commissioning Board" in page
    sent_off = form(about="2.2.1, risk 1; 1.1", measure="exampleshire-audits-good")
    response = client.post(to_escalate(), sent_off)
    page = html(client.get(response["Location"]))
    for words in ("Held by the Exampleshire Child Health Executive", "Milestone 2.2.1", "Risk 1", "Outcome 1.1",
                  "audits find good", "An answer was asked for by",
                  "Sent by the Exampleshire SEND Improvement Board to the"):  # fmt: skip
        assert words in page
    assert "Nobody is recorded as chair or secretary" in page


@pytest.mark.parametrize("who", ["board", "owner", "officer", "auditor", "forum"])
def test_who_may_not_escalate(who: str, as_: Any) -> None:
    assert as_(who).get(to_escalate()).status_code == 404
    assert as_(who).post(to_escalate(), form()).status_code == 404
    assert not Escalation.objects.exists()


def test_a_secretary_escalates_for_their_own_body_alone(as_: Any) -> None:
    assert as_("secretary").get(to_escalate(body(GROUP))).status_code == 404
    assert as_("secretary").get("/desk/bodies/999999/escalate/").status_code == 404
    assert as_("lead").get(to_escalate(body(GROUP))).status_code == 200


@pytest.mark.parametrize("named", ["9" * 5000, str(10**30), "٣", "x"])
def test_a_decision_that_cannot_be_is_none(named: str, as_: Any) -> None:
    assert as_("secretary").get(to_escalate(), {"decision": named}).status_code in (200, 404)


def test_what_is_missing_or_not_known_is_said(as_: Any) -> None:
    client = as_("secretary")
    page = client.post(to_escalate(), {}).content.decode()
    for words in ("Choose what kind of concern", "Say why this needs another body", "Say what has been tried"):
        assert page.count(words) == 2
    page = client.post(to_escalate(), form(about="1.1a.2, 9.9z")).content.decode()
    assert page.count("“9.9z” is no row and no risk of a live plan") == 2
    other = ReportingLine.objects.create(body=body(GROUP), to=the_board(), kind="escalates")
    assert "Choose what kind of concern" in client.post(to_escalate(), form(line=other.pk)).content.decode()
    assert not Escalation.objects.exists()


def test_a_body_from_which_the_map_leads_nowhere_says_what_to_add(as_: Any) -> None:
    page = html(as_("lead").get(to_escalate(body(GROUP))))
    assert "An administrator can add a reporting line under People" in page
    assert "<textarea" not in page
    page = html(as_("administrator").get(f"/desk/bodies/{body(GROUP).pk}/proposals/"))
    assert 'href="/desk/people/reporting-lines/' in page


def test_whoever_holds_it_sees_it_first(as_: Any, cast: Any) -> None:
    mine, theirs = sent_to_the_board(cast("lead"), why="For the board"), sent(cast("secretary"), why="For health")
    page = html(as_("board").get(DESK))
    held_, sent_, others = (page.index(f">{t}<") for t in (
        "Held by bodies you sit on", "Sent by bodies you sit on", "All other open escalations",
    ))  # fmt: skip
    assert held_ < page.index("For the board") < sent_ < page.index("For health") < others
    page = html(as_("owner").get(DESK))
    assert "Held by bodies you sit on" not in page
    assert "For the board" in page
    old = today() - timedelta(days=60)
    late = sent(cast("secretary"), why="Long ago", at=noon(old))
    assert "Overdue: an answer was due by" in html(as_("owner").get(DESK))
    page = html(as_("owner").get(f"{DESK}?as_at={old.isoformat()}"))
    assert "Long ago" in page
    assert "Overdue" not in page
    assert "For health" not in page
    assert as_("owner").get(f"{DESK}{theirs.pk}/?as_at={old.isoformat()}").status_code == 404
    assert "Overdue" not in html(as_("owner").get(f"{DESK}{late.pk}/?as_at={old.isoformat()}"))
    assert mine.pk != late.pk


def test_only_those_who_keep_the_body_that_holds_it_act(as_: Any, cast: Any) -> None:
    e = sent_to_the_board(cast("lead"))
    for who in ("board", "lead", "owner", "forum", "administrator"):
        assert "hand-on" not in (page := html(as_(who).get(f"{DESK}{e.pk}/")))
        assert "Answer it" not in page
        assert act(as_(who), e, "answered", words="Yes").status_code == 404
    assert "Sam Secretary" in html(as_("board").get(f"{DESK}{e.pk}/"))
    client = as_("secretary")
    assert "Answer it" in html(client.get(f"{DESK}{e.pk}/"))
    assert client.get(f"{DESK}{e.pk}/nonsense/").status_code == 404
    assert client.get(f"{DESK}{e.pk}/withdrawn/").status_code == 302
    assert act(client, e, "withdrawn", words="Mine now").status_code == 200
    assert e.steps.count() == 1


def test_received_answered_and_over(as_: Any, cast: Any) -> None:
    e = sent_to_the_board(cast("lead"))
    client = as_("chair")
    assert act(client, e, "received").status_code == 302
    assert "not yet marked as received" not in html(client.get(f"{DESK}{e.pk}/"))
    assert act(client, e, "answered").content.decode().count("Write the answer") == 2
    assert act(client, e, "answered", words="We pay for it").status_code == 302
    page = html(client.get(f"{DESK}{e.pk}/"))
    assert "Answered by the Exampleshire SEND Improvement Board" in page
    assert "We pay for it" in page
    assert "Withdraw it" not in page
    assert "Pass it on" not in page


def test_passed_on_and_returned(as_: Any, cast: Any) -> None:
    e = sent_to_the_board(cast("lead"))
    client = as_("secretary")
    assert act(client, e, "passed", words="Theirs").content.decode().count("Choose where it goes") == 2
    assert act(client, e, "passed", words="Theirs", line=line().pk).status_code == 302
    assert "Held by the Exampleshire Child Health Executive" in html(client.get(f"{DESK}{e.pk}/"))
    keeps(cast("owner2"), HEALTH)
    assert act(as_("owner2"), e, "returned", words="Ask for less").status_code == 302
    client = as_("secretary")
    assert "Held by the Exampleshire SEND Improvement Board" in html(client.get(f"{DESK}{e.pk}/"))
    assert "Nothing says where a concern" not in html(client.get(f"{DESK}{e.pk}/passed/"))


def test_the_sender_takes_it_back(as_: Any, cast: Any) -> None:
    e = sent(cast("secretary"))
    assert as_("secretary").get(f"{DESK}{e.pk}/answered/").status_code == 302
    assert act(as_("secretary"), e, "withdrawn", words="It is solved").status_code == 302
    assert "Withdrawn on" in html(as_("board").get(f"{DESK}{e.pk}/"))


def test_two_at_once_the_second_is_told_and_keeps_their_words(as_: Any, cast: Any) -> None:
    e = sent_to_the_board(cast("lead"))
    seen = e.steps.get().pk
    hand_on(escalation=e, handing=Handing.RECEIVED, seen=seen, by=cast("chair"))
    page = act(as_("secretary"), e, "returned", words="My own words", seen=seen).content.decode()
    assert "Charlie Chair acted on this while your page was open" in page
    assert "My own words" in page
    hand_on(escalation=e, handing=Handing.ANSWERED, words="Yes", seen=e.steps.latest("pk").pk, by=cast("chair"))
    page = act(as_("secretary"), e, "returned", words="My own words").content.decode()
    assert "It was answered while your page was open" in page
    assert "My own words" in page
    assert e.steps.count() == 3


def test_a_proposal_is_taken_up_or_set_aside(as_: Any, cast: Any) -> None:
    for ago in (2, 1):
        held(today() - timedelta(days=ago), cast("secretary"))
    path = f"/desk/bodies/{the_board().pk}/proposals/"
    key = f"red:{Row.objects.get(plan__slug='exampleshire', ref='2.2.1').pk}"
    other = f"red:{Row.objects.get(plan__slug='exampleshire', ref='1.1a.4').pk}"
    page = html(as_("owner").get(path))
    assert "Red at the last 2 meetings" in page
    assert "Set aside" not in page
    client = as_("secretary")
    assert "Set aside" in html(client.get(path))
    begun = html(client.get(f"{to_escalate()}?proposal={key}"))
    assert "Red at the last 2 meetings" in begun
    assert 'value="2.2.1"' in begun
    assert client.post(f"{to_escalate()}?proposal={key}", form(about="2.2.1")).status_code == 302
    assert Escalation.objects.get().proposal == key
    assert client.post(f"{path}{other}/", {"why": ""}).content.decode().count("Say why this is not escalated") == 2
    assert client.post(f"{path}{other}/", {"why": "Bids close tomorrow"}).status_code == 302
    assert SetAside.objects.get().key == other
    page = html(client.get(path))
    assert "Milestone 2.2.1" not in page
    assert "Milestone 1.1a.4: " not in page
    assert "Bids close tomorrow" in page
    assert ">Milestone 1.1a.4</a>: " in page
    assert "Bids close tomorrow" not in html(client.get(f"{path}?as_at={(today() - timedelta(days=1)).isoformat()}"))
    assert client.get(f"{path}{other}/").status_code == 302
    assert as_("board").post(f"{path}{other}/", {"why": "No"}).status_code == 404


def test_begun_from_a_decision_but_never_with_the_words_of_a_private_one(as_: Any) -> None:
    made = making.decision(making.item(making.meeting()), "escalate", about="2.2.1", words="We need more money")
    client = as_("secretary")
    begun = html(client.get(f"{to_escalate()}?decision={made.pk}"))
    assert begun.count("We need more money") == 2
    assert 'value="2.2.1"' in begun
    assert client.post(f"{to_escalate()}?decision={made.pk}", form()).status_code == 302
    assert Escalation.objects.get().decision == made
    link = f'href="/desk/decisions/{made.pk}/"'
    assert link in html(as_("owner").get(f"{DESK}{Escalation.objects.get().pk}/"))
    client = as_("secretary")
    hidden = making.decision(making.item(making.meeting(today() - timedelta(days=1)), private=True), words="A secret")
    kept = sent(made.recorded_by, decision=hidden)
    link = f'href="/desk/decisions/{hidden.pk}/"'
    assert link in html(client.get(f"{DESK}{kept.pk}/"))
    assert link not in html(as_("lead").get(f"{DESK}{kept.pk}/"))
    client = as_("secretary")
    begun = html(client.get(f"{to_escalate()}?decision={hidden.pk}"))
    assert ">A secret</textarea>" not in begun
    assert "This was decided in private" in begun
    assert as_("lead").get(f"{to_escalate()}?decision={hidden.pk}").status_code == 404
    theirs = making.decision(making.item(making.meeting(body=body(GROUP))))
    assert as_("secretary").get(f"{to_escalate()}?decision={theirs.pk}").status_code == 404


def test_what_it_is_about_is_linked(as_: Any, cast: Any) -> None:
    row = Row.objects.get(plan__slug="exampleshire", ref="2.2.1")
    e = sent(cast("secretary"), about=[Subject(row)])
    assert 'href="/desk/plans/exampleshire/milestones/2.2.1/"' in html(as_("owner").get(f"{DESK}{e.pk}/"))


def test_the_front_page_begins_with_what_my_boards_hold(as_: Any, cast: Any) -> None:
    assert "Your boards hold" not in html(as_("board").get("/desk/"))
    sent(cast("secretary"), why="Not ours")
    sent_to_the_board(cast("lead"), why="New")
    sent_to_the_board(cast("lead"), why="Old", at=noon(today() - timedelta(days=60)))
    page = html(as_("board").get("/desk/"))
    assert "Your boards hold 2 escalations, 1 overdue" in page
    assert page.index("Old") < page.index("New") < page.index(">Plans<")
    assert "Not ours" not in page
    assert "Your boards hold" not in html(as_("owner").get("/desk/"))


def test_words_can_be_removed_by_those_who_may(as_: Any, cast: Any) -> None:
    e = sent(cast("secretary"), why="A name nobody should read")
    assert "Remove words" not in html(as_("secretary").get(f"{DESK}{e.pk}/"))
    assert f'href="/desk/boards/redact/escalation/{e.pk}/"' in html(as_("lead").get(f"{DESK}{e.pk}/"))


def test_a_private_challenge_that_was_set_aside_is_for_those_with_a_seat(as_: Any, cast: Any) -> None:
    hidden = making.decision(making.item(making.meeting(today() - timedelta(days=9)), private=True), "challenge")
    late = making.follow_up(hidden, ask="answer", days=-1)
    path = f"/desk/bodies/{the_board().pk}/proposals/"
    assert as_("secretary").post(f"{path}challenge:{late.pk}/", {"why": "A secret why"}).status_code == 302
    assert "A secret why" in html(as_("board").get(path))
    assert "A secret why" not in html(as_("lead").get(path))
    assert as_("lead").post(f"{path}challenge:{late.pk}/", {"why": "Mine"}).status_code == 302
    assert SetAside.objects.count() == 1
