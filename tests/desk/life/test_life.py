"""The life of a plan: agreed, submitted, answered, reviewed and followed, and what is refused on the way."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.people.clock import now, today
from milepost.people.models import AuditEvent, Body, BodyMembership, Post
from milepost.plan.actions import agree as agreeing
from milepost.plan.actions import change
from milepost.plan.actions import move as moving
from milepost.plan.actions.change import change_plan
from milepost.plan.actions.changes import NewWording
from milepost.plan.actions.follow_on import start_follow_on
from milepost.plan.models import LookedAt, Plan, PlanStep, Row, RowPost, SignOff, TookPart, Version
from milepost.progress.actions import redact
from milepost.rules.dates import day, months_later
from milepost.rules.moves import Status

PLAN = "/desk/plans/exampleshire/"
LIFE = PLAN + "life/"


def html(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


def on(day: date) -> dict[str, str]:
    return {"on-day": str(day.day), "on-month": str(day.month), "on-year": str(day.year)}


@pytest.fixture
def draft(cast: Any) -> Plan:
    """Exampleshire's plan as a draft again, that nobody took part in or signed."""
    plan = Plan.objects.get(slug="exampleshire")
    PlanStep.objects.filter(plan=plan).exclude(status="draft").delete()
    for model in (TookPart, SignOff, LookedAt):
        model._default_manager.filter(plan=plan).delete()
    return plan


def step(key: str, day: date | None = None, **more: str) -> dict[str, str]:
    return {"step": key, **on(day or today()), **more}


def agree(as_: Any, plan: Plan) -> None:
    """Everything Exampleshire needs, through the pages."""
    path = f"/desk/plans/{plan.slug}/life/"
    said = {"who": "A school council", "how": "It met twice", "changed": "Action 1", **on(today())}
    assert as_("lead").post(path + "took-part/", said).status_code == 302
    for key, thing, words in (
        ("officer", Post.objects.get(title="Director of Children's Services"), ""),
        ("officer2", Post.objects.get(title__startswith="Chief Nurse"), ""),
        ("lead", Body.objects.get(name="Exampleshire SEND Improvement Board"), "Minute 4"),
    ):
        signer = f"{'post' if isinstance(thing, Post) else 'body'}-{thing.pk}"
        sent = {"signer": signer, "words": words, **on(today())}
        assert as_(key).post(path + "sign-off/", sent).status_code == 302, key


def test_what_is_missing_is_named_and_refuses_the_step(as_: Any, draft: Plan) -> None:
    lacks = (
        "Nobody is recorded as having taken part in writing it",
        "Director of Children&#39;s Services has not signed it off as it reads now",
        "Exampleshire SEND Improvement Board has not signed it off as it reads now",
    )
    page = html(as_("lead").get(LIFE))
    assert all(words in page for words in lacks)
    refused = html(as_("lead").post(LIFE, step("submitted")))
    assert f"Submitted is not possible yet. {lacks[0]}. " in refused
    assert all(words in refused for words in lacks)
    assert draft.steps.count() == 1


def test_what_happened_stands_by_its_day(as_: Any) -> None:
    """The day the plan was due stands among the rest, not before it all."""
    page = as_("board").get("/desk/plans/exampleshire/life/").content.decode().split("What happened")[-1]
    live = months_later(today().replace(day=1), -8)
    happened = (
        ("", 135),
        ("", 125),
        (" took part in writing it", 45),
        (" signed it off", 25),
        ("", 24),
        ("", 22),
        ("", 12),
    )
    told = [page.index(f"</strong>{words} on {day(live - timedelta(days=before))}") for words, before in happened]
    assert told == sorted(told)


def test_a_milestone_nobody_owns_is_named(as_: Any, draft: Plan) -> None:
    RowPost.objects.filter(row__plan=draft, row__ref="1.1a.3", part="owner").delete()
    assert "These milestones have no owner: 1.1a.3" in html(as_("board").get(LIFE))


def test_agreed_it_is_submitted_answered_and_live(as_: Any, draft: Plan) -> None:
    agree(as_, draft)
    page = html(as_("lead").get(LIFE))
    assert "Nothing is missing" in page
    assert "A school council" in page
    assert as_("lead").post(LIFE, step("submitted"))["Location"] == LIFE
    assert "The regulator’s answer is due" in html(as_("lead").get(LIFE)).replace("&#39;", "’")
    refused = html(as_("lead").post(LIFE, step("returned")))
    assert "Give the reasons" in refused
    assert as_("lead").post(LIFE, step("returned", note="Too few measures")).status_code == 302
    page = html(as_("lead").get(LIFE))
    assert "20 days left" in page
    assert "Too few measures" in page
    for key in ("submitted", "fit_for_purpose", "live"):
        assert as_("lead").post(LIFE, step(key)).status_code == 302
    assert [s.step for s in draft.steps.all()][1:] == ["submitted", "returned", "submitted", "fit_for_purpose", "live"]


