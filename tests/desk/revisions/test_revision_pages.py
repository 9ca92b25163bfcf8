"""Changing the plan at the desk: gathered and agreed in the open once it is live, saved at once in a draft."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from milepost.people.clock import now, today
from milepost.people.models import AuditEvent, Body, Post
from milepost.plan.models import Gathered, Plan, PlanStep, Revision, Row, RowPost, Version

PLAN = "/desk/plans/exampleshire/"
CHANGE = f"{PLAN}change/milestone/1.1a.5/"
AGREE = f"{PLAN}revisions/agree/"


@pytest.fixture
def plan(db: Any) -> Plan:
    return Plan.objects.get(slug="exampleshire")


@pytest.fixture
def draft(plan: Plan) -> Plan:
    PlanStep.objects.filter(plan=plan).exclude(status="draft").delete()
    return plan


def row(ref: str, kind: str = "milestone") -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind=kind, ref=ref)


def said(ref: str, kind: str = "milestone") -> Version:
    return row(ref, kind).versions.latest("recorded_at", "pk")


def typed(ref: str = "1.1a.5", **changes: Any) -> dict[str, Any]:
    v = said(ref)
    return {
        "statement": v.statement, "plain": v.plain, "note": v.note, "resource": v.resource, "deadline": v.deadline,
        "means": "", "rhythm": v.rhythm, "seen": v.pk,
    } | changes  # fmt: skip


def agreement(plan: Plan, **changes: Any) -> dict[str, Any]:
    on = today()
    body = Body.objects.filter(area=plan.area).first()
    assert body is not None
    date = {"agreed_on-day": on.day, "agreed_on-month": on.month, "agreed_on-year": on.year}
    return {"why": "Two more are needed", "body": body.pk, "agreed_by": "", **date} | changes


def text(response: Any) -> str:
    return response.content.decode()  # type: ignore[no-any-return]


def test_several_rows_go_into_one_revision(plan: Plan, as_: Any) -> None:
    lead = as_("lead")
    before = Revision.objects.count()
    seen = lead.post(CHANGE, typed(statement="Ten caseworkers"), follow=True)
    assert "Nothing of the plan has changed yet" in text(seen)
    assert "Everyone can read what changes, why, who agreed" in text(seen)
    lead.post(f"{PLAN}change/action/1.1a/add/milestone/", {"statement": "A new one", "deadline": "Dec 2030"})
    seen = lead.post(f"{PLAN}change/milestone/1.1a.4/withdraw/", {"seen": said("1.1a.4").pk}, follow=True)
    assert "3 changes gathered" in text(seen)
    assert "Ten caseworkers" in text(seen)
    assert Revision.objects.count() == before
    assert not Row.objects.filter(plan=plan, ref="1.1a.6").exists()
    done = lead.post(AGREE, agreement(plan), follow=True)
    assert "The plan is changed" in text(done)
    revision = Revision.objects.latest("pk")
    assert (revision.open, revision.why, revision.agreed_on) == (True, "Two more are needed", today())
    assert said("1.1a.5").statement == "Ten caseworkers"
    assert said("1.1a.4").withdrawn
    assert said("1.1a.6").revision == revision
    assert not Gathered.objects.exists()
    for words in (
        "Ten caseworkers",
        "A new one",
        "Two more are needed",
        revision.agreed_by,
        "Withdrawn: milestone 1.1a.4",
    ):
        assert words in text(done), words
    listed = text(as_("board").get(f"{PLAN}revisions/"))
    assert "Two more are needed" in listed
    assert "added: milestone 1.1a.6" in listed.lower()
    gone = text(as_("board").get(f"{PLAN}withdrawn/"))
    assert "Milestone 1.1a.4" in gone
    assert "Two more are needed" in gone


def test_a_body_of_ours_moves_a_live_deadline_by_a_rebaseline_alone(plan: Plan, as_: Any) -> None:
    lead = as_("lead")
    lead.post(CHANGE, typed(deadline="Dec 2030"))
    refused = lead.post(AGREE, agreement(plan))
    assert "The board moves a deadline by a re-baseline decision" in text(refused)
    assert said("1.1a.5").deadline != "Dec 2030"
    lead.post(AGREE, agreement(plan, body="", agreed_by="The inspectors"))
    assert said("1.1a.5").deadline == "Dec 2030"


def test_what_a_deadline_means_is_moved_by_a_rebaseline_too(plan: Plan, as_: Any) -> None:
    lead = as_("lead")
    lead.post(CHANGE, typed(deadline=said("1.1a.5").deadline + " at the latest", means="Dec 2030"))
    assert "by a re-baseline decision" in text(lead.post(AGREE, agreement(plan)))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"why": ""}, "Say why the plan changes"),
        ({"body": ""}, "Choose the body that agreed, or write who it was"),
        ({"agreed_on-year": str(today().year + 1)}, "must be today or in the past"),
        ({"agreed_on-year": "2001"}, "The plan went live on"),
        ({"agreed_on-day": "", "agreed_on-month": "", "agreed_on-year": ""}, "Enter the day it was agreed"),
    ],
)
def test_nothing_changes_without_why_who_and_when(wrong: Any, words: str, plan: Plan, as_: Any) -> None:
    lead = as_("lead")
    lead.post(CHANGE, typed(statement="Ten caseworkers"))
    seen = text(lead.post(AGREE, agreement(plan, **wrong)))
    assert words in seen
    assert "Ten caseworkers" in seen
    assert said("1.1a.5").statement != "Ten caseworkers"


def test_what_cannot_be_is_told_beside_its_field(plan: Plan, as_: Any) -> None:
    lead = as_("lead")
    assert "is not a timescale" in text(lead.post(CHANGE, typed(deadline="soonish")))
    assert "Say what this row of the plan promises" in text(lead.post(CHANGE, typed(statement=" ")))
    assert "what the plan says already" in text(lead.post(CHANGE, typed(note=" ")))
    ref = {"statement": "x", "deadline": "Dec 2030", "ref": "1.1a.3"}
    assert "never given twice" in text(lead.post(f"{PLAN}change/action/1.1a/add/milestone/", ref))
    assert lead.get(f"{PLAN}change/milestone/1.1a.5/add/milestone/").status_code == 404
    assert lead.get(f"{PLAN}change/nonsense/1.1a.5/").status_code == 404
    assert not Gathered.objects.exists()


def test_a_gathered_change_is_taken_out_or_kept_though_somebody_changed_the_row(
    plan: Plan, as_: Any, cast: Any
) -> None:
    from milepost.plan.actions.change import NewWording, change_plan

    lead = as_("lead")
    lead.post(CHANGE, typed(statement="Mine"))
    agreed = {"why": "x", "agreed_by": "The board", "agreed_on": today()}
    change_plan(plan=plan, changes=[NewWording(row("1.1a.5"), statement="Theirs")], by=cast("lead"), **agreed)
    seen = text(lead.get(AGREE))
    assert "It now says: “Theirs”" in seen
    assert "Mine" in seen
    assert "Change the plan</button>" not in seen
    lead.post(AGREE, agreement(plan))
    assert said("1.1a.5").statement == "Theirs"
    key = f"0:change:{row('1.1a.5').pk}"
    lead.post(AGREE, {"keep": key})
    lead.post(AGREE, agreement(plan))
    assert said("1.1a.5").statement == "Mine"
    lead.post(CHANGE, typed(statement="Once more"))
    assert "You have gathered no change" in text(lead.post(AGREE, {"drop": key}, follow=True))
    assert said("1.1a.5").statement == "Mine"


def test_a_draft_saves_at_once_and_the_second_of_two_is_told(draft: Plan, as_: Any) -> None:
    lead = as_("lead")
    mine = typed(statement="Mine")
    first = lead.post(CHANGE, typed(statement="Theirs"), follow=True)
    assert "Saved: milestone 1.1a.5" in text(first)
    assert "Why does the plan change" not in text(first)
    assert AuditEvent.objects.latest("pk").verb == "edit_plan"
    second = text(lead.post(CHANGE, mine))
    assert "Somebody changed this milestone while you were writing" in second
    assert "Theirs" in second
    assert "Mine" in second
    assert said("1.1a.5").statement == "Theirs"


def test_owners_are_set_in_a_draft(draft: Plan, as_: Any) -> None:
    post = Post.objects.filter(area=draft.area).exclude(parts__row=row("1.1a.5")).first()
    assert post is not None
    as_("lead").post(CHANGE, typed(owners=[f"post:{post.pk}"]))
    held = RowPost.objects.filter(row=row("1.1a.5"), until_on__isnull=True)
    assert [p.post_id for p in held] == [post.pk]


def test_accountable_posts_of_a_workstream_change_in_the_open(plan: Plan, as_: Any) -> None:
    lead = as_("lead")
    version = said("1", "workstream")
    other = Post.objects.filter(area=plan.area).exclude(parts__row=version.row).first()
    assert other is not None
    fields = {n: getattr(version, n) for n in ("statement", "plain", "weakness", "weakness_plain", "note")}
    delivery = [
        f"{(p.post or p.organisation or p.body)._meta.model_name}:{(p.post or p.organisation or p.body).pk}"  # type: ignore[union-attr]
        for p in version.row.posts.filter(part="delivery")
    ]
    sent = fields | {"accountable": [f"post:{other.pk}"], "delivery": delivery, "seen": version.pk}
    seen = text(lead.post(f"{PLAN}change/workstream/1/", sent, follow=True))
    assert other.title in seen
    lead.post(AGREE, agreement(plan))
    held = RowPost.objects.filter(row=version.row, part="accountable", until_on__isnull=True)
    assert [p.post_id for p in held] == [other.pk]


def test_figures_of_an_impact_are_targets_that_change_in_the_open(plan: Plan, as_: Any) -> None:
    lead = as_("lead")
    version = said("1.1-i1", "impact")
    fields = {n: getattr(version, n) for n in ("statement", "plain", "note")} | {"seen": version.pk}
    figure = {
        "figure_1_of": "new plans issued within 20 weeks",
        "figure_1_from": "41",
        "figure_1_to": "80",
        "figure_1_unit": "%",
    }
    seen = text(lead.post(f"{PLAN}change/impact/1.1-i1/", fields | figure, follow=True))
    assert "from 41 to 80 %" in seen
    lead.post(AGREE, agreement(plan))
    assert said("1.1-i1", "impact").figures == [{"of": figure["figure_1_of"], "from": 41, "to": 80, "unit": "%"}]
    half = fields | {"seen": said("1.1-i1", "impact").pk, "figure_1_of": "x"}
    assert "Give the unit of figure 1" in text(lead.post(f"{PLAN}change/impact/1.1-i1/", half))


def test_a_row_comes_back_through_a_revision_too(plan: Plan, as_: Any) -> None:
    lead = as_("lead")
    lead.post(f"{PLAN}change/milestone/1.1a.4/withdraw/", {"seen": said("1.1a.4").pk})
    lead.post(AGREE, agreement(plan))
    assert lead.get(f"{PLAN}change/milestone/1.1a.4/").status_code == 404
    lead.post(f"{PLAN}withdrawn/", {"row": row("1.1a.4").pk})
    assert said("1.1a.4").withdrawn
    lead.post(AGREE, agreement(plan))
    assert not said("1.1a.4").withdrawn
    assert as_("board").post(f"{PLAN}withdrawn/", {"row": row("1.1a.4").pk}).status_code == 404


@pytest.mark.parametrize("status", ["submitted", "fit_for_purpose", "closed"])
def test_a_plan_that_cannot_change_says_so_kindly(status: str, draft: Plan, as_: Any, cast: Any) -> None:
    stamp = {"recorded_at": now(), "recorded_by": cast("lead"), "on": today()}
    PlanStep.objects.create(plan=draft, status=status, **stamp)
    lead = as_("lead")
    for path in (CHANGE, f"{PLAN}change/", AGREE, f"{PLAN}change/milestone/1.1a.5/withdraw/"):
        response = lead.get(path)
        assert response.status_code == 409
        assert "Nothing was changed" in text(response)
    assert lead.post(CHANGE, typed(statement="x")).status_code == 409
    assert said("1.1a.5").statement != "x"


@pytest.mark.parametrize("who", ["owner", "officer", "board", "forum", "auditor", "administrator"])
def test_only_a_plan_lead_changes_a_plan(who: str, plan: Plan, as_: Any) -> None:
    client = as_(who)
    for path in (CHANGE, f"{PLAN}change/", AGREE, f"{PLAN}change/milestone/1.1a.5/withdraw/"):
        assert client.get(path).status_code == 404
        assert client.post(path, typed(statement="x")).status_code == 404
    assert "Change the plan" not in text(client.get(f"{PLAN}revisions/"))


def test_what_one_person_gathers_is_theirs_alone(plan: Plan, as_: Any, cast: Any) -> None:
    as_("lead").post(CHANGE, typed(statement="Mine"))
    other = cast("administrator")
    from milepost.people.models import RoleGrant

    RoleGrant.objects.create(user=other, role="plan_lead", from_on=today())
    assert "You have gathered no change" in text(as_("administrator").get(AGREE))


def test_twice_the_revisions_make_no_more_queries(plan: Plan, as_: Any, cast: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from milepost.plan.actions.change import NewWording, change_plan

    def change_once(n: int, ref: str) -> None:
        agreed = {"why": "x", "agreed_by": "The board", "agreed_on": today()}
        change_plan(plan=plan, changes=[NewWording(row(ref), note=f"n{n}")], by=cast("lead"), **agreed)

    board = as_("board")
    counter = count()
    change_once(next(counter), "1.1a.5")
    for path in (f"{PLAN}revisions/", f"{PLAN}withdrawn/"):
        board.get(path)
        with CaptureQueriesContext(connection) as few:
            board.get(path)
        for ref in ("1.1a.4", "1.1a.5", "1.2.1", "2.1a.1"):
            change_once(next(counter), ref)
        with CaptureQueriesContext(connection) as many:
            board.get(path)
        assert len(many) == len(few)


def test_an_earlier_day_knows_no_later_revision(plan: Plan, as_: Any) -> None:
    lead = as_("lead")
    lead.post(CHANGE, typed(statement="Ten caseworkers"))
    lead.post(AGREE, agreement(plan))
    yesterday = today() - timedelta(days=1)
    assert "Two more are needed" not in text(lead.get(f"{PLAN}revisions/?as_at={yesterday}"))
    pk = Revision.objects.latest("pk").pk
    assert lead.get(f"{PLAN}revisions/{pk}/?as_at={yesterday}").status_code == 404


def test_words_removed_are_gone_from_what_was_gathered_too(plan: Plan, as_: Any, cast: Any) -> None:
    from milepost.progress.actions import redact

    row("1.1a.5").versions.update(note="Zebedee")
    as_("lead").post(CHANGE, typed(note="Zebedee and more"))
    redact(said=said("1.1a.5"), field="note", why="It named a child", by=cast("lead"))
    assert "Zebedee" not in str(Gathered.objects.get().changes)
    assert "Zebedee" not in text(as_("lead").get(AGREE))


def test_a_row_sent_twice_is_added_once(plan: Plan, as_: Any, cast: Any) -> None:
    add, sent = f"{PLAN}change/action/1.1a/add/milestone/", {"statement": "A new one", "deadline": "Dec 2030"}
    for _ in range(2):
        as_("lead").post(add, sent)
    assert len(Gathered.objects.get(plan=plan, user=cast("lead")).changes) == 1
    Gathered.objects.all().delete()
    PlanStep.objects.filter(plan=plan).exclude(status="draft").delete()
    assert as_("lead").post(add, sent).status_code == 302
    assert "You added this a moment ago, as milestone 1.1a.6" in text(as_("lead").post(add, sent))
    assert Version.objects.filter(row__plan=plan, statement="A new one").count() == 1


def test_a_figure_that_no_machine_holds_is_refused(draft: Plan, as_: Any) -> None:
    impact = Row.objects.filter(plan=draft, kind="impact").first()
    assert impact is not None
    sent = {"statement": "More", "figure_1_of": "plans", "figure_1_to": "1e999999", "figure_1_unit": "%", "seen": "1"}
    page = as_("lead").post(f"{PLAN}change/impact/{impact.ref}/", sent)
    assert "There is a problem" in text(page)


def test_a_number_nobody_could_have_seen_withdraws_nothing(draft: Plan, as_: Any) -> None:
    page = text(as_("lead").post(f"{PLAN}change/milestone/1.1a.5/withdraw/", {"seen": "9" * 5000}))
    assert "Somebody has changed it since you opened the page" in page
    assert not said("1.1a.5").withdrawn
