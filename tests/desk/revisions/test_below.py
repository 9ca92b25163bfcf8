"""Plans below plans: linked to the action they serve, summed up in counts, and shown to those who may read them."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.people.clock import now, today
from milepost.people.models import AuditEvent
from milepost.plan.actions.change import Withdraw, change_plan
from milepost.plan.actions.serve import set_serves
from milepost.plan.models import Plan, PlanStep, Row, Version

PATH = "/desk/plans/recovery/serves/"


@pytest.fixture
def upper(db: Any) -> Plan:
    return Plan.objects.get(slug="exampleshire")


@pytest.fixture
def lower(upper: Plan) -> Plan:
    """A fictional recovery plan of one promise, still a draft."""
    stamp = {"recorded_at": now(), "recorded_by": upper.recorded_by}
    plan = Plan.objects.create(slug="recovery", title="A recovery plan", kind="other", area=upper.area, **stamp)
    PlanStep.objects.create(plan=plan, status="draft", on=today(), **stamp)
    parent = None
    like = Version.objects.filter(row=row("1.1b.1")).latest("pk")
    for n, (kind, ref) in enumerate(
        (("workstream", "1"), ("outcome", "1.1"), ("action", "1.1a"), ("milestone", "1.1a.1"))
    ):
        parent = Row.objects.create(plan=plan, kind=kind, ref=ref, parent=parent, position=n + 1, **stamp)
        version = Version(row=parent, statement=f"A {kind}", **stamp)
        if kind == "milestone":
            version.deadline, version.shape, version.due, version.precision = (
                like.deadline,
                like.shape,
                like.due,
                like.precision,
            )
        version.save()
    return plan


def row(ref: str, kind: str = "milestone", slug: str = "exampleshire") -> Row:
    return Row.objects.get(plan__slug=slug, kind=kind, ref=ref)


def text(response: Any) -> str:
    assert response.status_code == 200
    return response.content.decode()  # type: ignore[no-any-return]


def test_a_plan_is_linked_and_the_plan_above_counts_it(lower: Plan, as_: Any) -> None:
    client = as_("lead")
    before = AuditEvent.objects.count()
    seen = text(client.post(PATH, {"action": row("1.1a", "action").pk, "seen": ""}, follow=True))
    assert "is there to carry out" in seen
    assert AuditEvent.objects.count() == before + 1
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.before, event.after) == (
        "link_plan",
        {"serves_id": None},
        {"serves_id": row("1.1a", "action").pk},
    )
    for path in ("/desk/plans/exampleshire/", "/desk/plans/exampleshire/actions/1.1a/"):
        assert "1 milestone: 0 Blue, 0 Green, 0 Amber, 0 Red, 1 with no rating yet" in text(client.get(path)), path
    assert "A recovery plan" not in text(client.get("/desk/plans/exampleshire/actions/2.1a/"))
    seen = text(client.post(PATH, {"action": "none", "seen": row("1.1a", "action").pk}, follow=True))
    assert "is there to carry out" not in seen


def test_everyone_sees_only_a_public_plan_below(lower: Plan, as_: Any, cast: Any) -> None:
    set_serves(plan=lower, action=row("1.1a", "action"), seen=None, by=cast("lead"))
    public = ("/plans/exampleshire/", "/plans/exampleshire/weakness/1/")
    for path in public:
        assert "A recovery plan" not in text(as_("public").get(path)), path
    stamp = {"recorded_at": now(), "recorded_by": lower.recorded_by}
    PlanStep.objects.create(plan=lower, status="live", on=today(), **stamp)
    from django.db import transaction

    from milepost.people.audit import record

    with transaction.atomic():
        record(by=cast("lead"), verb="move_plan", about=lower, summary="Live")
    assert "A recovery plan" in text(as_("public").get(public[0]))
    assert "Exampleshire" in text(as_("public").get("/plans/recovery/"))


@pytest.mark.parametrize(
    ("choose", "words"),
    [
        (lambda: row("1.1", "outcome"), "Choose an action"),
        (lambda: row("1.1a", "action", "recovery"), "cannot serve itself"),
        (lambda: Row.objects.filter(plan__slug="peterborough-2019", kind="action").first(), "of another area"),
    ],
)
def test_what_cannot_be_served_is_refused_in_words(choose: Any, words: str, lower: Plan, cast: Any) -> None:
    with pytest.raises(ValidationError, match=words):
        set_serves(plan=lower, action=choose(), seen=None, by=cast("lead"))
    lower.refresh_from_db()
    assert lower.serves is None


def test_two_plans_cannot_each_serve_the_other(upper: Plan, lower: Plan, cast: Any) -> None:
    set_serves(plan=lower, action=row("1.1a", "action"), seen=None, by=cast("lead"))
    with pytest.raises(ValidationError, match="each serve the other"):
        set_serves(plan=upper, action=row("1.1a", "action", "recovery"), seen=None, by=cast("lead"))


def test_two_plans_linked_at_once_do_not_serve_each_other(upper: Plan, lower: Plan, cast: Any) -> None:
    """The second is decided by what the first did, not by what both saw before it."""
    seen_before = row("1.1a", "action", "recovery")
    assert seen_before.plan.serves_id is None
    set_serves(plan=lower, action=row("1.1a", "action"), seen=None, by=cast("lead"))
    with pytest.raises(ValidationError, match="Two plans cannot each serve the other"):
        set_serves(plan=upper, action=seen_before, seen=None, by=cast("lead"))


def test_the_second_of_two_is_told(lower: Plan, cast: Any, as_: Any) -> None:
    set_serves(plan=lower, action=row("1.1a", "action"), seen=None, by=cast("lead"))
    sent = {"action": str(row("2.1a", "action").pk), "seen": ""}
    assert "Somebody else has changed this" in text(as_("lead").post(PATH, sent))
    assert as_("officer").get(PATH).status_code == 404


def test_an_action_that_is_served_is_not_withdrawn(upper: Plan, lower: Plan, cast: Any) -> None:
    set_serves(plan=lower, action=row("1.1a", "action"), seen=None, by=cast("lead"))
    agreed = {"why": "x", "agreed_by": "The board", "agreed_on": today()}
    for gone in (row("1.1a", "action"), row("1.1", "outcome")):
        with pytest.raises(ValidationError, match="Unlink that plan first"):
            change_plan(plan=upper, changes=[Withdraw(gone)], by=cast("lead"), **agreed)
