"""How far a target is, and whether it was met by its day. Figures are the published plan's, or worked out in the head."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.measuring import Aim
from milepost.rules.target import Standing, Stood, Wanted, meets, progress, stood, wanted_of

DUE = date(2021, 7, 31)


@pytest.mark.parametrize(
    ("aim", "value", "upper", "baseline", "latest", "done"),
    [
        (Aim.AT_LEAST, 50, None, 39, 39, 0),
        (Aim.AT_LEAST, 50, None, 39, 50, 100),
        (Aim.AT_LEAST, 75, None, 55, 60, 25),
        (Aim.AT_LEAST, 75, None, 55, 85, 150),
        (Aim.AT_LEAST, 75, None, 55, 45, -50),
        (Aim.AT_MOST, 12, None, 20, 16, 50),
        (Aim.AT_MOST, 12, None, 20, 24, -50),
        (Aim.AT_MOST, 12, None, 20, 8, 150),
        (Aim.FALL_BY, 28, None, 40, 34, 50),
        (Aim.RISE_BY, 44, None, 40, 43, 75),
        (Aim.BETWEEN, 50, 60, 40, 45, 50),
        (Aim.BETWEEN, 50, 60, 40, 55, 100),
        (Aim.BETWEEN, 50, 60, 40, 65, 50),
        (Aim.BETWEEN, 50, 60, 80, 90, -50),
        (Aim.AT_LEAST, 90, None, 95, 97, None),
        (Aim.AT_LEAST, 90, None, None, 97, None),
        (Aim.AT_LEAST, 90, None, 80, None, None),
        (Aim.FALL_BY, None, None, 80, 70, None),
    ],
)
def test_progress(
    aim: Aim, value: int | None, upper: int | None, baseline: int | None, latest: int | None, done: int | None
) -> None:
    value_, upper_, baseline_, latest_ = (None if x is None else D(x) for x in (value, upper, baseline, latest))
    assert progress(Wanted(aim, value_, upper_), baseline_, latest_) == done


def test_a_share_of_a_baseline_waits_for_it() -> None:
    assert wanted_of(Aim.FALL_BY, D(30), D("35.2")) == D("24.64")
    assert wanted_of(Aim.RISE_BY, D(10), D(40)) == 44
    assert wanted_of(Aim.RISE_BY, D(10), None) is None
    assert wanted_of(Aim.AT_LEAST, D(90), None) == 90
    assert meets(Wanted(Aim.FALL_BY, None), D(1)) is None
    assert stood(Wanted(Aim.FALL_BY, None, due=DUE), [(DUE, D(1))], on=DUE) == Stood(Standing.NOT_KNOWN)


def test_exactly_the_target_meets_it() -> None:
    for aim in (Aim.AT_LEAST, Aim.AT_MOST, Aim.FALL_BY, Aim.RISE_BY, Aim.BETWEEN):
        assert meets(Wanted(aim, D(50), D(60) if aim is Aim.BETWEEN else None), D(50))
    assert not meets(Wanted(Aim.BETWEEN, D(50), D(60)), D("60.1"))
    assert not meets(Wanted(Aim.AT_MOST, D(50)), D("50.1"))


JUNE, JULY, AUGUST = (date(2021, 6, 30), D(88)), (date(2021, 7, 31), D(91)), (date(2021, 8, 31), D(89))


@pytest.mark.parametrize(
    ("figures", "on", "standing", "by"),
    [
        ([JUNE], DUE, Standing.TO_COME, JUNE),
        ([JULY], DUE, Standing.MET_SO_FAR, JULY),
        ([JUNE], date(2021, 8, 1), Standing.NOT_KNOWN, None),
        ([JUNE, JULY], date(2021, 8, 1), Standing.MET, JULY),
        ([JUNE, JULY, AUGUST], date(2021, 10, 1), Standing.LOST, AUGUST),
        ([JUNE, AUGUST], date(2021, 10, 1), Standing.MISSED, AUGUST),
        ([AUGUST, (date(2021, 9, 30), D(95))], date(2021, 10, 1), Standing.MET_LATE, (date(2021, 9, 30), D(95))),
        ([], date(2021, 10, 1), Standing.NOT_KNOWN, None),
    ],
)
def test_where_it_stands(
    figures: list[tuple[date, D]], on: date, standing: Standing, by: tuple[date, D] | None
) -> None:
    assert stood(Wanted(Aim.AT_LEAST, D(90), due=DUE), figures, on=on) == Stood(standing, by)


def test_a_period_that_ends_after_the_day_counts_for_it() -> None:
    """A school year holds the whole of July; the year before it does not say how July 2021 was."""
    years = [(date(2020, 8, 31), D(95)), (date(2021, 8, 31), D(80))]
    assert stood(Wanted(Aim.AT_LEAST, D(90), due=DUE), years, on=date(2021, 12, 1)).standing is Standing.MISSED


def test_without_a_day_it_is_never_missed() -> None:
    assert stood(Wanted(Aim.AT_LEAST, D(90)), [JUNE], on=date(2030, 1, 1)).standing is Standing.TO_COME
    assert stood(Wanted(Aim.AT_LEAST, D(90)), [JULY], on=date(2030, 1, 1)).standing is Standing.MET_SO_FAR


VALUES = st.decimals(-1000, 1000, places=2)


@given(st.sampled_from([Aim.AT_LEAST, Aim.AT_MOST]), VALUES, VALUES, VALUES)
def test_progress_reaches_a_hundred_exactly_when_the_target_is_met(aim: Aim, value: D, baseline: D, latest: D) -> None:
    wanted = Wanted(aim, value)
    done = progress(wanted, baseline, latest)
    assert (done is None) == bool(meets(wanted, baseline))
    if done is not None:
        assert (done >= 100) == meets(wanted, latest)
        assert (done < 0) == (latest < baseline if aim is Aim.AT_LEAST else latest > baseline)
