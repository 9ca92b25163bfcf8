"""The first deadline stands beside the present one everywhere, and what slipped is counted."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.judgement.queries import JudgedMilestone, judged_plan, open_plan
from milepost.judgement.timeline import timeline
from milepost.people.clock import today
from milepost.plan.actions.change import NewWording, change_plan
from milepost.plan.models import Plan, Row
from milepost.progress.actions import redact

FIRST = "1.1a.5"


@pytest.fixture
def plan(db: Any) -> Plan:
    return Plan.objects.get(slug="exampleshire")


@pytest.fixture
def move(plan: Plan, cast: Any) -> Any:
    def moved(deadline: str, ref: str = FIRST, **changes: Any) -> Any:
        row = Row.objects.get(plan=plan, kind="milestone", ref=ref)
        agreed = {"why": "One bidder withdrew.", "agreed_by": "The executive board", "agreed_on": today()} | changes
        return change_plan(plan=plan, changes=[NewWording(row, deadline=deadline)], by=cast("lead"), **agreed)

    return moved


def one(plan: Plan, ref: str = FIRST, read: Any = judged_plan) -> JudgedMilestone:
    return next(m for m in read(plan, on=today()).milestones if m.line.ref == ref)


def first(plan: Plan) -> str:
    return str(Row.objects.get(plan=plan, kind="milestone", ref=FIRST).versions.first())


def test_a_second_move_cannot_hide_the_first(plan: Plan, move: Any) -> None:
    began = one(plan).line.timescale
    assert began is not None
    move("Dec 2030")
    move("Nov 2030", why="Sooner after all")
    m = one(plan)
    assert m.line.first_deadline == began.as_written
    assert m.line.moved_words.startswith(f"first promised for {began.as_written}, moved twice, last on ")
    assert m.line.moved_words.endswith("by The executive board: Sooner after all")
    assert m.judged.slipped
    # Back where it began: it has not slipped, and that it moved is still said.
    move(began.as_written)
    m = one(plan)
    assert not m.judged.slipped
    assert (m.line.first_deadline, m.line.times_moved) == (began.as_written, "moved 3 times")


def test_slippage_is_counted_in_every_summary(plan: Plan, move: Any, as_: Any) -> None:
    before = judged_plan(plan, on=today()).rollup.counts.slipped
    move("Dec 2030")
    judged = judged_plan(plan, on=today())
    assert judged.rollup.counts.slipped == before + 1
    assert judged.workstreams[0].rollup.counts.slipped >= 1
    assert timeline(judged).slipped == before + 1
    lead = as_("lead")
    words = f"<b>{before + 1}</b> due later than first promised"
    assert words in lead.get("/desk/plans/exampleshire/").content.decode()
    assert f"<b>{before + 1}</b> due later than first promised" in lead.get("/desk/").content.decode()
    filtered = lead.get("/desk/plans/exampleshire/?slipped=1").content.decode()
    assert f"Showing {before + 1} of " in filtered
    assert "due later than first promised" in as_("public").get("/plans/exampleshire/").content.decode()


def test_everyone_reads_who_agreed_and_why_only_of_an_open_revision(plan: Plan, move: Any, as_: Any) -> None:
    path = f"/plans/exampleshire/promise/{FIRST}/"
    move("Dec 2030", open=False, agreed_on=None)
    shown = as_("public").get(path).content.decode()
    assert "first promised for" in shown
    assert "One bidder" not in shown
    assert "executive board" not in shown
    desk = as_("board").get(f"/desk/plans/exampleshire/milestones/{FIRST}/").content.decode()
    assert "One bidder withdrew" in desk
    move("Jan 2031", why="Two bidders withdrew.")
    shown = as_("public").get(path).content.decode()
    assert "by The executive board: Two bidders withdrew" in shown
    assert "One bidder" not in shown


def test_a_reason_that_is_blanked_is_gone_everywhere(plan: Plan, move: Any, as_: Any, cast: Any) -> None:
    revision = move("Dec 2030", why="Zebedee moved away")
    redact(said=revision, field="why", why="It named a child", by=cast("lead"))
    paths = (
        f"/plans/exampleshire/promise/{FIRST}/", "/plans/exampleshire/changes/", "/plans/exampleshire/timeline/",
        "/plans/exampleshire/changes.atom", f"/desk/plans/exampleshire/milestones/{FIRST}/",
        "/desk/plans/exampleshire/changes/", "/desk/plans/exampleshire/timeline/",
    )  # fmt: skip
    for path in paths:
        assert "Zebedee" not in as_("lead").get(path).content.decode(), path
    assert (
        "Words removed"
        in open_plan(plan, on=today()).workstreams[0].outcomes[0].actions[0].milestones[-1].line.moved_words
    )


def test_a_draft_has_no_slippage(plan: Plan, cast: Any) -> None:
    plan.steps.exclude(status="draft").delete()
    row = Row.objects.get(plan=plan, kind="milestone", ref=FIRST)
    change_plan(plan=plan, changes=[NewWording(row, deadline="Dec 2030")], by=cast("lead"))
    assert one(plan).line.first_deadline == ""
    assert not one(plan).judged.slipped
