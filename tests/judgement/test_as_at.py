"""The plan as at a day: recorded by its end, judged by its dates, and never changed by what comes later."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from milepost.judgement.policies import read_policies
from milepost.judgement.queries import JudgedMilestone, judged_plan, open_plan
from milepost.people.clock import today
from milepost.plan.models import Plan, Row
from milepost.progress import actions
from milepost.progress.models import Verdict
from milepost.rules.brag import Brag
from tests.revising import NewWording, revise


@pytest.fixture
def plan(db: Any) -> Plan:
    return Plan.objects.get(slug="exampleshire")


def one(plan: Plan, ref: str, on: Any = None, read: Any = judged_plan) -> JudgedMilestone:
    return next(m for m in read(plan, on=on or today()).milestones if m.line.ref == ref)


def row(plan: Plan, ref: str) -> Row:
    return Row.objects.get(plan=plan, kind="milestone", ref=ref)


def test_a_sent_back_update_never_helps(plan: Plan, cast: Any) -> None:
    before = one(plan, "1.1a.3")
    new = actions.NewUpdate(Brag.GREEN, happened="All is fine")
    update = actions.post_update(milestone=row(plan, "1.1a.3"), new=new, by=cast("owner"))
    actions.check_update(update=update, kind=Verdict.Kind.SENT_BACK, reason="It is not", by=cast("officer"))
    after = one(plan, "1.1a.3")
    assert after.judged == before.judged
    assert after.latest == before.latest


def test_a_day_ends_at_midnight_in_london(plan: Plan, cast: Any) -> None:
    """A moment before midnight British Summer Time belongs to the day, though it is 23:00 the same day in UTC."""
    on = today().replace(month=7, day=1)
    late = datetime(on.year, 7, 1, 23, 59, tzinfo=ZoneInfo("Europe/London"))
    new = actions.NewUpdate(Brag.RED, happened="Late at night")
    actions.post_update(milestone=row(plan, "1.1a.5"), new=new, by=cast("owner"), at=late)
    early = late + timedelta(minutes=2)
    actions.post_update(milestone=row(plan, "1.1a.5"), new=new, by=cast("owner"), at=early)
    assert len(one(plan, "1.1a.5", on - timedelta(days=1)).said) == 0
    assert len(one(plan, "1.1a.5", on).said) == 1
    assert len(one(plan, "1.1a.5", on + timedelta(days=1)).said) == 2


def test_a_past_day_stays_as_it_was(plan: Plan, cast: Any) -> None:
    yesterday = today() - timedelta(days=1)
    before = judged_plan(plan, on=yesterday)
    new = actions.NewUpdate(Brag.RED, happened="News")
    actions.post_update(milestone=row(plan, "1.1b.2"), new=new, by=cast("owner"))
    revise(
        plan=plan, why="Late", agreed_by="The board", by=cast("lead"),
        wordings=[NewWording(row(plan, "1.1a.3"), deadline="Dec 2030")],
    )  # fmt: skip
    after = judged_plan(plan, on=yesterday)
    assert [(m.line, m.judged, m.said) for m in after.milestones] == [
        (m.line, m.judged, m.said) for m in before.milestones
    ]


def test_the_first_deadline_is_never_forgotten(plan: Plan, as_: Any) -> None:
    m = one(plan, "2.1a.2")
    assert m.line.timescale is not None
    assert m.line.first_deadline not in ("", m.line.timescale.as_written)
    page = as_("board").get("/desk/plans/exampleshire/milestones/2.1a.2/").content.decode()
    assert f"Deadline moved from {m.line.first_deadline} to {m.line.timescale.as_written}" in page
    assert "One bidder withdrew" in page
    public = as_("public").get("/plans/exampleshire/promise/2.1a.2/").content.decode()
    assert f"first promised for {m.line.first_deadline}" in public
    assert "One bidder withdrew, so" in public


@pytest.mark.parametrize(
    ("why", "agreed", "deadline"), [("", "x", "Dec 2030"), ("x", " ", "Dec 2030"), ("x", "x", "soon")]
)
def test_a_revision_needs_why_who_and_a_date(why: str, agreed: str, deadline: str, plan: Plan, cast: Any) -> None:
    milestone = row(plan, "1.1a.3")
    before = milestone.versions.count()
    wordings = [NewWording(milestone, deadline=deadline)]
    with pytest.raises(ValidationError):
        revise(plan=plan, why=why, agreed_by=agreed, wordings=wordings, by=cast("lead"))
    assert milestone.versions.count() == before


def test_the_public_rating_rests_on_accepted_updates_alone(plan: Plan, cast: Any) -> None:
    before = one(plan, "1.2.3", read=open_plan)
    new = actions.NewUpdate(Brag.RED, happened="Bad news")
    update = actions.post_update(milestone=row(plan, "1.2.3"), new=new, by=cast("owner"))
    waiting = one(plan, "1.2.3", read=open_plan)
    assert (waiting.judged, waiting.said) == (before.judged, before.said)
    assert waiting.being_checked
    actions.check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    accepted = one(plan, "1.2.3", read=open_plan)
    assert accepted.judged.rating is Brag.RED
    assert (accepted.said[-1].by, accepted.said[-1].at_risk) == ("", "")


def test_the_published_plan_is_read_as_it_was_printed(db: Any) -> None:
    plan = Plan.objects.get(slug="peterborough-2019")
    assert plan.read_as_at is not None
    judged = judged_plan(plan, on=plan.read_as_at)
    counts = judged.rollup.counts
    assert (counts.blue, counts.none, counts.overdue, counts.challenged) == (11, 96, 0, 0)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("90", "ninety", "must be a whole number"),
        ("monthly", "often", "must be one of"),
        ("source:", "sauce:", "sauce"),
    ],
)
def test_a_bad_policy_names_its_file_and_line(old: str, new: str, words: str, tmp_path: Any, settings: Any) -> None:
    from django.core.exceptions import ImproperlyConfigured

    text = (settings.DEFINITIONS / "policies" / "rating.yaml").read_text("utf-8")
    (tmp_path / "rating.yaml").write_text(
        text.replace(old, new, 1) if old != "monthly" else text.replace(": monthly", ": often")
    )
    with pytest.raises(ImproperlyConfigured, match=rf"rating.yaml, line 4.*{words}"):
        read_policies(tmp_path / "rating.yaml")


@pytest.mark.parametrize(
    "asked", ["2014-08-31", "2012-01-01", "20200331", "2020-W14-2", "2999-01-01", "0000-00-00", "soon"]
)
@pytest.mark.parametrize(
    "path", ["/plans/exampleshire/?as_at=", "/plans/exampleshire/changes/?since=", "/desk/plans/exampleshire/?as_at="]
)
def test_a_day_that_cannot_be_read_is_said_and_the_page_still_opens(path: str, asked: str, as_: Any) -> None:
    response = as_("lead").get(path + asked)
    assert response.status_code == 200
    words = ("Nothing is judged before 1 September 2014", "is not a date", "is still to come")
    assert any(w in response.content.decode() for w in words)


def test_a_late_first_update_being_checked_keeps_its_deadline_in_view(cast: Any, as_: Any) -> None:
    plan = Plan.objects.get(slug="exampleshire")
    milestone = row(plan, "2.2.1")
    for update in milestone.updates.all():
        update.verdict.delete()
    reasons = one(plan, "2.2.1", read=open_plan).judged.reasons
    assert reasons == (f"past its deadline of {milestone.versions.get().deadline}; a first update is being checked",)


def test_what_a_plan_said_before_it_was_public_stays_at_the_desk(cast: Any, as_: Any) -> None:
    plan = Plan.objects.get(slug="exampleshire")
    live = plan.steps.get(status="live")
    version = row(plan, "2.1a.3").versions.get()
    version.pk, version.statement, version.plain = None, "Better words", "Better words"
    version.deadline, version.recorded_at = "May 2031", live.recorded_at - timedelta(days=10)
    version.due = date(2031, 5, 31)
    version.save()
    before = (live.recorded_at - timedelta(days=15)).date()
    assert open_plan(plan, on=before).workstreams == ()
    opened = one(plan, "2.1a.3", read=open_plan)
    assert (opened.line.statement, opened.line.moves) == ("Better words", ())
    # Nor is it a move for the desk: a draft is edited freely, and its first deadline is the one that was agreed.
    assert one(plan, "2.1a.3").line.moves == ()
    assert as_("public").get(f"/plans/exampleshire/promises/?as_at={before}").status_code == 200
    assert as_("public").get(f"/api/plans/exampleshire.json?as_at={before}").status_code == 404
