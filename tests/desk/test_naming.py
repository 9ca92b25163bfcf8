"""Saying what a concern or a decision is about by its refs."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from milepost.board.actions.escalate import escalate
from milepost.board.queries.about import about
from milepost.board.subjects import Subject
from milepost.desk.naming import understood, written
from milepost.people.clock import today
from milepost.people.models import User
from milepost.plan.models import Plan
from tests.board.escalations.sending import line
from tests.board.meeting import the_board

pytestmark = pytest.mark.django_db


def plans(*slugs: str) -> list[Plan]:
    return [Plan.objects.get(slug=slug) for slug in slugs]


def names(found: tuple[Subject, ...]) -> list[str | int]:
    return [s.row.ref if s.row else s.risk.number if s.risk else "" for s in found]


def test_rows_and_risks_and_back() -> None:
    one = plans("exampleshire")
    found = understood("2.2.1;  Risk 1,\n1.1a ,", one)
    assert names(found) == ["2.2.1", 1, "1.1a"]
    assert understood(" , ", one) == ()
    by = User.objects.get(email="secretary@example.org")
    e = escalate(body=the_board(), line=line(), why="Why", tried="This", about=found, by=by)
    read = about("escalation", [e.pk], on=today())[e.pk]
    assert written(read, one) == "2.2.1, risk 1, action 1.1a"
    both = plans("exampleshire", "peterborough-2019")
    assert written(read, both) == "exampleshire 2.2.1, exampleshire risk 1, exampleshire action 1.1a"
    assert understood(written(read, both), both) == found


@pytest.mark.parametrize("word", ["9.9z", "risk 99", "risk one", "exampleshire 9.9z", "peterborough-2019 1.1"])
def test_what_is_not_there_is_named(word: str) -> None:
    with pytest.raises(ValidationError, match=word):
        understood(f"2.2.1, {word}", plans("exampleshire"))


def test_of_several_plans_the_short_name_says_which() -> None:
    both = plans("exampleshire", "peterborough-2019")
    with pytest.raises(ValidationError, match=r"“1\.1” is in several plans"):
        understood("1.1", both)
    (one,) = understood("peterborough-2019 1.1", both)
    assert one.row
    assert (one.row.plan.slug, one.row.ref) == ("peterborough-2019", "1.1")


def test_an_outcome_and_an_action_of_one_ref_are_told_apart() -> None:
    one = plans("exampleshire")
    with pytest.raises(ValidationError, match=r"Write outcome 1\.2 or action 1\.2"):
        understood("1.2", one)
    found = understood("Outcome 1.2, action 1.2, ACTION 1.2", one)
    assert [s.row.kind for s in found if s.row] == ["outcome", "action"]