def test_the_answer_is_due_ten_working_days_later_over_bank_holidays(as_: Any, draft: Plan) -> None:
    agree(as_, draft)
    with time_machine.travel("2027-12-20 10:00", tick=False):
        assert as_("lead").post(LIFE, step("submitted", date(2027, 12, 20))).status_code == 302
        page = html(as_("lead").get(LIFE))
    assert "6 January 2028: 17 days left" in page
    assert "10 working days from “submitted”" in page
    assert "Not yet checked against the law" in page
    with time_machine.travel("2028-01-07 10:00", tick=False):
        assert "1 day late" in html(as_("lead").get(LIFE))


def test_nobody_signs_what_they_have_not_seen(as_: Any, cast: Any, draft: Plan) -> None:
    post = Post.objects.get(title="Director of Children's Services")
    page = html(as_("officer").get(LIFE + "sign-off/"))
    seen = re.findall(r'name="seen" value="([^"]+)"', page)[0]
    row = Row.objects.get(plan=draft, kind="action", ref="1.1a")
    change_plan(plan=draft, changes=[NewWording(row, statement="Something else")], by=cast("lead"))
    sent = {"signer": f"post-{post.pk}", "words": "", **on(today())}
    refused = html(as_("officer").post(LIFE + "sign-off/", {**sent, "seen": seen}))
    assert "has changed since you opened this page" in refused
    assert not SignOff.objects.filter(plan=draft).exists()
    seen = re.findall(r'name="seen" value="([^"]+)"', refused)[0]
    assert as_("officer").post(LIFE + "sign-off/", {**sent, "seen": seen}).status_code == 302


def test_a_change_that_waited_for_the_plan_is_dated_after_what_it_waited_for(
    cast: Any, draft: Plan, monkeypatch: Any
) -> None:
    held: list[str] = []
    for module in (change, agreeing, moving):
        monkeypatch.setattr(module, "now", lambda: held.append(connection.queries_log[-1]["sql"]) or now())
    row = Row.objects.get(plan=draft, kind="action", ref="1.1a")
    post = Post.objects.get(title="Director of Children's Services")
    with CaptureQueriesContext(connection):
        change_plan(plan=draft, changes=[NewWording(row, statement="Something else")], by=cast("lead"))
        agreeing.sign_off(plan=draft, signer=post, own=True, words="", on=today(), by=cast("officer"))
        moving.move_plan(plan=draft, status=Status.SUBMITTED, on=today(), by=cast("lead"))
    assert len(held) == 3
    assert all("plan_plan" in sql for sql in held), held


def test_a_sign_off_is_out_of_date_once_the_draft_changed(as_: Any, cast: Any, draft: Plan) -> None:
    agree(as_, draft)
    row = Row.objects.get(plan=draft, kind="action", ref="1.1a")
    change_plan(plan=draft, changes=[NewWording(row, statement="Something else")], by=cast("lead"))
    page = html(as_("lead").get(LIFE))
    assert page.count("Out of date: the plan changed on") == 3
    refused = html(as_("lead").post(LIFE, step("submitted")))
    assert "has not signed it off as it reads now" in refused
    agree(as_, draft)
    assert as_("lead").post(LIFE, step("submitted")).status_code == 302


def test_a_holder_or_a_member_signs_and_the_lead_says_how_they_know(as_: Any, draft: Plan) -> None:
    path = LIFE + "sign-off/"
    board = Body.objects.get(name="Exampleshire SEND Improvement Board")
    assert board.name in html(as_("board").get(path))
    nurse = Post.objects.get(title__startswith="Chief Nurse")
    refused = html(as_("officer").post(path, {"signer": f"post-{nurse.pk}", **on(today())}))
    assert "Select a valid choice" in refused
    lead = html(as_("lead").post(path, {"signer": f"post-{nurse.pk}", **on(today())}))
    assert "Say how you know" in lead
    assert not SignOff.objects.filter(plan=draft).exists()
    assert as_("board").post(path, {"signer": f"body-{board.pk}", **on(today())}).status_code == 302
    signed = SignOff.objects.get(plan=draft)
    assert (signed.body, signed.post) == (board, None)
    assert AuditEvent.objects.filter(verb="sign_off", about_id=str(signed.pk)).count() == 1
    BodyMembership.objects.filter(body=board).update(until_on=today() - timedelta(days=1))
    assert as_("board").get(path).status_code == 404


