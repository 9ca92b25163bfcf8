"""Many milestones given from one post to another: each by itself, each refusal said."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from milepost.people.clock import today
from milepost.people.models import AuditEvent, Post
from milepost.plan.actions.move import move_plan
from milepost.plan.actions.reassign import reassign_owner
from milepost.plan.models import Plan, Row, RowPost
from milepost.rules.moves import Status

PATH = "/desk/plans/exampleshire/reassign/"


def html(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


def row(ref: str) -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind="milestone", ref=ref)


def post(title: str) -> Post:
    return Post.objects.get(title=title, area__name="Exampleshire")


@pytest.fixture
def head(db: Any) -> Post:
    return post("Head of SEND")


@pytest.fixture
def therapies(db: Any) -> Post:
    return post("Head of Children's Therapies")


def sent(to: Post, *refs: str, on: Any = None) -> dict[str, Any]:
    day = on or today()
    when = {"from_on-day": day.day, "from_on-month": day.month, "from_on-year": day.year}
    return {"milestones": [row(ref).pk for ref in refs], "to": to.pk, **when}


def owner(ref: str) -> str:
    return RowPost.objects.get(row=row(ref), part="owner", until_on=None).post.title  # type: ignore[union-attr]


def test_those_ticked_change_owner_each_by_itself(as_: Any, cast: Any, head: Post, therapies: Post) -> None:
    client = as_("officer")
    page = html(client.get(PATH, {"from": head.pk}))
    assert re.search(rf'value="{row("1.1a.3").pk}"[^>]*checked', page)
    assert not re.search(rf'value="{row("1.1a.1").pk}"[^>]*checked', page)
    events = AuditEvent.objects.count()
    response = client.post(f"{PATH}?from={head.pk}", sent(therapies, "1.1a.3", "1.1a.5"))
    assert response["Location"] == f"{PATH}?from={therapies.pk}"
    assert "2 milestones now with Head of Children&#39;s Therapies: 1.1a.3, 1.1a.5" in html(
        client.get(response["Location"])
    )
    new = AuditEvent.objects.order_by("-pk")[: AuditEvent.objects.count() - events]
    assert [(e.verb, e.by) for e in new] == [("reassign_owner", cast("officer"))] * 2
    assert owner("1.1a.3") == owner("1.1a.5") == therapies.title
    assert owner("1.2.3") == head.title


def test_a_slip_is_put_right_from_the_same_day_and_both_stay_on_record(as_: Any, head: Post, therapies: Post) -> None:
    client = as_("officer")
    client.post(f"{PATH}?from={head.pk}", sent(therapies, "1.1a.3"))
    client.post(f"{PATH}?from={therapies.pk}", sent(head, "1.1a.3"))
    assert owner("1.1a.3") == head.title
    assert row("1.1a.3").posts.filter(part="owner").count() == 3
    page = html(client.get("/desk/plans/exampleshire/milestones/1.1a.3/"))
    assert "Head of Children&#39;s Therapies stopped being owner" in page
    assert f'<a class="govuk-link" href="/desk/posts/{head.pk}/">Head of SEND</a></dd>' in page


def test_each_refusal_is_said_and_the_others_go_through(as_: Any, cast: Any, head: Post, therapies: Post) -> None:
    later = today() - timedelta(days=5)
    reassign_owner(milestone=row("1.2.3"), to=therapies, from_on=today() - timedelta(days=2), by=cast("officer"))
    reassign_owner(milestone=row("1.2.3"), to=head, from_on=today() - timedelta(days=1), by=cast("officer"))
    reassign_owner(milestone=row("1.1a.5"), to=therapies, from_on=later, by=cast("officer"))
    moved = sent(therapies, "1.1a.3", "1.2.3", "1.1a.5", "2.1a.1", on=later)
    page = html(as_("officer").post(f"{PATH}?from={head.pk}", moved))
    assert "1 milestone now with Head of Children&#39;s Therapies: 1.1a.3" in page
    assert "1.2.3: The present owner began on" in page
    assert "1.1a.5: it has another owner by now" in page
    assert "One of these is not in a workstream you answer for" in page
    assert owner("1.2.3") == head.title
    assert owner("2.1a.1") != therapies.title


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"milestones": []}, "Choose at least one milestone"),
        ({"to": ""}, "Choose a post"),
        ({"from_on-day": "31", "from_on-month": "2"}, "must be a real date"),
        ({"milestones": ["x", "999999999999"]}, "not in a workstream you answer for"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(
    change: Any, words: str, as_: Any, head: Post, therapies: Post
) -> None:
    assert words in html(as_("officer").post(f"{PATH}?from={head.pk}", {**sent(therapies, "1.1a.3"), **change}))
    assert owner("1.1a.3") == head.title


def test_tomorrow_is_refused(as_: Any, head: Post, therapies: Post) -> None:
    moved = sent(therapies, "1.1a.3", on=today() + timedelta(days=1))
    assert "1.1a.3: The date must be today or in the past" in html(as_("officer").post(f"{PATH}?from={head.pk}", moved))
    assert owner("1.1a.3") == head.title


@pytest.mark.parametrize("key", ["owner", "lead", "forum", "auditor", "administrator"])
def test_only_an_accountable_officer_opens_it(key: str, as_: Any, head: Post, therapies: Post) -> None:
    assert as_(key).post(f"{PATH}?from={head.pk}", sent(therapies, "1.1a.3")).status_code == 404
    assert owner("1.1a.3") == head.title


def test_a_plan_that_is_not_live_takes_no_new_owner(as_: Any, cast: Any, head: Post, therapies: Post) -> None:
    move_plan(plan=Plan.objects.get(slug="exampleshire"), status=Status.CLOSED, on=today(), by=cast("lead"))
    assert as_("officer").post(f"{PATH}?from={head.pk}", sent(therapies, "1.1a.3")).status_code == 409
    assert owner("1.1a.3") == head.title


def test_whose_owns_nothing_here_says_so(as_: Any) -> None:
    assert "owns nothing in your workstreams" in html(as_("officer").get(PATH, {"from": "0"}))


def test_whoever_owns_it_beside_them_still_does(as_: Any, cast: Any, head: Post, therapies: Post) -> None:
    beside = Post.objects.filter(area=head.area).exclude(pk__in=[head.pk, therapies.pk]).earliest("pk")
    theirs = RowPost.objects.get(row=row("1.1a.3"), part="owner", until_on=None)
    theirs.pk, theirs.post = None, beside
    theirs.save(force_insert=True)
    as_("officer").post(f"{PATH}?from={head.pk}", sent(therapies, "1.1a.3"))
    now = RowPost.objects.filter(row=row("1.1a.3"), part="owner", until_on=None)
    assert {p.post for p in now} == {beside, therapies}
