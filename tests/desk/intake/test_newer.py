"""A newer version of a plan's document, held against the plan: each difference is taken over or left."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from milepost.desk.intake import tasks
from milepost.people.clock import now
from milepost.people.models import AuditEvent, User
from milepost.plan.actions.gather import gathered
from milepost.plan.actions.gathered_changes import agree_gathered
from milepost.plan.actions.remove_document import remove_document
from milepost.plan.models import Brought, Origin, Plan, PlanStep, Revision, Row, Version
from milepost.progress.actions import NewUpdate, SaidMeanwhile, redact
from milepost.progress.actions.take_ratings import Rated, take_ratings
from milepost.progress.models import Update
from milepost.rules.brag import Brag
from milepost.sources.carrying import to_json
from milepost.sources.models import Intake
from milepost.sources.queries import understood

from .documents import ROWS, a_document, a_newer_document, an_intake_to_look_through
from .test_bringing import at, html
from .test_review import answered

LATER = (
    (*ROWS[0][:6], "Dec 2026", "Green"),
    (*ROWS[1][:6], "March 2027", "Red"),
    ("", "1.1c", "Ask families every term", "ER", "The first questions are sent", "SEND manager", "May 2027", ""),
)


@pytest.fixture
def plan(as_: Any) -> Plan:
    """A draft made from the document."""
    intake = an_intake_to_look_through()
    client = as_("lead")
    answered(client, intake)
    sent = {"seen": str(understood(intake).count), "seen_doubts": "on"}
    assert client.post(at(intake) + "make/", sent).status_code == 302
    return Plan.objects.get(title="Newshire priority action plan")


@pytest.fixture
def newer(plan: Plan) -> Intake:
    return a_newer_document(a_document(LATER), plan.slug)


def offers(page: str) -> dict[str, str]:
    """What the page would send: the versions seen, and the boxes that may be ticked."""
    seen = dict(re.findall(r'name="(seen-\d+)" value="(\d+)"', page))
    return seen | dict.fromkeys(re.findall(r'type="checkbox" id="[^"]+" name="([^"]+)"', page), "")


def ticked(page: str, *begins: str) -> dict[str, str]:
    return {name: value or "1" for name, value in offers(page).items() if name.startswith(("seen-", *begins))}


def latest(plan: Plan, ref: str) -> Version:
    return Row.objects.get(plan=plan, kind="milestone", ref=ref).versions.latest("recorded_at", "pk")


def live(plan: Plan) -> User:
    """The plan is live now; its lead."""
    lead = User.objects.get(email="lead@example.org")
    for word in ("submitted", "fit_for_purpose", "live"):
        PlanStep.objects.create(plan=plan, status=word, on=now().date(), recorded_at=now(), recorded_by=lead)
    return lead


def test_it_is_brought_from_the_plan_and_read_the_same_way(as_: Any, plan: Plan, monkeypatch: Any) -> None:
    monkeypatch.setattr(tasks.sandbox, "read_in_child", lambda *_: to_json(a_document(LATER)))
    file = SimpleUploadedFile("Plan, May.pdf", b"%PDF-1.7")
    page = html(as_("lead").post(f"/desk/plans/{plan.slug}/newer/", {"file": file}, follow=True))
    assert "brought as a newer version of" in page
    assert "Hold it against the plan" in page
    assert "make the draft plan" not in page
    assert Brought.objects.get(kind="newer").plan == plan


def test_a_plan_file_is_not_held_against_a_plan(as_: Any, plan: Plan) -> None:
    file = SimpleUploadedFile("plan.yaml", b"plan: {}")
    page = html(as_("lead").post(f"/desk/plans/{plan.slug}/newer/", {"file": file}))
    assert "Choose the Word, Excel or PDF document" in page
    assert not Brought.objects.filter(kind="newer").exists()


def test_what_changed_what_is_new_and_what_is_gone_are_told(as_: Any, newer: Intake) -> None:
    page = html(as_("lead").get(at(newer) + "against/"))
    assert "2 changed, 2 new, 1 no longer there" in page
    assert "<del>Nov 2026</del> → <ins>Dec 2026</ins>" in page
    assert "Ask families every term" in page
    assert "Action 1.1b" in page
    assert "Table 1, row 2, column 7" in page


def test_a_draft_takes_over_what_is_ticked_and_nothing_else(as_: Any, plan: Plan, newer: Intake) -> None:
    client = as_("lead")
    path = at(newer) + "against/"
    row = Row.objects.get(plan=plan, kind="milestone", ref="1.1a.1")
    page = html(client.get(path))
    assert client.post(path, ticked(page, f"d-{row.pk}-deadline"))["Location"] == path
    assert latest(plan, "1.1a.1").deadline == "Dec 2026"
    assert latest(plan, "1.1a.2").deadline == "when the money comes"
    page = html(client.get(path))
    client.post(path, ticked(page, "n-", "g-"))
    assert latest(plan, "1.1c.1").deadline == "May 2027"
    assert Row.objects.get(plan=plan, kind="action", ref="1.1c").versions.get().statement == "Ask families every term"
    gone = Row.objects.get(plan=plan, kind="action", ref="1.1b")
    assert gone.versions.latest("pk").withdrawn
    assert not Revision.objects.filter(plan=plan).exists()


def test_a_new_row_brings_the_new_one_above_it(as_: Any, plan: Plan, newer: Intake) -> None:
    client = as_("lead")
    path = at(newer) + "against/"
    page = html(client.get(path))
    assert "Add it below the new action 1.1c, which is then added too" in page
    milestone = [name for name in offers(page) if name.startswith("n-")][1]
    client.post(path, {milestone: "1"})
    assert Row.objects.get(plan=plan, ref="1.1c.1").parent == Row.objects.get(plan=plan, kind="action", ref="1.1c")


def test_what_is_taken_over_says_where_it_stood(as_: Any, plan: Plan, newer: Intake) -> None:
    client = as_("lead")
    path = at(newer) + "against/"
    client.post(path, ticked(html(client.get(path)), "d-", "n-"))
    found = Origin.objects.filter(intake=newer)
    places = set(found.values_list("row__ref", "field", "place", "words"))
    assert ("1.1a.1", "deadline", "table 1, row 2, column 7", "Dec 2026") in places
    assert ("1.1c", "statement", "table 1, row 4, column 3", "Ask families every term") in places
    assert ("1.1c.1", "owners", "table 1, row 4, column 6", "SEND manager") in places
    assert not found.filter(row__ref="1.1a.1", field="owners").exists()
    row = Row.objects.get(plan=plan, kind="milestone", ref="1.1a.1")
    page = html(client.get(f"/desk/plans/{plan.slug}/milestones/{row.ref}/"))
    assert page.count("Fingerprint (SHA-256)") == 2


def test_a_draft_takes_a_rating_as_the_documents_word(as_: Any, plan: Plan, newer: Intake) -> None:
    client = as_("lead")
    path = at(newer) + "against/"
    row = Row.objects.get(plan=plan, kind="milestone", ref="1.1a.1")
    client.post(path, ticked(html(client.get(path)), f"d-{row.pk}-rating"))
    new = Update.objects.filter(milestone=row).latest("pk")
    assert (new.rating, new.verdict.kind) == ("green", "accepted")
    assert Update.objects.filter(milestone=row).count() == 2
    assert AuditEvent.objects.latest("pk").summary.endswith("1 rated in a newer document")
    assert f"d-{row.pk}-rating" not in html(client.get(path))


def test_somebody_posted_before_a_rating_was_taken(as_: Any, plan: Plan, newer: Intake) -> None:
    lead = User.objects.get(email="lead@example.org")
    row = Row.objects.get(plan=plan, kind="milestone", ref="1.1a.1")
    new = NewUpdate(rating=Brag.GREEN)
    with pytest.raises(SaidMeanwhile):
        take_ratings(plan=plan, rated=[Rated(row, new, 0)], by=lead)
    assert Update.objects.filter(milestone=row).count() == 1


def test_no_rating_is_taken_of_a_plan_that_was_agreed(as_: Any, plan: Plan) -> None:
    lead = live(plan)
    row = Row.objects.get(plan=plan, kind="milestone", ref="1.1a.1")
    rated = [Rated(row, NewUpdate(rating=Brag.GREEN), row.updates.get().pk)]
    with pytest.raises(ValidationError, match="agreed meanwhile"):
        take_ratings(plan=plan, rated=rated, by=lead)
    assert Update.objects.filter(milestone=row).count() == 1


def test_ticking_nothing_is_told(as_: Any, newer: Intake) -> None:
    assert "Tick what is to be taken over" in html(as_("lead").post(at(newer) + "against/", {}))


def test_somebody_changed_the_row_meanwhile(as_: Any, plan: Plan, newer: Intake) -> None:
    client = as_("lead")
    path = at(newer) + "against/"
    row = Row.objects.get(plan=plan, kind="milestone", ref="1.1a.1")
    sent = ticked(html(client.get(path)), f"d-{row.pk}-deadline")
    other = latest(plan, "1.1a.1")
    other.pk, other.note = None, "Somebody else's"
    other.save()
    assert "Somebody else has changed milestone 1.1a.1" in html(client.post(path, sent))
    assert latest(plan, "1.1a.1").deadline == "Nov 2026"


def test_a_live_plan_changes_through_one_revision_and_ratings_are_proposed(as_: Any, plan: Plan, newer: Intake) -> None:
    lead = live(plan)
    client = as_("lead")
    path = at(newer) + "against/"
    before = Update.objects.filter(milestone__plan=plan).count()
    response = client.post(path, ticked(html(client.get(path)), "d-"))
    assert response["Location"] == f"/desk/plans/{plan.slug}/revisions/agree/"
    assert latest(plan, "1.1a.1").deadline == "Nov 2026"
    assert {w["do"] for w in gathered(plan, lead)} == {"change"}
    new = Update.objects.filter(milestone__plan=plan).latest("pk")
    assert Update.objects.filter(milestone__plan=plan).count() == before + 1
    assert (new.rating, new.milestone.ref) == ("green", "1.1a.1")
    assert not hasattr(new, "verdict")


def test_the_revisions_page_leads_there_for_those_who_may(as_: Any) -> None:
    page = "/desk/plans/exampleshire/revisions/"
    assert Plan.objects.get(slug="exampleshire").steps.latest("pk").status == "live"
    assert "/desk/plans/exampleshire/newer/" in html(as_("lead").get(page))
    assert as_("lead").get("/desk/plans/exampleshire/newer/").status_code == 200
    assert "/newer/" not in html(as_("lead").get(f"{page}?as_at=2026-01-01"))
    assert "/newer/" not in html(as_("owner").get(page))


def test_new_rows_of_a_live_plan_are_gathered_with_what_is_below(as_: Any, plan: Plan, newer: Intake) -> None:
    lead = live(plan)
    client = as_("lead")
    path = at(newer) + "against/"
    action, milestone = (name for name in offers(html(client.get(path))) if name.startswith("n-"))
    client.post(path, {action: "1"})
    page = html(client.get(path))
    assert "Gathered already" in page
    assert action not in offers(page)
    client.post(path, {milestone: "1"})
    (waiting,) = gathered(plan, lead)
    assert [below["values"]["deadline"] for below in waiting["below"]] == ["May 2027"]
    assert "with 1 new below it" in html(client.get(f"/desk/plans/{plan.slug}/revisions/agree/"))
    assert not Row.objects.filter(plan=plan, ref="1.1c").exists()
    agree_gathered(plan=plan, by=lead, why="The board asked", agreed_by="Board", body=None, agreed_on=now().date())
    assert latest(plan, "1.1c.1").revision == Revision.objects.get(plan=plan)
    assert Origin.objects.filter(intake=newer, row__ref="1.1c.1", field="deadline").get().words == "May 2027"


def test_words_that_wait_are_forgotten_with_their_document(as_: Any, plan: Plan, newer: Intake) -> None:
    lead = live(plan)
    client = as_("lead")
    path = at(newer) + "against/"
    client.post(path, ticked(html(client.get(path)), "n-", "d-"))
    remove_document(intake=newer, why="It named somebody", by=lead)
    places = [place for change in gathered(plan, lead) for place in change["stood"]["places"]]
    assert places
    assert {words for _, _, words in places} == {""}


@pytest.mark.parametrize("who", ["owner", "officer", "board", "administrator", "nobody"])
def test_others_hold_nothing_against_a_plan(who: str, as_: Any, plan: Plan, newer: Intake) -> None:
    for path in (at(newer) + "against/", f"/desk/plans/{plan.slug}/newer/"):
        assert as_(who).get(path).status_code == 404
        assert as_(who).post(path, {}).status_code == 404


def test_a_first_document_is_held_against_nothing(as_: Any) -> None:
    assert as_("lead").get(at(an_intake_to_look_through()) + "against/").status_code == 404


def test_a_newer_document_is_never_made_a_second_plan(as_: Any, newer: Intake) -> None:
    assert as_("lead").get(at(newer) + "make/").status_code == 404
    assert as_("lead").post(at(newer) + "make/", {"seen": "0"}).status_code == 404


def test_words_that_were_removed_are_not_taken_from_the_document_again(
    as_: Any, cast: Any, plan: Plan, newer: Intake
) -> None:
    redact(said=latest(plan, "1.1a.1"), field="deadline", why="It named a child", by=cast("lead"))
    client, offered = as_("lead"), f"d-{latest(plan, '1.1a.1').row_id}-deadline"
    page = html(client.get(at(newer) + "against/"))
    assert "Words were removed here for good" in page
    assert offered not in offers(page)
    client.post(at(newer) + "against/", ticked(page) | {offered: "1"})
    assert latest(plan, "1.1a.1").deadline == "[Words removed]"
