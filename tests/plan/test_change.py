"""Changing a plan: freely in a draft, in the open once it is agreed, never while the regulator reads it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.judgement.queries import judged_plan, open_plan
from milepost.people.clock import now, today
from milepost.people.models import AuditEvent, Body, Post
from milepost.plan.actions.change import (
    ChangedMeanwhile,
    NewPosts,
    NewRow,
    NewWording,
    Restore,
    Withdraw,
    change_plan,
)
from milepost.plan.models import Plan, PlanStep, Revision, Row, RowPost, Version
from milepost.plan.queries import lines
from milepost.progress.actions import NewUpdate, post_update
from milepost.rules.brag import Brag
from milepost.rules.moves import Status


@pytest.fixture
def plan(db: Any) -> Plan:
    return Plan.objects.get(slug="exampleshire")


@pytest.fixture
def draft(plan: Plan) -> Plan:
    """The same plan as if it had never gone further than its draft."""
    PlanStep.objects.filter(plan=plan).exclude(status=Status.DRAFT).delete()
    return plan


@pytest.fixture
def agreed(plan: Plan) -> dict[str, Any]:
    body = Body.objects.filter(area=plan.area).first()
    return {"why": "The board asked", "body": body, "agreed_on": today()}


def row(ref: str, kind: str = "milestone") -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind=kind, ref=ref)


def said(ref: str, kind: str = "milestone") -> Version:
    return row(ref, kind).versions.latest("recorded_at", "pk")


def move_to(plan: Plan, status: Status, by: Any) -> None:
    PlanStep.objects.create(plan=plan, status=status, on=today(), recorded_at=now(), recorded_by=by)


def refs(plan: Plan, on: date | None = None) -> set[str]:
    return {m.line.ref for m in judged_plan(plan, on=on or today()).milestones}


def test_a_draft_is_edited_freely_and_it_is_still_on_the_trail(draft: Plan, cast: Any) -> None:
    before = AuditEvent.objects.count()
    made = change_plan(plan=draft, changes=[NewWording(row("1.1a.5"), statement="Clearer")], by=cast("lead"))
    assert made is None
    assert said("1.1a.5").statement == "Clearer"
    assert said("1.1a.5").revision is None
    assert Revision.objects.filter(versions__row=row("1.1a.5")).count() == 0
    assert AuditEvent.objects.count() == before + 1
    assert AuditEvent.objects.latest("pk").verb == "edit_plan"


def test_an_agreed_plan_changes_through_a_revision(plan: Plan, cast: Any, agreed: Any) -> None:
    before = AuditEvent.objects.count()
    changes = [NewWording(row("1.1a.5"), statement="Clearer", plain="Plainer", deadline="Dec 2030")]
    made = change_plan(plan=plan, changes=changes, by=cast("lead"), **agreed)
    assert made is not None
    assert made.open
    assert (made.agreed_by, made.body) == (agreed["body"].name, agreed["body"])
    new = said("1.1a.5")
    assert (new.statement, new.plain, new.deadline, new.revision) == ("Clearer", "Plainer", "Dec 2030", made)
    assert AuditEvent.objects.count() == before + 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"why": " "}, "why"),
        ({"body": None}, "agreed_by"),
        ({"agreed_on": None}, "agreed_on"),
        ({"agreed_on": date(2199, 1, 1)}, "agreed_on"),
        ({"agreed_on": date(2000, 1, 1)}, "agreed_on"),
    ],
)
def test_a_revision_says_why_who_and_when(wrong: Any, field: str, plan: Plan, cast: Any, agreed: Any) -> None:
    before = said("1.1a.5").pk
    changes = [NewWording(row("1.1a.5"), statement="Clearer")]
    with pytest.raises(ValidationError) as refused:
        change_plan(plan=plan, changes=changes, by=cast("lead"), **(agreed | wrong))
    assert field in refused.value.message_dict
    assert said("1.1a.5").pk == before


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.FIT, Status.CLOSED, Status.ARCHIVED])
def test_nothing_moves_while_the_regulator_reads_or_once_it_is_over(
    status: Status, draft: Plan, cast: Any, agreed: Any
) -> None:
    move_to(draft, status, cast("lead"))
    with pytest.raises(ValidationError, match=r"plan"):
        change_plan(plan=draft, changes=[NewWording(row("1.1a.5"), statement="x")], by=cast("lead"), **agreed)
    assert said("1.1a.5").statement != "x"


def test_a_returned_plan_that_never_was_live_is_edited_freely(draft: Plan, cast: Any) -> None:
    move_to(draft, Status.RETURNED, cast("lead"))
    assert change_plan(plan=draft, changes=[NewWording(row("1.1a.5"), note="n")], by=cast("lead")) is None


def test_all_or_nothing(plan: Plan, cast: Any, agreed: Any) -> None:
    before = (Version.objects.count(), Revision.objects.count(), Row.objects.count())
    for bad in (
        NewWording(row("1.1a.4"), deadline="soon"),
        NewWording(row("1.1a.4"), statement="  "),
        NewWording(row("1.1a", "action"), deadline="Dec 2030"),
        NewWording(Row.objects.filter(plan__slug="peterborough-2019").first(), statement="x"),  # type: ignore[arg-type]
        NewRow(kind=Row.Kind.MILESTONE, parent=row("1.1", "outcome"), statement="x", deadline="Dec 2030"),
        NewRow(kind=Row.Kind.MILESTONE, parent=row("1.1a", "action"), statement="x"),
        NewRow(kind=Row.Kind.ACTION, parent=row("1.1", "outcome"), statement="x", ref="a/b"),
    ):
        changes = [NewWording(row("1.1a.5"), statement="Clearer"), bad]
        with pytest.raises(ValidationError):
            change_plan(plan=plan, changes=changes, by=cast("lead"), **agreed)
    assert (Version.objects.count(), Revision.objects.count(), Row.objects.count()) == before


def test_what_is_none_stays_and_what_is_the_same_is_no_change(plan: Plan, cast: Any, agreed: Any) -> None:
    old = said("1.1a.5")
    change_plan(plan=plan, changes=[NewWording(row("1.1a.5"), note="A note")], by=cast("lead"), **agreed)
    new = said("1.1a.5")
    assert (new.statement, new.plain, new.timescale) == (old.statement, old.plain, old.timescale)
    same = NewWording(row("1.1a.5"), note=" A note ", statement=old.statement)
    with pytest.raises(ValidationError, match="already"):
        change_plan(plan=plan, changes=[same], by=cast("lead"), **agreed)


def test_a_deadline_nobody_can_read_is_kept_as_written_with_what_it_means(plan: Plan, cast: Any, agreed: Any) -> None:
    changes = [NewWording(row("1.1a.5"), deadline="Once the review is over", means="Dec 2030")]
    change_plan(plan=plan, changes=changes, by=cast("lead"), **agreed)
    new = said("1.1a.5")
    assert (new.deadline, new.due) == ("Once the review is over", date(2030, 12, 31))


def test_a_rhythm_ends_only_when_somebody_says_so(plan: Plan, cast: Any, agreed: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        change_plan(plan=plan, changes=[NewWording(row("1.1a.4"), deadline="Dec 2030")], by=cast("lead"), **agreed)
    assert "deadline" in refused.value.message_dict
    changes = [NewWording(row("1.1a.4"), deadline="Dec 2030", rhythm="")]
    change_plan(plan=plan, changes=changes, by=cast("lead"), **agreed)
    assert said("1.1a.4").rhythm == ""


def test_the_second_of_two_is_told_and_nothing_is_lost(plan: Plan, cast: Any, agreed: Any) -> None:
    seen = said("1.1a.5").pk
    first = NewWording(row("1.1a.5"), statement="Theirs", seen=seen)
    change_plan(plan=plan, changes=[first], by=cast("lead"), **agreed)
    second = NewWording(row("1.1a.5"), statement="Mine", seen=seen)
    with pytest.raises(ChangedMeanwhile) as told:
        change_plan(plan=plan, changes=[second], by=cast("lead"), **agreed)
    assert told.value.latest.statement == "Theirs"
    with pytest.raises(ChangedMeanwhile):
        change_plan(plan=plan, changes=[Withdraw(row("1.1a.5"), seen=seen)], by=cast("lead"), **agreed)
    assert said("1.1a.5").statement == "Theirs"


def test_a_new_row_takes_the_next_ref_that_was_never_given(plan: Plan, cast: Any, agreed: Any) -> None:
    owner = Post.objects.filter(area=plan.area).first()
    assert owner is not None
    change_plan(plan=plan, changes=[Withdraw(row("1.1a.5"))], by=cast("lead"), **agreed)
    action = NewRow(kind=Row.Kind.ACTION, parent=row("1.1", "outcome"), statement="A new action", resource="ER")
    below = NewRow(kind=Row.Kind.MILESTONE, parent=action, statement="A", deadline="Dec 2030", owners=(owner,))
    beside = NewRow(kind=Row.Kind.MILESTONE, parent=row("1.1a", "action"), statement="B", deadline="Dec 2030")
    change_plan(plan=plan, changes=[action, below, beside], by=cast("lead"), **agreed)
    assert row("1.1c", "action").parent == row("1.1", "outcome")
    assert {"1.1c.1", "1.1a.6"} <= refs(plan)
    assert "1.1a.5" not in refs(plan)
    assert RowPost.objects.get(row=row("1.1c.1")).revision == said("1.1c.1").revision
    again = NewRow(
        kind=Row.Kind.MILESTONE, parent=row("1.1a", "action"), statement="x", deadline="Dec 2030", ref="1.1a.5"
    )
    with pytest.raises(ValidationError, match="never given twice"):
        change_plan(plan=plan, changes=[again], by=cast("lead"), **agreed)


def test_a_withdrawn_row_leaves_with_what_hangs_below_it_and_stays_in_the_past(
    plan: Plan, cast: Any, agreed: Any
) -> None:
    yesterday = today() - timedelta(days=1)
    before = refs(plan, yesterday)
    change_plan(plan=plan, changes=[Withdraw(row("1.1a", "action"))], by=cast("lead"), **agreed)
    assert not any(ref.startswith("1.1a") for ref in refs(plan))
    assert not any(m.line.ref.startswith("1.1a") for m in open_plan(plan, on=today()).milestones)
    assert refs(plan, yesterday) == before
    assert not RowPost.objects.filter(row=row("1.1a.5"), until_on__isnull=True).exists()
    with pytest.raises(ValidationError, match="withdrawn"):
        post_update(milestone=row("1.1a.5"), new=NewUpdate(Brag.GREEN), by=cast("owner"))
    with pytest.raises(ValidationError, match="withdrawn"):
        change_plan(plan=plan, changes=[NewWording(row("1.1a.5"), statement="x")], by=cast("lead"), **agreed)
    # What was read yesterday is still read yesterday's way, owners and all.
    line = next(m.line for m in judged_plan(plan, on=yesterday).milestones if m.line.ref == "1.1a.5")
    assert line.posts("owner")


def test_a_withdrawn_row_comes_back_with_its_owners(plan: Plan, cast: Any, agreed: Any) -> None:
    owners = {p.post_id for p in row("1.1a.5").posts.filter(until_on__isnull=True)}
    change_plan(plan=plan, changes=[Withdraw(row("1.1a", "action"))], by=cast("lead"), **agreed)
    with pytest.raises(ValidationError, match="first"):
        change_plan(plan=plan, changes=[Restore(row("1.1a.5"))], by=cast("lead"), **agreed)
    change_plan(plan=plan, changes=[Restore(row("1.1a", "action"))], by=cast("lead"), **agreed)
    assert "1.1a.5" in refs(plan)
    assert {p.post_id for p in row("1.1a.5").posts.filter(until_on__isnull=True)} == owners


def test_accountable_posts_change_by_revision_from_a_day(plan: Plan, cast: Any, agreed: Any) -> None:
    workstream = row("1", "workstream")
    held = RowPost.objects.get(row=workstream, part=RowPost.Part.ACCOUNTABLE)
    other = Post.objects.filter(area=plan.area).exclude(pk=held.post_id).first()
    assert other is not None
    change = NewPosts(workstream, RowPost.Part.ACCOUNTABLE, taking=(other,), leaving=(held,), from_on=today())
    made = change_plan(plan=plan, changes=[change], by=cast("lead"), **agreed)
    held.refresh_from_db()
    assert (held.until_on, held.ended_in) == (today() - timedelta(days=1), made)
    (now_line,) = (w for w in lines(plan, today()) if w.ref == "1")
    assert [p.post_id for p in now_line.posts("accountable")] == [other.pk]
    late = NewPosts(workstream, RowPost.Part.ACCOUNTABLE, (other,), from_on=today() + timedelta(days=1))
    abroad = Post.objects.exclude(area=plan.area).first()
    assert abroad is not None
    for wrong in (late, NewPosts(workstream, RowPost.Part.ACCOUNTABLE, (abroad,))):
        with pytest.raises(ValidationError):
            change_plan(plan=plan, changes=[wrong], by=cast("lead"), **agreed)


def test_nothing_to_change_is_said(plan: Plan, cast: Any, agreed: Any) -> None:
    with pytest.raises(ValidationError, match="Nothing changes yet"):
        change_plan(plan=plan, changes=[], by=cast("lead"), **agreed)
