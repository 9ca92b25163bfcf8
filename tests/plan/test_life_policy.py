"""The life of a plan as an area edits it: what is shipped, a step of its own, and slips named by file and line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError

from milepost.people.clock import today
from milepost.plan.actions.move import move_plan, take_step
from milepost.plan.life_policy import life_policies, life_policy
from milepost.plan.models import Plan, PlanStep
from milepost.plan.queries import status_now
from milepost.rules.life import Unit
from milepost.rules.moves import Status

LEGAL = {
    (Status.DRAFT, Status.SUBMITTED),
    (Status.SUBMITTED, Status.FIT),
    (Status.SUBMITTED, Status.RETURNED),
    (Status.RETURNED, Status.SUBMITTED),
    (Status.FIT, Status.LIVE),
    (Status.LIVE, Status.CLOSED),
}


@pytest.fixture
def file(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A copy of the shipped file that a test may change."""
    here = tmp_path / "definitions"
    shutil.copytree(settings.DEFINITIONS, here)
    settings.DEFINITIONS = here
    life_policies.cache_clear()
    yield here / "policies" / "plan_life.yaml"
    life_policies.cache_clear()


@pytest.mark.parametrize(("a", "b"), list(product(Status, Status)))
def test_as_shipped_a_plan_may_make_these_moves_and_no_other(a: Status, b: Status) -> None:
    policy = life_policy(date(2026, 11, 25))
    assert (b in {s.status for s in policy.next_of(policy.step("", a))}) == ((a, b) in LEGAL)


def test_the_clocks_are_data_with_their_unit_and_source() -> None:
    clocks = {c.name: c for c in life_policy(date(2019, 11, 15)).clocks}
    answer, again = clocks["The regulator's answer is due"], clocks["The plan is to be submitted again"]
    assert (answer.words, answer.unit) == ("10 working days", Unit.WORKING_DAYS)
    assert (again.words, again.unit) == ("20 days", Unit.DAYS)
    assert all(c.source for c in clocks.values())


def test_no_policy_before_the_first() -> None:
    with pytest.raises(LookupError, match="2014-08-31"):
        life_policy(date(2014, 8, 31))


@pytest.mark.django_db
def test_an_area_adds_a_step_that_leaves_the_plan_a_draft(file: Path, cast: Any) -> None:
    text = file.read_text("utf-8")
    text = text.replace(
        "draft: {name: Drafted, status: draft, next: [submitted], verb: load_plan}",
        "draft: {name: Drafted, status: draft, next: [cabinet], verb: load_plan}\n"
        "      cabinet: {name: Agreed by cabinet, status: draft, next: [submitted], verb: move_plan, needs: {took_part: 3}}",
    )
    file.write_text(text, "utf-8")
    plan, by = Plan.objects.get(slug="exampleshire"), cast("lead")
    PlanStep.objects.filter(plan=plan).exclude(status="draft").delete()
    with pytest.raises(ValidationError, match="cannot become submitted"):
        move_plan(plan=plan, status=Status.SUBMITTED, on=today(), by=by)
    with pytest.raises(ValidationError, match=r"Agreed by cabinet is not possible yet\. Only 2 of 3 groups"):
        take_step(plan=plan, key="cabinet", on=today(), by=by)
    move_plan(plan=plan, status=Status.DRAFT, on=today(), by=by)
    assert (plan.steps.last().step, status_now(plan)) == ("cabinet", Status.DRAFT)  # type: ignore[union-attr]
    move_plan(plan=plan, status=Status.SUBMITTED, on=today(), by=by)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("next: [live]", "next: [alive]"), "policies > 1 > steps > fit_for_purpose > next > 1: nothing has the key “alive”"),
        (("after: [returned]", "after: [sent_back]"), "clocks > 3 > after > 1: nothing has the key “sent_back”"),
        (("unit: working_days", "unit: weeks"), "“weeks” must be one of days, working_days, months"),
        (("status: closed,", "status: over,"), "“over” must be one of draft"),
        (("from_date: 2014-09-01", "from_date: 2014-09-31"), "it is not a date in the calendar"),
        (("count: 20", "count: twenty"), "is not of type 'integer'"),
        (("live: {name: Live, status: live,", "live: {name: Live, status: closed,"), "no step gives the status “live”"),
        (("verb: move_plan, asks_why: true", "verb: do_it, asks_why: true"), "“do_it” must be one of"),
    ],
)  # fmt: skip
def test_a_slip_is_named_by_file_and_line(file: Path, change: tuple[str, str], words: str) -> None:
    text = file.read_text("utf-8")
    assert change[0] in text
    file.write_text(text.replace(*change, 1), "utf-8")
    line = text[: text.index(change[0])].count("\n") + 1
    with pytest.raises(ImproperlyConfigured, match=r"definitions/policies/plan_life\.yaml, line \d+") as wrong:
        life_policies()
    assert words in str(wrong.value)
    if "no step gives" not in words:
        assert f"line {line}," in str(wrong.value)
