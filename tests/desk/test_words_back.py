"""What cannot be recorded, for something moved while it was being written, is given back to its writer."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.people.clock import today
from milepost.plan.actions.move import move_plan
from milepost.plan.models import Plan, Row, RowPost
from milepost.progress.models import Draft, Review, Update
from milepost.rules.moves import Status

MILESTONE = "/desk/plans/exampleshire/milestones/1.1a.5/"
WORDS = {"rating": "green", "happened": "Precious words", "seen": "0"}


def row(ref: str) -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind="milestone", ref=ref)


def html(response: Any, status: int) -> str:
    assert response.status_code == status, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


@pytest.mark.parametrize("button", [{}, {"draft": "1"}])
def test_an_update_on_a_milestone_given_away_meanwhile(button: dict[str, str], as_: Any) -> None:
    client = as_("owner")
    RowPost.objects.filter(row=row("1.1a.5"), part="owner").delete()
    page = html(client.post(MILESTONE + "update/", WORDS | button), 403)
    assert "It is not yours to update now. Nothing was recorded" in page
    assert '<p class="mp-words">Precious words</p>' in page
    assert '<p class="mp-words">green' not in page
    assert not Update.objects.filter(happened="Precious words").exists()
    assert not Draft.objects.exists()
    assert client.get(MILESTONE + "update/").status_code == 404


def test_those_who_may_not_read_the_plan_are_told_nothing(as_: Any) -> None:
    assert as_("nobody").post(MILESTONE + "update/", WORDS).status_code == 404


def test_an_update_in_a_plan_that_closed_meanwhile(as_: Any, cast: Any) -> None:
    move_plan(plan=Plan.objects.get(slug="exampleshire"), status=Status.CLOSED, on=today(), by=cast("lead"))
    assert "Precious words" in html(as_("owner").post(MILESTONE + "update/", WORDS), 409)
    assert "what you wrote" not in html(as_("owner").get(MILESTONE + "update/"), 409)


def test_a_review_of_what_is_no_longer_complete(as_: Any) -> None:
    sent = {"finding": "lasted", "held_on-day": "1", "words": "Precious words"}
    page = html(as_("officer").post(MILESTONE + "review/", sent), 409)
    assert "It is no longer complete" in page
    assert "Precious words" in page
    assert not Review.objects.filter(words="Precious words").exists()
    assert as_("officer").get(MILESTONE + "review/").status_code == 404


def test_even_to_those_who_own_nothing_now_where_they_read_the_plan(as_: Any) -> None:
    client = as_("board")
    assert "Precious words" in html(client.post(MILESTONE + "update/", WORDS), 403)
    assert client.get(MILESTONE + "update/").status_code == 404
