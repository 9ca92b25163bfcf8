"""What ratings add up to, and in which words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.brag import Brag
from milepost.rules.rating import Judged
from milepost.rules.rollup import count, roll_up

from .cases import at, done, facts, said

ON = date(2020, 7, 5)
COMPLETE = at(ON, facts(), done(date(2020, 6, 2)))
AMBER = at(ON, facts(), said(on=date(2020, 7, 1)))
RED = at(ON, facts(), said(Brag.RED, date(2020, 7, 1)))
FADED = at(ON, facts("Aug 2020"), said(on=date(2020, 5, 12)))
ASKED = at(ON, facts("Sept 2020"))
NOT_YET = at(ON, facts("Dec 2021"))
DECLARED_EARLY = at(ON, facts("Dec 2021"), said(Brag.RED, date(2020, 7, 1)))
JUDGED = st.sampled_from([COMPLETE, AMBER, RED, FADED, ASKED, NOT_YET, DECLARED_EARLY])


@pytest.mark.parametrize(
    ("below", "rating", "reason"),
    [
        ([], None, "no milestones"),
        ([COMPLETE], Brag.BLUE, "its one milestone is complete"),
        ([COMPLETE, COMPLETE], Brag.BLUE, "all 2 milestones are complete"),
        ([AMBER, COMPLETE], Brag.AMBER, "its one unfinished milestone in play"),
        ([AMBER, RED, ASKED, COMPLETE, NOT_YET], Brag.RED, "the worst of 3 unfinished milestones in play"),
        ([FADED, COMPLETE], Brag.GREEN, "its one unfinished milestone in play"),
        ([COMPLETE, NOT_YET], None, "no unfinished milestone is in play yet"),
        ([NOT_YET, DECLARED_EARLY], None, "no unfinished milestone is in play yet"),
        ([COMPLETE, ASKED], None, "no unfinished milestone in play has a rating yet"),
    ],
)
def test_rating_and_reason(below: list[Judged], rating: Brag | None, reason: str) -> None:
    rollup = roll_up(below)
    assert (rollup.rating, rollup.reason) == (rating, reason)


def test_counts_say_how_many_of_each() -> None:
    c = count([COMPLETE, AMBER, RED, FADED, ASKED, NOT_YET, DECLARED_EARLY])
    assert (c.blue, c.green, c.amber, c.red, c.none, c.total) == (1, 1, 1, 2, 2, 7)
    assert (c.overdue, c.stale, c.challenged) == (2, 1, 1)


@given(st.lists(JUDGED, max_size=7).flatmap(lambda js: st.tuples(st.just(js), st.permutations(js))))
def test_order_does_not_matter(pair: tuple[list[Judged], list[Judged]]) -> None:
    assert roll_up(pair[0]) == roll_up(pair[1])


@given(st.lists(JUDGED, max_size=7), JUDGED)
def test_one_more_unfinished_milestone_in_play_never_improves_it(below: list[Judged], more: Judged) -> None:
    before, after = roll_up(below).rating, roll_up([*below, more]).rating
    if before is not None and before is not Brag.BLUE:
        assert after is not None
        assert after.severity >= before.severity
    if before is Brag.BLUE:
        assert (after is Brag.BLUE) == more.complete
