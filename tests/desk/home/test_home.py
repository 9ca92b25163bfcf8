"""The front page of the desk and "my milestones": what is asked of whom."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from milepost.judgement.queries import judged_plan
from milepost.people.clock import today
from milepost.plan.models import Plan, Row
from milepost.progress.actions import NewUpdate, check_update, post_update
from milepost.progress.models import Update, Verdict
from milepost.rules.brag import Brag


def opened(client: Any, path: str = "/desk/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()  # type: ignore[no-any-return]


def listed(page: str) -> list[str]:
    return re.findall(r"/milestones/([0-9a-z.]+)/\"", page)


def row(ref: str) -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind="milestone", ref=ref)


def test_mine_starts_with_what_was_sent_back_and_ends_with_what_is_complete(as_: Any) -> None:
    page = opened(as_("owner"), "/desk/mine/")
    open_now, complete = (listed(part) for part in page.split("Complete</h2>"))
    assert open_now[0] == "1.1a.3"
    assert "Sent back by Orla Officer: The deadline has passed" in page
    assert "Answer what was sent back, and post again" in page
    judged = judged_plan(Plan.objects.get(slug="exampleshire"), on=today())
    mine = {m.line.ref: m for m in judged.milestones if any(p.name == "Head of SEND" for p in m.line.posts("owner"))}
    assert sorted(open_now + complete) == sorted(mine)
    assert {ref for ref, m in mine.items() if m.judged.complete} == set(complete)
    deadlines = [t.due for ref in open_now[1:] if (t := mine[ref].line.timescale) and t.due]
    assert deadlines == sorted(deadlines)


def test_an_owner_is_told_what_is_asked_and_by_when(as_: Any, cast: Any) -> None:
    client = as_("owner2")
    assert "Nothing now: your latest update is being checked" in opened(client)
    update = Update.objects.filter(milestone=row("2.1a.2")).latest("recorded_at")
    check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer2"))
    assert "Nothing now" not in opened(client)
    assert re.search(r"An update is asked for by \d+ \w+ \d{4}", opened(client))
    post_update(milestone=row("2.2.1"), new=NewUpdate(Brag.AMBER, "Interviews are fixed."), by=cast("owner2"))
    assert opened(client).count("Nothing now") == 1


def test_the_officer_sees_updates_to_check_and_challenges_in_their_workstream_only(as_: Any) -> None:
    page = opened(as_("officer2"))
    assert "1 update to check" in page
    assert "/updates/" in page
    assert "The dates say worse" in page
    assert "Impact 2.1-i1" in page
    assert all(ref.startswith("2") for ref in listed(page))
    own = opened(as_("officer"))
    assert "1 update to check" in own
    assert all(ref.startswith("1") for ref in listed(own))


def test_nobody_is_asked_to_check_their_own(as_: Any, cast: Any) -> None:
    post_update(milestone=row("2.2.1"), new=NewUpdate(Brag.AMBER, "From the officer."), by=cast("officer2"))
    assert "1 update to check" in opened(as_("officer2"))
    assert "3 updates to check" in opened(as_("lead"))


def test_disagreements_of_every_kind_lead_to_the_page_that_shows_them(as_: Any) -> None:
    page = opened(as_("forum"))
    for what, path in (
        ("Impact 2.1-i1", "/desk/plans/exampleshire/workstreams/2/"),
        ("Milestone 1.1b.2", "/desk/plans/exampleshire/milestones/1.1b.2/"),
    ):
        assert f'href="{path}">{what}' in page


def test_the_front_page_shows_a_few_and_says_where_the_rest_are(as_: Any, cast: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("milepost.desk.home.views.A_FEW", 2)
    page = opened(as_("lead"))
    count = len(
        [m for m in judged_plan(Plan.objects.get(slug="exampleshire"), on=today()).milestones if m.judged.challenges]
    )
    assert count > 2
    challenges = page.split("The dates say worse")[1].split("The forum disagrees")[0]
    assert len(listed(challenges)) == 2
    assert f'href="/desk/plans/exampleshire/?challenged=1">All {count} and any others' in page


@pytest.mark.parametrize("who", ["board", "auditor"])
def test_where_nothing_is_asked_the_page_says_so(who: str, as_: Any) -> None:
    page = opened(as_(who))
    assert "Nothing is asked of you today" in page
    assert page.count("Exampleshire priority action plan</a>") == 1
    assert "Bring a plan" not in page
    assert "You own no milestone" in opened(as_(who), "/desk/mine/")


def test_a_signed_in_nobody_is_told_who_to_ask_and_the_public_signs_in(as_: Any) -> None:
    page = opened(as_("nobody"))
    assert "nobody has given you a role" in page
    assert "send@example.org" in page
    assert "/desk/plans/" not in page
    assert as_("nobody").get("/desk/mine/").status_code == 404
    for path in ("/desk/", "/desk/mine/"):
        assert as_("public").get(path)["Location"] == f"/account/login/?next={path}"


def test_a_desk_with_no_plan_says_what_to_do(as_: Any, monkeypatch: Any) -> None:
    nothing = Plan.objects.none()
    monkeypatch.setattr("milepost.desk.home.views.visible_to", lambda who: nothing)
    monkeypatch.setattr("milepost.desk.home.views.with_status", lambda *wanted: nothing)
    assert "Bring a plan" in opened(as_("lead"))
    assert "Ask your administrator or plan lead" in opened(as_("board"))


def test_an_update_kept_up_to_date_is_asked_again_one_rhythm_later(as_: Any, cast: Any) -> None:
    post_update(milestone=row("1.1a.4"), new=NewUpdate(Brag.GREEN, "Reported."), by=cast("owner"))
    update = Update.objects.filter(milestone=row("1.1a.4")).latest("recorded_at")
    check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    asked = re.search(
        r"/1\.1a\.4/\".*?mp-asked\">An update is asked for by (\d+ \w+ \d{4})<", opened(as_("owner")), re.S
    )
    assert asked
    assert timedelta(days=28) <= _day(asked[1]) - today() <= timedelta(days=31)


def _day(words: str) -> date:
    return datetime.strptime(words, "%d %B %Y").date()


def test_the_secretary_is_told_what_to_do_for_their_board(as_: Any) -> None:
    page = opened(as_("secretary"))
    assert "To do for the Exampleshire SEND Improvement Board" in page
    assert "to approve</a>" in page
    assert "1 follow-up overdue" in page
    assert "that it might escalate" in page
    assert "1 escalation it sent, with no answer in time" in page
    assert "Nothing is asked of you today" not in page
    assert "To do for the" in opened(as_("chair"))
    assert "To do for the" not in opened(as_("board"))
    assert "To do for the" not in opened(as_("lead"))


def test_the_secretary_of_a_board_that_never_met_is_told_to_plan(as_: Any, empty_boards: None) -> None:
    assert "Plan its next meeting" in opened(as_("secretary"))
