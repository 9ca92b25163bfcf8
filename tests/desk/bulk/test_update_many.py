"""Updates on many milestones on one page: each posted by itself, and nothing that was typed is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest

from milepost.people.clock import today
from milepost.people.models import AuditEvent
from milepost.plan.actions.move import move_plan
from milepost.plan.models import Plan, Row, RowPost
from milepost.progress import actions
from milepost.progress.models import Draft, Update, Verdict
from milepost.rules.brag import Brag
from milepost.rules.moves import Status
from milepost.rules.timescale import Precision

PATH = "/desk/mine/update/"


def html(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


def row(ref: str) -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind="milestone", ref=ref)


def block(ref: str, **fields: str) -> dict[str, str]:
    """What a browser sends of one block: the latest update it saw unless told otherwise."""
    pk = row(ref).pk
    seen = Update.objects.filter(milestone=pk).order_by("pk").values_list("pk", flat=True).last() or 0
    every = {"seen": str(seen), "happened": "", "next": "", "at_risk": "", "completed-day": "", "completed-month": ""}
    every |= {name.replace("_on_", "-"): value for name, value in fields.items()}
    return {f"m{pk}-{name}": value for name, value in every.items()}


def shown(page: str) -> list[str]:
    return re.findall(r'govuk-fieldset__heading">([0-9a-z.]+) ', page)


def mark_of(page: str, ref: str) -> str:
    """The draft a block says it shows."""
    found = re.search(rf'name="m{row(ref).pk}-draft" value="([^"]*)"', page)
    return found[1] if found else ""


def test_what_is_filled_in_is_posted_one_by_one_and_the_rest_is_left_alone(as_: Any, cast: Any) -> None:
    client, before, events = as_("owner"), Update.objects.count(), AuditEvent.objects.count()
    sent = (
        block("1.1a.5", rating="green", happened="Above 75%.")
        | block("1.2.3")
        | block("1.1a.3", rating="amber", next="More")
    )
    assert client.post(PATH, {"post": "1", **sent})["Location"] == PATH
    assert Update.objects.count() == before + 2
    new = AuditEvent.objects.order_by("-pk")[: AuditEvent.objects.count() - events]
    assert [e.verb for e in new] == ["post_update", "post_update"]
    assert {u.recorded_by for u in Update.objects.order_by("-pk")[:2]} == {cast("owner")}
    assert "Posted 2 updates: 1.1a.5, 1.1a.3" in html(client.get(PATH))
    assert row("1.1a.5").updates.get().happened == "Above 75%."


def test_the_page_says_what_was_posted(as_: Any) -> None:
    sent = block("1.1a.5", rating="green", happened="Above 75%.")
    assert "Posted 1 update: 1.1a.5. Each is being checked" in html(
        as_("owner").post(PATH, {"post": "1", **sent}, follow=True)
    )
    assert "Nothing was filled in" in html(as_("owner").post(PATH, {"post": "1", **block("1.2.3")}, follow=True))


def test_what_fails_stays_with_its_words_and_is_kept_as_a_draft(as_: Any, cast: Any) -> None:
    sent = block("1.1a.5", rating="green", happened="Good words") | block("1.2.3", happened="Precious words")
    sent |= block("1.1a.3", rating="blue", happened="Done", completed_on_month="13", completed_on_year="2026")
    page = html(as_("owner").post(PATH, {"post": "1", **sent}))
    assert "Posted 1 update: 1.1a.5" in page
    for ref, words, field in (
        ("1.2.3", "Choose a rating", "rating"),
        ("1.1a.3", "must be a real date", "completed-day"),
    ):
        assert re.search(rf'href="#id_m{row(ref).pk}-{field}">{ref}: [^<]*{words}', page)
        assert f'id="id_m{row(ref).pk}-{field}"' in page
    assert page.count("Precious words") == 1
    assert page.startswith("<!DOCTYPE html>")
    assert "<title>Error: " in page
    kept = Draft.objects.filter(user=cast("owner"))
    assert {d.milestone.ref: d.fields["happened"] for d in kept} == {"1.2.3": "Precious words", "1.1a.3": "Done"}
    assert "Precious words" in html(as_("owner").get("/desk/plans/exampleshire/milestones/1.2.3/update/"))


def test_what_somebody_said_meanwhile_is_shown_before_it_is_posted(as_: Any, cast: Any) -> None:
    mine = block("1.1a.5", rating="green", happened="My words")
    theirs = actions.NewUpdate(Brag.AMBER, happened="Their words", at_risk="Their risk")
    posted = actions.post_update(milestone=row("1.1a.5"), new=theirs, by=cast("officer"))
    page = html(as_("owner").post(PATH, {"post": "1", **mine}))
    assert "1.1a.5: Somebody posted while you were writing" in page
    assert "Their words" in page
    assert "Their risk" in page
    assert "My words" in page
    assert row("1.1a.5").updates.count() == 1
    seen = re.search(rf'name="m{row("1.1a.5").pk}-seen" value="(\d+)"', page)
    assert seen
    assert seen[1] == str(posted.pk)
    as_("owner").post(PATH, {"post": "1", **mine, f"m{row('1.1a.5').pk}-seen": seen[1]})
    assert row("1.1a.5").updates.count() == 2


def test_sending_the_same_page_twice_posts_nothing_twice(as_: Any) -> None:
    sent = {"post": "1", **block("1.1a.5", rating="green", happened="Once"), **block("1.2.3", happened="No rating")}
    html(as_("owner").post(PATH, sent))
    html(as_("owner").post(PATH, sent))
    assert row("1.1a.5").updates.count() == 1


def test_drafts_are_kept_shown_posted_and_left_for_later(as_: Any, cast: Any) -> None:
    client = as_("owner")
    half = block("1.1a.5", rating="green", happened="Half a thought") | block("1.2.3", rating="red", next="Tomorrow")
    assert "Kept as 2 drafts" in html(client.post(PATH, {"draft": "1", **half}, follow=True))
    page = html(client.get(PATH))
    assert "Half a thought" in page
    assert "Error:" not in page
    assert "Half a thought" not in html(as_("officer").get(PATH + "?workstream=1"))
    client = as_("owner")
    client.post(PATH, {"post": "1", **half, f"m{row('1.2.3').pk}-later": "on"})
    assert [d.milestone.ref for d in Draft.objects.all()] == ["1.2.3"]
    client.post(PATH, {"draft": "1", **block("1.2.3", draft=mark_of(html(client.get(PATH)), "1.2.3"))})
    assert not Draft.objects.exists()


def test_a_draft_saved_elsewhere_since_the_page_was_opened_stays(as_: Any) -> None:
    client = as_("owner")
    before = mark_of(html(client.get(PATH)), "1.2.3")
    client.post("/desk/plans/exampleshire/milestones/1.2.3/update/", {"happened": "In another tab", "draft": "1"})
    client.post(PATH, {"post": "1", **block("1.2.3", draft=before), **block("1.1a.5", rating="green", happened="x")})
    assert Draft.objects.get().fields["happened"] == "In another tab"


def test_a_draft_of_nothing_but_evidence_stays(as_: Any, cast: Any) -> None:
    actions.keep_draft(milestone=row("1.2.3"), fields={"evidence_title": "Report"}, by=cast("owner"))
    client = as_("owner")
    mark = mark_of(html(client.get(PATH)), "1.2.3")
    client.post(PATH, {"draft": "1", **block("1.2.3", draft=mark)})
    assert Draft.objects.get().fields == {"evidence_title": "Report"}


def test_what_failed_and_is_then_emptied_is_dropped(as_: Any) -> None:
    client = as_("owner")
    page = html(client.post(PATH, {"post": "1", **block("1.2.3", happened="No rating")}))
    client.post(PATH, {"post": "1", **block("1.2.3", draft=mark_of(page, "1.2.3"))})
    assert not Draft.objects.exists()


def test_what_fails_stays_though_its_milestone_is_complete_by_now(as_: Any, cast: Any) -> None:
    mine = block("1.1a.5", rating="green", happened="My words")
    done = actions.NewUpdate(
        Brag.BLUE,
        happened="Done",
        completed_on=today(),
        completed_precision=Precision.DAY,
        evidence=(actions.NewEvidence(title="Report", url="https://example.org/report"),),
    )
    posted = actions.post_update(milestone=row("1.1a.5"), new=done, by=cast("owner"))
    actions.check_update(update=posted, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    assert "1.1a.5" not in shown(html(as_("owner").get(PATH)))
    page = html(as_("owner").post(PATH, {"post": "1", **mine}))
    assert shown(page) == ["1.1a.5"]
    assert "Somebody posted while you were writing" in page
    assert "My words" in page


def test_keeping_an_unchanged_draft_writes_nothing(as_: Any) -> None:
    client, half = as_("owner"), {"draft": "1", **block("1.1a.5", happened="Half a thought")}
    client.post(PATH, half)
    events = AuditEvent.objects.count()
    client.post(PATH, half)
    assert AuditEvent.objects.count() == events


def test_evidence_in_a_draft_is_never_lost(as_: Any, cast: Any) -> None:
    actions.keep_draft(
        milestone=row("1.1a.5"), fields={"happened": "Old", "evidence_title": "Report"}, by=cast("owner")
    )
    page = html(as_("owner").post(PATH, {"post": "1", **block("1.1a.5", rating="green", happened="New")}))
    assert "Your draft names evidence" in page
    assert row("1.1a.5").updates.count() == 0
    assert Draft.objects.get().fields["evidence_title"] == "Report"
    assert Draft.objects.get().fields["happened"] == "New"


def test_somebody_elses_milestone_is_refused_and_the_words_given_back(as_: Any) -> None:
    sent = block("2.1a.1", rating="green", happened="Not mine") | block("1.1a.5", rating="green", happened="Mine")
    page = html(as_("owner").post(PATH, {"post": "1", **sent}))
    assert "Milestone 2.1a.1: it is not yours to update" in page
    assert "Not mine" in page
    assert "Posted 1 update: 1.1a.5" in page
    assert not Update.objects.filter(happened="Not mine").exists()
    assert not Draft.objects.exists()


def test_a_milestone_given_to_another_owner_meanwhile_is_refused(as_: Any) -> None:
    client = as_("owner")
    sent = block("1.1a.5", rating="green", happened="Too late")
    RowPost.objects.filter(row=row("1.1a.5"), part="owner").delete()
    assert "it is not yours to update" in html(client.post(PATH, {"post": "1", **sent}))


def test_a_plan_that_closed_meanwhile_takes_nothing_and_gives_the_words_back(as_: Any, cast: Any) -> None:
    sent = block("1.1a.5", rating="green", happened="Too late")
    move_plan(plan=Plan.objects.get(slug="exampleshire"), status=Status.CLOSED, on=today(), by=cast("lead"))
    page = html(as_("owner").post(PATH, {"post": "1", **sent}))
    assert "Milestone 1.1a.5: its plan is not live" in page
    assert "Too late" in page
    assert row("1.1a.5").updates.count() == 0


@pytest.mark.parametrize(("who", "query"), [("owner", "?workstream=2"), ("officer", "?workstream=2"), ("officer", "")])
def test_where_nothing_is_theirs_the_page_says_what_to_do(who: str, query: str, as_: Any) -> None:
    page = html(as_(who).get(PATH + query))
    assert shown(page) == []
    assert "Show every milestone" in page or "Choose above a workstream" in page


def test_an_officer_posts_for_a_workstream_and_asks_only_for_what_is_asked(as_: Any, cast: Any) -> None:
    refs = shown(html(as_("officer2").get(PATH + "?workstream=2")))
    assert refs
    assert all(ref.startswith("2.") for ref in refs)
    asked = shown(html(as_("officer2").get(PATH + "?workstream=2&only=asked")))
    assert "2.1a.2" in refs
    assert "2.1a.2" not in asked
    response = as_("officer2").post(
        PATH + "?workstream=2", {"post": "1", **block("2.2.1", rating="red", happened="None.")}
    )
    assert response["Location"] == PATH + "?workstream=2"
    assert row("2.2.1").updates.last().recorded_by == cast("officer2")


def test_those_who_post_nowhere_have_no_such_page(as_: Any) -> None:
    for who in ("lead", "forum", "auditor", "board", "nobody"):
        assert as_(who).get(PATH).status_code == 404
        assert as_(who).post(PATH, {"post": "1", **block("1.1a.5", rating="green", happened="x")}).status_code == 404


def test_pages_keep_drafts_on_moving_on(as_: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("milepost.desk.bulk.updates.A_PAGE", 3)
    first = html(as_("owner").get(PATH))
    assert len(shown(first)) == 3
    assert "Keep drafts and go to page 2" in first
    ref = shown(first)[0]
    response = as_("owner").post(PATH, {"go": "2", **block(ref, happened="Half a thought")})
    assert response["Location"] == PATH + "?page=2"
    second = html(as_("owner").get(PATH + "?page=2"))
    assert not set(shown(second)) & set(shown(first))
    assert Draft.objects.get().milestone.ref == ref


def test_what_was_sent_when_signed_out_comes_back_in_its_block(client: Any, cast: Any) -> None:
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(cast("owner"), backend=backend)
    carried = re.search(r'name="opened_by" value="([^"]+)"', html(client.get(PATH)))
    assert carried
    client.post("/account/logout/")
    client.post(PATH, {"post": "1", "opened_by": carried[1], **block("1.2.3", happened="Precious words")})
    client.force_login(cast("owner"), backend=backend)
    page = html(client.get(PATH))
    assert "You were signed out" in page
    assert re.search(rf'id="id_m{row("1.2.3").pk}-happened"[^>]*>Precious words<', page)
    assert "Error:" not in page
