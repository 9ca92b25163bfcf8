"""Many updates checked on one page: each is read, and each verdict is recorded by itself."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from milepost.people.clock import now, today
from milepost.people.models import AuditEvent
from milepost.plan.actions.move import move_plan
from milepost.plan.models import Plan, Row
from milepost.progress import actions
from milepost.progress.models import Update, Verdict
from milepost.rules.brag import Brag
from milepost.rules.moves import Status

PATH = "/desk/waiting/"


def html(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


@pytest.fixture
def new(cast: Any) -> Any:
    """A new update by somebody on a milestone."""

    def post(ref: str, key: str = "owner") -> Update:
        milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref=ref)
        said = actions.NewUpdate(Brag.GREEN, happened=f"News of {ref}", next="More", at_risk=f"Risk of {ref}")
        return actions.post_update(milestone=milestone, new=said, by=cast(key))

    return post


def verdict(update: Update, kind: str, reason: str = "") -> dict[str, str]:
    return {f"u{update.pk}-kind": kind, f"u{update.pk}-reason": reason}


def test_each_is_shown_with_what_it_says(as_: Any, new: Any) -> None:
    new("1.1a.5")
    page = html(as_("officer").get(PATH))
    for words in (
        "News of 1.1a.5",
        "Risk of 1.1a.5",
        "No evidence given",
        "What the rules make of it",
        "Both teams say",
    ):
        assert words in page


def test_accepting_some_and_sending_back_others_records_each_by_itself(as_: Any, new: Any, cast: Any) -> None:
    one, two, three = new("1.1a.5"), new("1.1b.3"), new("1.2.2")
    client = as_("officer")
    events = AuditEvent.objects.count()
    sent = verdict(one, "accepted") | verdict(two, "sent_back", "Say how many.") | verdict(three, "")
    page = html(client.post(PATH, sent, follow=True))
    assert "Recorded: 1.1a.5 accepted, 1.1b.3 sent back" in page
    assert [e.verb for e in AuditEvent.objects.order_by("-pk")[: AuditEvent.objects.count() - events]] == [
        "check_update"
    ] * 2
    assert Verdict.objects.get(update=one).kind == "accepted"
    assert (Verdict.objects.get(update=two).reason, Verdict.objects.get(update=two).recorded_by) == (
        "Say how many.",
        cast("officer"),
    )
    assert not Verdict.objects.filter(update=three).exists()


def test_what_is_wrong_stays_and_what_is_right_is_recorded(as_: Any, new: Any) -> None:
    one, two, three = new("1.1a.5"), new("1.1b.3"), new("1.2.2")
    sent = verdict(one, "accepted") | verdict(two, "sent_back", " ") | verdict(three, "", "A reason for what?")
    page = html(as_("officer").post(PATH, sent))
    assert "Recorded: 1.1a.5 accepted" in page
    assert f'href="#id_u{two.pk}-reason">Milestone 1.1b.3: Say what needs to change' in page
    assert f'href="#id_u{three.pk}-kind">Milestone 1.2.2: Choose whether' in page
    assert "A reason for what?" in page
    assert Verdict.objects.filter(update__in=[two, three]).count() == 0


def test_what_somebody_else_checked_first_is_said(as_: Any, new: Any, cast: Any) -> None:
    one, two = new("1.1a.5"), new("1.1b.3")
    actions.check_update(update=one, kind=Verdict.Kind.ACCEPTED, by=cast("lead"))
    sent = verdict(one, "sent_back", "My own reason") | verdict(two, "accepted")
    page = html(as_("officer").post(PATH, sent))
    assert "Milestone 1.1a.5: Leo Lead checked it first (accepted), so yours was not recorded" in page
    assert "My own reason" in page
    assert "Recorded: 1.1b.3 accepted" in page
    assert Verdict.objects.get(update=one).kind == "accepted"


def test_nobody_checks_their_own_or_another_workstreams(as_: Any, new: Any) -> None:
    own, other = new("1.1a.5", "officer"), new("2.2.1", "owner2")
    page = html(as_("officer").get(PATH))
    assert "News of" not in page
    page = html(as_("officer").post(PATH, verdict(own, "accepted") | verdict(other, "accepted")))
    assert page.count('href="#refused-') == 2
    assert "One of these is not yours to check" in page
    assert not Verdict.objects.filter(update__in=[own, other]).exists()


def test_an_update_of_a_plan_that_closed_is_not_checked(as_: Any, new: Any, cast: Any) -> None:
    one = new("1.1a.5")
    move_plan(plan=Plan.objects.get(slug="exampleshire"), status=Status.CLOSED, on=today(), by=cast("lead"))
    assert "can no longer be checked" in html(as_("officer").get(PATH))
    assert "its plan is no longer live" in html(as_("officer").post(PATH, verdict(one, "accepted")))
    assert not Verdict.objects.filter(update=one).exists()


@pytest.mark.parametrize("key", ["owner", "forum", "auditor", "board"])
def test_others_have_no_such_page(key: str, as_: Any, new: Any) -> None:
    one = new("1.1a.5")
    assert as_(key).post(PATH, verdict(one, "accepted")).status_code == 404
    assert not Verdict.objects.filter(update=one).exists()


def test_many_are_shown_a_page_at_a_time_oldest_first(as_: Any, cast: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("milepost.desk.bulk.check.PER_PAGE", 2)
    milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.5")
    for days in (3, 2, 1):
        said = actions.NewUpdate(Brag.GREEN, happened=f"{days} days ago")
        actions.post_update(milestone=milestone, new=said, by=cast("owner"), at=now() - timedelta(days=days))
    page = html(as_("officer").get(PATH))
    assert "4 updates, oldest first: page 1 of 2" in page
    assert "1 days ago" not in page
    assert "1 days ago" in html(as_("officer").get(PATH + "?page=2"))


def test_what_must_be_put_right_comes_first_whichever_page_it_falls_on(as_: Any, new: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("milepost.desk.bulk.check.PER_PAGE", 1)
    one, two = new("1.1a.5"), new("1.1b.3")
    page = html(as_("officer").post(PATH, verdict(two, "", "Precious reason")))
    assert "Precious reason" in page
    assert f'<li id="u{two.pk}">' in page
    page = html(as_("officer").post(PATH + "?page=2", verdict(one, "", "Another") | verdict(two, "", "Precious")))
    assert page.count('<li id="u') == len(set(re.findall(r'<li id="u(\d+)"', page)))


def test_a_reason_for_what_is_checked_by_now_is_given_back(as_: Any, new: Any, cast: Any) -> None:
    one = new("1.1a.5")
    actions.check_update(update=one, kind=Verdict.Kind.ACCEPTED, by=cast("lead"))
    page = html(as_("officer").post(PATH, verdict(one, "", "Precious reason")))
    assert "Leo Lead checked it first" in page
    assert "Precious reason" in page
