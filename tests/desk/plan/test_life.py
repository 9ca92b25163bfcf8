"""Moving a plan on, and loading one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from milepost.config.env import ROOT
from milepost.people.clock import now, today
from milepost.people.models import AuditEvent, Body, Post
from milepost.plan.actions.agree import record_took_part, sign_off
from milepost.plan.models import Plan, PlanStep
from milepost.plan.queries import life
from tests.desk.intake.bringing import GOOD, LOAD, bring, make

LIFE = "/desk/plans/exampleshire/life/"


OWNED = GOOD.replace(
    "workstreams:", "posts: {head: {title: Head of it}}\nbodies: {board: {name: Small board}}\nworkstreams:"
).replace("deadline: Nov 2026", "deadline: Nov 2026, owners: [head]")


def agreed(plan: Plan, by: Any) -> None:
    """What the plan needs before it is submitted, but for its owners and deadlines."""
    record_took_part(plan=plan, who="A forum", how="It met", changed="", on=today(), by=by)
    for signer in (Post.objects.get(area=plan.area), Body.objects.get(area=plan.area)):
        sign_off(plan=plan, signer=signer, own=False, words="Minute 1", on=today(), by=by)


def move(status: str, on: date) -> dict[str, str]:
    return {"step": status, "on-day": str(on.day), "on-month": str(on.month), "on-year": str(on.year)}


def test_only_legal_moves_are_offered_and_taken(as_: Any) -> None:
    client = as_("lead")
    page = client.get(LIFE).content.decode()
    assert 'value="closed"' in page
    assert 'value="draft"' not in page
    response = client.post(LIFE, move("draft", today()))
    assert response.status_code == 200
    assert "Error: " in response.content.decode()
    assert client.post(LIFE, move("closed", today()))["Location"] == LIFE
    assert life(Plan.objects.get(slug="exampleshire"), today()).status == "closed"
    assert "goes nowhere else" in client.get(LIFE).content.decode()


@pytest.mark.parametrize(
    ("on", "told"),
    [(1, "must be today or in the past"), (-4000, "must not be before the plan")],
)
def test_a_day_that_cannot_be_is_refused(on: int, told: str, as_: Any) -> None:
    before = PlanStep.objects.count()
    page = as_("lead").post(LIFE, move("closed", today() + timedelta(days=on))).content.decode()
    assert told in page
    assert PlanStep.objects.count() == before


@pytest.mark.parametrize("who", ["owner", "officer", "board", "forum", "auditor", "nobody"])
@pytest.mark.parametrize("path", [LIFE, LOAD])
def test_others_find_nothing(who: str, path: str, as_: Any) -> None:
    reads = path == LIFE and who != "nobody"
    assert as_(who).get(path).status_code == (200 if reads else 404)
    assert as_(who).post(path, move("closed", today())).status_code == 404


def test_those_who_may_not_move_a_plan_read_its_steps(as_: Any) -> None:
    page = as_("auditor").get(LIFE).content.decode()
    assert "Fit for purpose" in page
    assert '<form method="post" novalidate' not in page


def test_a_plan_loaded_late_takes_its_true_dates(as_: Any, cast: Any) -> None:
    make(as_("lead"), OWNED.encode())
    life = "/desk/plans/small/life/"
    agreed(Plan.objects.get(slug="small"), cast("lead"))
    for word, ago in (("submitted", 40), ("fit_for_purpose", 30), ("live", 20)):
        assert as_("lead").post(life, move(word, today() - timedelta(days=ago))).status_code == 302
    assert "must not be before" in as_("lead").post(life, move("closed", today() - timedelta(days=21))).content.decode()


def test_an_archived_plan_loaded_here_is_read_on_its_day(as_: Any) -> None:
    text = (ROOT / "demo" / "plans" / "peterborough-2019.yaml").read_text("utf-8")
    copy = text.replace("slug: peterborough-2019", "slug: another")
    assert make(as_("lead"), copy.encode()).status_code == 302
    assert "Showing 107 of 107 milestones" in as_("lead").get("/desk/plans/another/").content.decode()
    assert "Of 107 promises: 11 complete" in as_("public").get("/plans/another/").content.decode()
    assert AuditEvent.objects.filter(verb="load_plan").latest("pk").at > now() - timedelta(minutes=5)


@pytest.mark.parametrize("path", [LIFE, LOAD, "/desk/plans/exampleshire/"])
def test_the_public_is_asked_to_sign_in(path: str, as_: Any) -> None:
    assert as_("public").get(path)["Location"] == f"/account/login/?next={path}"


def test_a_good_file_becomes_a_draft_that_only_the_desk_sees(as_: Any) -> None:
    response = make(as_("lead"))
    assert response["Location"] == "/desk/plans/small/"
    page = as_("board").get("/desk/plans/small/").content.decode()
    assert "Showing 1 of 1 milestone." in page
    assert "Draft" in page
    assert as_("public").get("/plans/small/").status_code == 404


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is empty"),
        (b"MZ\x90\x00", "This is a program"),
        (b"x: y\n" + b"#" * 2_000_001, "larger than 2 MB"),
        (GOOD.replace("Nov 2026", "some day").encode(), "Line 15"),
    ],
)
def test_a_bad_file_says_why_and_changes_nothing(content: bytes, told: str, as_: Any) -> None:
    before = Plan.objects.count()
    response = bring(as_("lead"), content)
    assert response.status_code == 200
    assert told in response.content.decode()
    assert Plan.objects.count() == before


def test_a_plan_that_is_there_already_is_never_overwritten(as_: Any) -> None:
    before = Plan.objects.count()
    response = make(as_("lead"), (ROOT / "demo" / "plans" / "peterborough-2019.yaml").read_bytes())
    assert "Nothing was made" in response.content.decode()
    assert Plan.objects.count() == before


def test_no_file_at_all_is_asked_for(as_: Any) -> None:
    assert "Choose the plan" in as_("lead").post(LOAD, {}).content.decode()
