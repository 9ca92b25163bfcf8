"""A re-baseline: the only way a board moves a live deadline."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.board.actions.decide import NewDecision, decide
from milepost.board.actions.rebaseline import carry_out
from milepost.board.models import Decision, Rebaseline
from milepost.board.queries.decisions import decisions
from milepost.board.subjects import Subject
from milepost.people.clock import today
from milepost.people.models import User
from milepost.plan.actions.change import ChangedMeanwhile
from milepost.plan.models import Plan, PlanStep, Revision
from milepost.rules.board import DecisionKind
from tests.board.meeting import secretary, the_board

from .making import item, meeting, recorded, row

pytestmark = pytest.mark.django_db
MOVE = "1.1a.5"
WHY = "The new team starts in the summer"


def new(*moves: tuple[str, str], **more: Any) -> NewDecision:
    about = tuple(Subject(row=row(ref), deadline=deadline) for ref, deadline in moves or ((MOVE, "Sep 2029"),))
    return replace(NewDecision(DecisionKind.REBASELINE, "We move it", WHY, about=about), **more)


def decided(**more: Any) -> Decision:
    return decide(item=item(meeting()), new=new(**more), by=secretary())


@pytest.fixture
def lead(cast: Any) -> User:
    return cast("lead")  # type: ignore[no-any-return]


def test_it_is_carried_out_by_one_revision_that_names_the_body(lead: User) -> None:
    made = decided()
    assert row(MOVE).versions.latest("pk").deadline != "Sep 2029", "deciding alone changes nothing"
    revision = carry_out(decision=made, by=lead).revision
    assert row(MOVE).versions.latest("pk").deadline == "Sep 2029"
    assert (revision.why, revision.body, revision.agreed_on, revision.open) == (WHY, the_board(), today(), True)
    [read] = decisions(on=today(), ids=[made.pk])
    assert read.revision_id == revision.pk
    assert [(a.ref, a.deadline) for a in read.about] == [(MOVE, "Sep 2029")]


def test_it_is_carried_out_once(lead: User) -> None:
    made = decided()
    carry_out(decision=made, by=lead)
    with pytest.raises(ValidationError, match="carried this out already"):
        carry_out(decision=made, by=lead)
    assert Rebaseline.objects.filter(decision=made).count() == 1


def test_another_kind_moves_nothing(lead: User) -> None:
    noted = decide(item=item(meeting()), new=NewDecision(DecisionKind.NOTE, "We note it"), by=secretary())
    with pytest.raises(ValidationError, match="Only a re-baseline"):
        carry_out(decision=noted, by=lead)


def test_a_milestone_that_somebody_changed_since_is_shown_first(lead: User) -> None:
    made, seen = decided(), row(MOVE).versions.latest("pk").pk
    count = Revision.objects.count()
    with pytest.raises(ChangedMeanwhile):
        carry_out(decision=made, by=lead, seen={row(MOVE).pk: seen - 1})
    assert (Revision.objects.count(), Rebaseline.objects.count()) == (count, 0)


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        (((MOVE, "when we can"),), "1.1a.5"),
        ((("1.1a.4", "Sep 2029"),), "cannot come round"),
        (((MOVE, "Sep 2029"), (MOVE, "Oct 2029")), "one new deadline"),
    ],
)
def test_deadlines_that_cannot_be_are_refused(moves: tuple[tuple[str, str], ...], words: str) -> None:
    with pytest.raises(ValidationError) as told:
        decide(item=item(meeting()), new=new(*moves), by=secretary())
    assert words in told.value.message_dict["deadlines"][0]


def test_the_deadline_it_has_already_is_refused() -> None:
    with pytest.raises(ValidationError, match="already"):
        decide(item=item(meeting()), new=new((MOVE, row(MOVE).versions.latest("pk").deadline)), by=secretary())


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"about": ()}, "deadlines"),
        ({"reasons": " "}, "reasons"),
        ({"kind": DecisionKind.APPROVE}, "deadlines"),
    ],
)
def test_what_a_rebaseline_needs_and_only_it_has(change: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as told:
        decided(**change)
    assert field in told.value.message_dict


def test_an_action_has_no_deadline() -> None:
    with pytest.raises(ValidationError, match="only milestones"):
        decided(about=(Subject(row=row("1.1a", "action"), deadline="Sep 2029"),))


def test_none_is_made_in_private() -> None:
    with pytest.raises(ValidationError, match="open part"):
        decide(item=item(meeting(), private=True), new=new(), by=secretary())


def test_a_plan_that_is_not_live_has_no_deadline_to_move() -> None:
    plan = Plan.objects.get(slug="exampleshire")
    PlanStep.objects.create(**recorded(plan=plan, status="closed", on=today()))
    with pytest.raises(ValidationError, match="not live"):
        decided()
