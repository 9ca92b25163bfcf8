"""Who answers for a plan and is not there, or soon not, or has nobody to stand in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.people.clock import today
from milepost.people.models import Holding, Partnership, Post
from milepost.plan.actions.move import move_plan
from milepost.plan.gaps import Answerable, gaps
from milepost.plan.models import Plan
from milepost.rules.moves import Status

HEAD = "Head of SEND"


def day(n: int) -> Any:
    return today() + timedelta(days=n)


def titles(found: tuple[Answerable, ...]) -> list[str]:
    return [p.title for p in found]


def test_the_demonstration_has_one_of_each(db: Any) -> None:
    found = gaps(today())
    [vacant], [alone] = found.vacant, found.no_deputy
    assert (vacant.title, vacant.workstreams, vacant.milestones) == ("Head of Children's Therapies", (), 1)
    assert (alone.title, alone.workstreams) == ("Chief Nurse, Exampleshire Integrated Care Board", ("2",))
    assert found.ending == ()
    assert Post.objects.get(title="Director of Children's Services", area__name="Exampleshire").deputy_id


@pytest.mark.parametrize(("last", "vacant", "ending"), [(-1, 1, 0), (0, 0, 1), (30, 0, 1), (31, 0, 0)])
def test_a_holder_who_goes(last: int, vacant: int, ending: int, cast: Any) -> None:
    cast("owner").holdings.update(until_on=day(last))
    found = gaps(today())
    assert (titles(found.vacant).count(HEAD), titles(found.ending).count(HEAD)) == (vacant, ending)
    if ending:
        assert next(p for p in found.ending if p.title == HEAD).bare_from == day(last + 1)


def test_whoever_follows_at_once_leaves_no_gap(cast: Any) -> None:
    holding = cast("owner").holdings.get()
    cast("owner").holdings.update(until_on=day(5))
    follows = Holding.objects.create(post=holding.post, user=cast("nobody"), from_on=day(6))
    assert HEAD not in titles(gaps(today()).ending)
    Holding.objects.filter(pk=follows.pk).update(from_on=day(7))
    assert HEAD in titles(gaps(today()).ending)


def test_somebody_who_may_not_sign_in_holds_nothing(cast: Any) -> None:
    user = cast("owner")
    user.is_active = False
    user.save()
    assert HEAD in titles(gaps(today()).vacant)


def test_a_post_that_answers_for_nothing_is_no_gap(cast: Any) -> None:
    Post.objects.create(title="Head of Nothing", area=Plan.objects.get(slug="exampleshire").area)
    assert "Head of Nothing" not in titles(gaps(today()).vacant)


def test_of_a_plan_that_is_over_nobody_answers(cast: Any) -> None:
    move_plan(plan=Plan.objects.get(slug="exampleshire"), status=Status.CLOSED, on=today(), by=cast("lead"))
    assert not gaps(today()).any


def test_the_published_plan_is_not_ours_and_is_over(db: Any) -> None:
    Partnership.objects.update(area=Plan.objects.get(slug="peterborough-2019").area)
    assert not gaps(today()).any
