"""What the measures behind an action say together."""

from __future__ import annotations

from datetime import date

from milepost.judgement.measures import Behind
from milepost.judgement.measures.read import made_of
from milepost.rules.difference import Difference
from milepost.rules.measuring import Direction

from .made import measure, series, target

ON = date(2025, 1, 10)
STEADY = [60 + n % 3 for n in range(14)]
NEUTRAL = made_of(series([*STEADY, 20], measure(direction=Direction.NONE)), ON)
MEETING = made_of(series(STEADY, measure(targets=(target(50, date(2025, 12, 31)),))), ON)


def test_a_measure_without_a_direction_is_counted_and_never_said_of_all() -> None:
    assert NEUTRAL.difference is Difference.CHANGED
    both = Behind((NEUTRAL, MEETING))
    assert both.difference is Difference.MEETING
    assert both.detail == "2 measures: 1 changed, 1 meeting the target so far"
    assert Behind((NEUTRAL,)).difference is None
    assert Behind((NEUTRAL,)).detail == "1 measure: 1 changed"


def test_of_one_measure_both_halves_are_said() -> None:
    assert Behind((MEETING,)).detail == "no real change"
    assert Behind().detail == ""
