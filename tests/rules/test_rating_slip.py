"""Late by the first deadline is said on completion, though the present one was met."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.rules.brag import Brag
from milepost.rules.policy import RatingPolicy
from milepost.rules.rating import Judged, MilestoneFacts, Said, judge
from milepost.rules.rhythm import Rhythm
from milepost.rules.rollup import count
from milepost.rules.timescale import Precision, understand

LIVE = date(2019, 11, 15)
POLICY = RatingPolicy(date(2014, 9, 1), "example", 90, 90, 14, 14, Rhythm.MONTHLY, 30)


def judged(present: str, first: str, completed: date | None = None) -> Judged:
    facts = MilestoneFacts(understand(present), LIVE, LIVE, plan_rated=True, first=understand(first))
    said = Said(Brag.BLUE, date(2020, 7, 1), completed, Precision.DAY, accepted=True, has_evidence=True)
    return judge(facts, said if completed else None, frozenset(), on=date(2020, 7, 2), policy=POLICY)


@pytest.mark.parametrize(
    ("completed", "words"),
    [
        (date(2020, 6, 20), "complete, 20 June 2020; late by its first deadline of April 2020"),
        (date(2020, 4, 20), "complete, 20 April 2020; early"),
        (date(2020, 7, 1), "complete, 1 July 2020; late"),
    ],
)
def test_late_by_the_first_deadline_is_said(completed: date, words: str) -> None:
    assert judged("June 2020", "April 2020", completed).reasons[0] == words


def test_slipped_is_counted_with_how_far() -> None:
    moved = judged("June 2020", "April 2020")
    assert (moved.slipped, moved.slip) == (True, "2 months later")
    sooner = judged("March 2020", "April 2020")
    assert (sooner.slipped, sooner.slip) == (False, "")
    assert count([moved, sooner, moved]).slipped == 2