@pytest.mark.parametrize("key", ["analyst", "auditor", "nobody"])
def test_nobody_else_signs(key: str, as_: Any, draft: Plan) -> None:
    assert as_(key).get(LIFE + "sign-off/").status_code == 404
    assert as_(key).post(LIFE + "sign-off/", on(today())).status_code == 404


@pytest.mark.parametrize("page", ["took-part", "review", "follow-on"])
@pytest.mark.parametrize("key", ["owner", "officer", "board", "forum", "auditor", "nobody"])
def test_only_who_keeps_the_plans_life_records_it(page: str, key: str, as_: Any) -> None:
    assert as_(key).get(f"{LIFE}{page}/").status_code == 404
    assert as_(key).post(f"{LIFE}{page}/", on(today())).status_code == 404


def test_what_does_not_fit_where_the_plan_is_is_refused(as_: Any, draft: Plan, cast: Any) -> None:
    review = {"kind": "revisit", "finding": "Well", **on(today())}
    assert "Only a live plan is reviewed" in html(as_("lead").post(LIFE + "review/", review))
    follow = {"title": "Next", "kind": "other", "slug": "next"}
    assert "is not followed by another yet" in html(as_("lead").post(LIFE + "follow-on/", follow))
    later = {"who": "A forum", "how": "It met", **on(today() + timedelta(days=1))}
    assert "must be today or in the past" in html(as_("lead").post(LIFE + "took-part/", later))
    assert "Say which group took part" in html(as_("lead").post(LIFE + "took-part/", on(today())))


def test_a_live_plan_is_not_signed_off(as_: Any) -> None:
    post = Post.objects.get(title="Director of Children's Services")
    assert "This one has been" in html(
        as_("officer").post(LIFE + "sign-off/", {"signer": f"post-{post.pk}", **on(today())})
    )


def test_the_second_to_record_a_step_is_told(as_: Any, draft: Plan) -> None:
    agree(as_, draft)
    seen = str(draft.steps.get().pk)
    client = as_("lead")
    client.post(LIFE, step("submitted", seen=seen))
    client.post(LIFE, step("returned", note="No", seen=str(draft.steps.last().pk)))  # type: ignore[union-attr]
    told = html(client.post(LIFE, step("submitted", note="Mine", seen=seen)))
    assert "while you were writing" in told
    assert "Mine" in told
    assert f'value="{draft.steps.last().pk}"' in told  # type: ignore[union-attr]
    assert draft.steps.count() == 3


def test_a_review_starts_the_next_ones_clock(as_: Any) -> None:
    held = today() - timedelta(days=1)
    said = {"kind": "six_monthly_review", "finding": "Better", **on(held)}
    assert as_("lead").post(LIFE + "review/", said)["Location"] == LIFE
    page = html(as_("lead").get(LIFE))
    assert "6 months from “six-monthly review”" in page
    assert "Better" in page


def test_the_plan_that_follows_is_a_draft_with_the_same_rows_and_one_history(as_: Any) -> None:
    said = {"title": "Our next plan", "kind": "accelerated_progress_plan", "slug": "our-next-plan"}
    assert as_("lead").post(LIFE + "follow-on/", said)["Location"] == "/desk/plans/our-next-plan/life/"
    new, old = Plan.objects.get(slug="our-next-plan"), Plan.objects.get(slug="exampleshire")
    assert new.follows == old
    assert new.rows.count() == old.rows.count()
    first = new.rows.get(kind="milestone", ref="2.1a.2").versions.get()
    assert first.deadline == old.rows.get(kind="milestone", ref="2.1a.2").versions.last().deadline  # type: ignore[union-attr]
    for slug in ("our-next-plan", "exampleshire"):
        page = html(as_("board").get(f"/desk/plans/{slug}/life/"))
        assert page.index("The report was published") < page.index("Six-monthly review") < page.rindex("Our next plan")
        assert page.count("The report was published") == 1
    assert "19 of 19 milestones" in html(as_("lead").get("/desk/plans/our-next-plan/"))
    assert as_("public").get("/plans/our-next-plan/").status_code == 404
    again = html(as_("lead").post(LIFE + "follow-on/", said))
    assert "There is a plan at “our-next-plan” already" in again


