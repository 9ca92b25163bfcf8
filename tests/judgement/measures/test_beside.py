"""The page of one measure reads those that speak to the same outcomes, and says of its actions what the plan's page says."""

from __future__ import annotations

import pytest

from milepost.judgement.measures import in_plan, measures_beside, measures_of
from milepost.judgement.queries import judged_plan
from milepost.people.clock import today
from milepost.plan.models import Plan

pytestmark = pytest.mark.django_db


def test_it_reads_less_and_says_the_same() -> None:
    plan = Plan.objects.get(slug="exampleshire")
    judged = judged_plan(plan, on=today(), history=False)
    every = measures_of(plan, today())
    whole, less = in_plan(every, judged), []
    for read in every:
        near = measures_beside(judged, read.measure.id)
        less.append(len(near))
        assert next(r for r in near if r.measure.id == read.measure.id) == read
        part = in_plan(near, judged)
        own = [ref for ref, behind in whole.actions.items() if read in behind.reads]
        assert {ref: part.behind(ref) for ref in own} == {ref: whole.behind(ref) for ref in own}
    assert max(less) < len(every)


def test_what_is_unknown_is_not_read() -> None:
    judged = judged_plan(Plan.objects.get(slug="exampleshire"), on=today(), history=False)
    assert measures_beside(judged, "no-such-measure") == ()
