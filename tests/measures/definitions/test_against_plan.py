"""What measures name is in their plans, and what is not there is said."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from milepost.measures.definitions.against_plan import not_in_plan
from milepost.plan.models import Plan
from tests.measures.definitions.test_read import WHOLE


@pytest.mark.django_db
def test_the_demonstrations_plans_have_all_that_their_measures_name() -> None:
    out = StringIO()
    call_command("check_measures", stdout=out)
    assert out.getvalue().endswith("measures are right, and their plans have all that they name\n")


@pytest.mark.django_db
def test_what_a_plan_has_not_is_named_with_the_file(folder: Path, django_assert_num_queries: object) -> None:
    (folder / "short-stays.yaml").write_text(WHOLE + "owner: Head of Nothing\n", "utf-8")
    (folder / "other.yaml").write_text(WHOLE.replace("plan: exampleshire", "plan: elsewhere"), "utf-8")
    plan = Plan.objects.get(slug="exampleshire")
    with django_assert_num_queries(3):  # type: ignore[operator]
        found = not_in_plan(plan)
    assert found == tuple(
        f"definitions/measures/short-stays.yaml: the plan has no {what}"
        for what in ("organisation “A Trust”", "organisation “A Hospice”", "post “Head of Nothing”")
    )
    out, wrong = StringIO(), StringIO()
    with pytest.raises(CommandError, match="3 to put right"):
        call_command("check_measures", stdout=out, stderr=wrong)
    assert "No plan “elsewhere” is here, so nothing was checked of definitions/measures/other.yaml" in out.getvalue()
    assert wrong.getvalue().splitlines() == list(found)


@pytest.mark.django_db
def test_a_milestone_is_no_impact(folder: Path) -> None:
    text = WHOLE.replace("impacts: [2.1-i1]", "impacts: [1.1a.5]").replace(
        "milestones: [1.1a.5]", "milestones: [2.1-i1]"
    )
    (folder / "short-stays.yaml").write_text(text, "utf-8")
    found = not_in_plan(Plan.objects.get(slug="exampleshire"))
    assert [words.rpartition("no ")[2] for words in found][:2] == ["impact “1.1a.5”", "milestone “2.1-i1”"]