def test_a_plan_reads_at_a_step_as_it_did_and_two_readings_stand_side_by_side(as_: Any, cast: Any, draft: Plan) -> None:
    agree(as_, draft)
    as_("lead").post(LIFE, step("submitted"))
    as_("lead").post(LIFE, step("returned", note="No"))
    row = Row.objects.get(plan=draft, kind="milestone", ref="1.1a.3")
    before = row.versions.last()
    assert before is not None
    change_plan(
        plan=draft, by=cast("lead"), changes=[NewWording(row, statement="The backlog is gone", deadline="Dec 2031")]
    )
    frozen = html(as_("board").get(LIFE + "steps/2/"))
    assert before.statement in frozen
    assert "The backlog is gone" not in frozen
    page = html(as_("board").get(LIFE + "compare/?from=2&to=now"))
    assert "1 row changed, 0 added, 0 gone" in page
    assert before.statement in page
    assert "The backlog is gone" in page
    assert "Dec 2031" in page
    turned = html(as_("board").get(LIFE + "compare/?from=now&to=2"))
    assert (
        turned[turned.index("<table") : turned.index("</table")] == page[page.index("<table") : page.index("</table")]
    )
    assert "They say the same" in html(as_("board").get(LIFE + "compare/?from=2&to=3"))
    assert html(as_("board").get(LIFE + "compare/?from=x&to=y"))
    assert as_("board").get(LIFE + "steps/9/").status_code == 404
    assert as_("public").get(LIFE + "steps/1/").status_code == 302


def test_an_added_and_a_withdrawn_row_are_told(as_: Any, cast: Any, draft: Plan) -> None:
    gone = Version.objects.filter(row__plan=draft, row__ref="1.1a.2", row__kind="milestone").latest("pk")
    gone.pk, gone.withdrawn, gone.recorded_at = None, True, now()
    gone.save()
    page = html(as_("board").get(LIFE + "compare/?from=1&to=now"))
    assert "0 added, 1 gone" in page
    assert "Milestone 1.1a.2" in page


def test_the_public_never_reads_who_took_part_or_signed(as_: Any) -> None:
    words = [t.who for t in TookPart.objects.all()] + [LookedAt.objects.latest("pk").finding]
    for path in ("/plans/exampleshire/", "/plans/exampleshire/changes/"):
        page = as_("public").get(path).content.decode()
        assert not any(word in page for word in words)


def test_a_longer_life_takes_no_more_queries(as_: Any, cast: Any) -> None:
    plan, by, client = Plan.objects.get(slug="exampleshire"), cast("lead"), as_("lead")

    def asked(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            html(client.get(path))
        return len(queries)

    paths = (LIFE, LIFE + "compare/", LIFE + "steps/1/", LIFE + "sign-off/")
    before = [asked(path) for path in paths]
    stamp = {"plan": plan, "on": today(), "recorded_at": now(), "recorded_by": by}
    for n in range(20):
        TookPart.objects.create(who=f"Group {n}", how="Met", **stamp)
        LookedAt.objects.create(kind="revisit", finding="Well", **stamp)
        SignOff.objects.create(post=Post.objects.all()[n % 3], **stamp)
        row = Row.objects.create(
            plan=plan, kind="workstream", ref=f"9{n}", position=90_000 + n, recorded_at=now(), recorded_by=by
        )
        Version.objects.create(row=row, statement="More", recorded_at=now(), recorded_by=by)
    assert [asked(path) for path in paths] == before


def test_words_that_should_never_have_been_posted_are_removed(as_: Any) -> None:
    said = TookPart.objects.filter(plan__slug="exampleshire").first()
    looked = LookedAt.objects.filter(plan__slug="exampleshire").first()
    signed = SignOff.objects.filter(plan__slug="exampleshire").first()
    assert said is not None
    assert looked is not None
    assert signed is not None
    for what, thing, field in (
        ("took_part", said, "how"),
        ("looked_at", looked, "finding"),
        ("sign_off", signed, "words"),
    ):
        path = f"{PLAN}redact/{what}/{thing.pk}/"
        assert path in html(as_("lead").get(LIFE))
        words = getattr(thing, field)
        assert as_("lead").post(path, {"field": field, "why": "It named somebody"}).status_code == 302
        page = html(as_("board").get(LIFE))
        assert words.replace("'", "&#39;") not in page
        assert "[Words removed]" in page
        assert path not in page


def test_words_removed_from_a_plan_go_from_the_plan_that_follows_it(cast: Any) -> None:
    plan = Plan.objects.get(slug="exampleshire")
    new = start_follow_on(plan=plan, title="Next", slug="next", kind=plan.kind, by=cast("lead"))
    version = Version.objects.filter(row__plan=plan, row__kind="milestone", row__ref="1.1a.3").latest("recorded_at")
    copy = Version.objects.get(row__plan=new, row__kind="milestone", row__ref="1.1a.3")
    redact(said=version, field="statement", why="It named a child", by=cast("lead"))
    copy.refresh_from_db()
    assert copy.statement == "[Words removed]"
    other = Version.objects.get(row__plan=new, row__kind="milestone", row__ref="1.1a.5")
    assert other.statement != "[Words removed]"
