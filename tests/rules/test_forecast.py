"""What the current limits say of a target, and no more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.forecast import Will, forecast
from milepost.rules.measuring import Aim, Direction, Unit
from milepost.rules.spc import Assurance, Options, Spc, work_out
from milepost.rules.target import Wanted

from .spc.test_chart import dated, days

ON = date(2021, 6, 1)
DUE = date(2021, 7, 31)
STEADY = [40.0, 60.0] * 7
"""Mean 50, every range 20: limits 50 less and more 53.2, so -3.2 to 103.2."""


def chart(values: list[float] = STEADY, rebases: tuple[date, ...] = ()) -> Spc:
    return work_out(dated([*values]), Options(Direction.UP, rebases=rebases))


@pytest.mark.parametrize(
    ("aim", "value", "upper", "will"),
    [
        (Aim.AT_LEAST, "-3.3", None, Will.YES),
        (Aim.AT_LEAST, "90", None, Will.HIT_OR_MISS),
        (Aim.AT_LEAST, "103.3", None, Will.NO),
        (Aim.AT_MOST, "103.3", None, Will.YES),
        (Aim.FALL_BY, "50", None, Will.HIT_OR_MISS),
        (Aim.AT_MOST, "-3.3", None, Will.NO),
        (Aim.BETWEEN, "-4", "104", Will.YES),
        (Aim.BETWEEN, "40", "60", Will.HIT_OR_MISS),
        (Aim.BETWEEN, "110", "120", Will.NO),
        (Aim.BETWEEN, "-20", "-10", Will.NO),
    ],
)
def test_will_it_be_met(aim: Aim, value: str, upper: str | None, will: Will) -> None:
    wanted = Wanted(aim, D(value), D(upper) if upper else None, DUE)
    assert forecast(chart(), wanted, Unit.SCORE, on=ON).will is will


@given(st.integers(-60, 160).map(D), st.sampled_from([(Aim.AT_LEAST, Direction.UP), (Aim.AT_MOST, Direction.DOWN)]))
def test_it_never_disagrees_with_the_assurance_icon(value: D, way: tuple[Aim, Direction]) -> None:
    aim, direction = way
    spc = work_out(dated([*STEADY]), Options(direction, target=float(value)))
    said = {Assurance.PASS: Will.YES, Assurance.FAIL: Will.NO, Assurance.INCONSISTENT: Will.HIT_OR_MISS}
    assert spc.assurance
    assert forecast(spc, Wanted(aim, value, due=DUE), Unit.SCORE, on=ON).will is said[spc.assurance]


def test_words_say_what_is_possible_and_by_what_method() -> None:
    told = forecast(chart(), Wanted(Aim.AT_LEAST, D(90), due=DUE), Unit.PERCENT, on=ON)
    assert told.why == (
        "While nothing changes, nearly every figure lies between 0% and 100%. Some of that is at least 90% and some is not, "
        "so it may be met or missed."
    )
    assert told.method == (
        "From the control limits of the 14 figures since 1 January 2020. They say what to expect while nothing changes; no "
        "trend is carried forward."
    )


def test_only_the_latest_group_speaks() -> None:
    better = chart([*STEADY, *(v + 500 for v in STEADY)], rebases=(days(15)[14],))
    assert forecast(better, Wanted(Aim.AT_LEAST, D(200), due=DUE), Unit.COUNT, on=ON).will is Will.YES
    fresh = chart([*STEADY, 500.0, 501.0], rebases=(days(15)[14],))
    told = forecast(fresh, Wanted(Aim.AT_LEAST, D(200), due=DUE), Unit.COUNT, on=ON)
    assert (told.will, told.why) == (Will.CANNOT_SAY, "Not enough data (2 of 13 points).")


def test_a_process_in_change_is_said() -> None:
    rising = chart([*STEADY, 200.0])
    told = forecast(rising, Wanted(Aim.AT_LEAST, D(90), due=DUE), Unit.COUNT, on=ON)
    assert told.why.endswith("The latest figures are a real change, so these limits may no longer hold.")


@pytest.mark.parametrize(
    ("spc", "wanted", "why"),
    [
        (
            None,
            Wanted(Aim.AT_LEAST, D(1), due=DUE),
            "This measure has no control chart, so there are no limits to go by.",
        ),
        (chart(), Wanted(Aim.FALL_BY, None, due=DUE), "The baseline of this target is still to be collected."),
        (
            chart(),
            Wanted(Aim.AT_LEAST, D(1), due=date(2021, 5, 31)),
            "The day of this target, 31 May 2021, has passed.",
        ),
        (chart([]), Wanted(Aim.AT_LEAST, D(1), due=DUE), "Not enough data (0 of 13 points)."),
        (chart([5.0] * 13), Wanted(Aim.AT_LEAST, D(1), due=DUE), "No limits: every point is the same."),
    ],
)
def test_what_cannot_be_said(spc: Spc | None, wanted: Wanted, why: str) -> None:
    told = forecast(spc, wanted, Unit.COUNT, on=ON)
    assert (told.will, told.why, told.method) == (Will.CANNOT_SAY, why, "")
