"""Where Milepost differs on purpose from the package it follows, what it refuses, and what holds of every series."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from milepost.rules.measuring import Direction
from milepost.rules.periods import Every, periods
from milepost.rules.spc import Assurance, Label, Options, PointType, Spc, Variation, work_out

UP = Options(Direction.UP, shortest=0)
WIGGLE = [50.0, -50.0] * 6
"""Mean 0, mean moving range 100: limits 266 either side, near limits 177.3."""


def days(count: int) -> list[date]:
    return [p.starts for p in periods(Every.MONTH, date(2020, 1, 1), date(2030, 1, 1))][:count]


def dated(values: list[float | None]) -> list[tuple[date, float | None]]:
    return list(zip(days(len(values)), values, strict=True))


def held(after: list[float], direction: Direction = Direction.UP, target: float | None = None) -> Spc:
    """The wiggle, whose limits are held, and some points after it."""
    return work_out(dated([*WIGGLE, *after]), Options(direction, fix_after=12, shortest=0, target=target))


def test_a_constant_series_has_no_limits_and_no_icons() -> None:
    for screening in (True, False):
        spc = work_out(dated([7.0] * 20), Options(Direction.UP, screening=screening, target=9.0))
        assert (spc.groups[0].limits, spc.variation, spc.assurance) == (None, None, None)
        assert {p.kind for p in spc.points} == {PointType.COMMON}


def test_a_blip_in_a_constant_series_does_not_mark_every_point() -> None:
    """Every range but two is 0, and those two would be screened: the limits would lie on the mean."""
    spc = work_out(dated([0.0] * 10 + [4.0] + [0.0] * 9), Options(Direction.DOWN, screening=True))
    assert spc.groups[0].limits
    assert spc.groups[0].limits.moving_range == pytest.approx(8 / 19)
    assert [p.value for p in spc.points if p.label is Label.ABOVE] == [4.0]


def test_a_missing_value_in_a_rise_is_passed_over() -> None:
    """The package breaks off here. The rise goes on, and nothing is put in the missing value's place."""
    spc = held([10, 20, 30])
    gappy = work_out(
        dated([*WIGGLE, 10, 20, 30, None, 40, 50, 60, 70]), Options(Direction.UP, fix_after=12, shortest=0)
    )
    assert [p.label for p in gappy.points[12:]] == [Label.RISING] * 7
    assert gappy.dropped == (days(16)[15],)
    assert gappy.groups[0].limits == spc.groups[0].limits


def test_without_a_target_there_is_no_assurance() -> None:
    assert held([10, -10]).assurance is None
    assert held([10, -10], target=0).assurance is Assurance.INCONSISTENT
    assert held([10, -10], Direction.NONE, target=0).assurance is None


def test_a_rise_that_ends_in_a_tie_stays_a_rise() -> None:
    """The package calls the last point of the rise decreasing when an equal point begins a fall."""
    spc = held([-60, -40, -20, 20, 40, 60, 80, 80, 60, 40, 20, -20, -40, -60])
    assert [p.label for p in spc.points[12:]] == [Label.RISING] * 7 + [Label.FALLING] * 7


def test_a_peak_of_two_trends_takes_the_later() -> None:
    spc = held([-60, -40, -20, 20, 40, 60, 80, 60, 40, 20, -20, -40, -60])
    assert spc.points[18].fired == (Label.FALLING, Label.RISING, Label.SHIFT_ABOVE)
    assert [p.label for p in spc.points[17:20]] == [Label.RISING, Label.FALLING, Label.FALLING]


def test_a_rebase_on_no_observation_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="cannot begin anew on 15 March 2020: there is no observation on that day"):
        work_out(dated([1.0, 2.0, 3.0]), Options(Direction.UP, rebases=(date(2020, 3, 15),)))


def test_a_rebase_on_a_day_without_a_value_begins_with_the_next() -> None:
    spc = work_out(dated([1.0, 2.0, None, 3.0]), Options(Direction.UP, rebases=(date(2020, 3, 1),)))
    assert [(p.value, p.group) for p in spc.points] == [(1.0, 0), (2.0, 0), (3.0, 1)]


def test_two_values_on_one_day_are_refused() -> None:
    with pytest.raises(ValueError, match="two values for 1 January 2020"):
        work_out([(date(2020, 1, 1), 1.0), (date(2020, 1, 1), 1.0)], UP)


def test_limits_are_not_held_to_fewer_than_twelve() -> None:
    with pytest.raises(ValueError, match="first 12 points or more, not to 11"):
        work_out(dated([1.0] * 20), Options(Direction.UP, fix_after=11))


def test_no_limits_and_icons_below_thirteen_points() -> None:
    options = Options(Direction.UP, target=0)
    twelve = work_out(dated([*WIGGLE[:11], 900.0]), options)
    assert (twelve.groups[0].limits, twelve.variation, twelve.assurance) == (None, None, None)
    assert {(p.label, p.fired) for p in twelve.points} == {(Label.COMMON, ())}
    thirteen = work_out(dated([*WIGGLE, 900.0]), options)
    assert (thirteen.variation, thirteen.assurance) == (Variation.IMPROVEMENT_HIGH, Assurance.INCONSISTENT)


def test_the_latest_group_alone_decides_on_icons() -> None:
    spc = work_out(dated([*WIGGLE, 0.0, 30.0, 31.0]), Options(Direction.UP, target=0, rebases=(days(14)[13],)))
    assert [(g.points, g.limits is not None) for g in spc.groups] == [(13, True), (2, False)]
    assert spc.variation is None


def test_nothing_at_all() -> None:
    assert work_out([], Options(Direction.UP)) == Spc((), (), (), None, None)
    assert work_out(dated([None]), Options(Direction.UP)) == Spc((), (), (date(2020, 1, 1),), None, None)


SERIES = st.lists(st.integers(-500, 500).map(float), min_size=13, max_size=40)


def safe(spc: Spc) -> bool:
    """No point so near a line that the last bit of a sum decides on which side it is."""
    return all(
        min(abs(p.value - line) for line in (m.mean, m.lower, m.upper, m.near_lower, m.near_upper)) > 1e-6
        for p in spc.points
        if (m := p.limits)
    )


def labels(spc: Spc) -> list[tuple[Label, ...]]:
    return [p.fired for p in spc.points]


@given(SERIES, st.integers(-1000, 1000), st.sampled_from([0.25, 0.5, 2.0, 3.0, 10.0]), st.booleans())
def test_shifting_and_scaling_move_the_limits_and_keep_the_labels(
    values: list[float], by: int, times: float, screening: bool
) -> None:
    options = Options(Direction.UP, screening=screening)
    before = work_out(dated([*values]), options)
    assume(safe(before))
    after = work_out(dated([v * times + by for v in values]), options)
    assert labels(after) == labels(before)
    assert after.variation == before.variation
    for old, new in zip(before.groups, after.groups, strict=True):
        assert (old.limits is None) == (new.limits is None)
        if old.limits and new.limits:
            assert new.limits.mean == pytest.approx(old.limits.mean * times + by, abs=1e-6)
            assert new.limits.lower == pytest.approx(old.limits.lower * times + by, abs=1e-6)
            assert new.limits.upper == pytest.approx(old.limits.upper * times + by, abs=1e-6)


@given(SERIES, st.integers(-600, 600))
def test_the_other_direction_swaps_better_and_worse(values: list[float], target: int) -> None:
    swapped = {
        PointType.IMPROVEMENT: PointType.CONCERN,
        PointType.CONCERN: PointType.IMPROVEMENT,
        PointType.COMMON: PointType.COMMON,
    }
    judged = {Assurance.PASS: Assurance.FAIL, Assurance.FAIL: Assurance.PASS}
    up, down = (work_out(dated([*values]), Options(d, target=target)) for d in (Direction.UP, Direction.DOWN))
    assert [swapped[p.kind] for p in up.points] == [p.kind for p in down.points]
    assert labels(up) == labels(down)
    assert down.assurance == (judged.get(up.assurance, up.assurance) if up.assurance else None)


@given(SERIES.flatmap(lambda values: st.permutations(dated([*values]))))
def test_order_does_not_matter(pairs: list[tuple[date, float | None]]) -> None:
    assert work_out(pairs, UP) == work_out(sorted(pairs), UP)


@given(SERIES, st.integers(1, 12))
def test_nothing_crosses_a_rebase(values: list[float], at: int) -> None:
    """Two groups are what two charts would be."""
    pairs = dated([*values])
    whole = work_out(pairs, Options(Direction.UP, shortest=0, rebases=(pairs[at][0],)))
    first, second = work_out(pairs[:at], UP), work_out(pairs[at:], UP)
    assert labels(whole) == labels(first) + labels(second)
    assert [g.limits for g in whole.groups] == [first.groups[0].limits, second.groups[0].limits]


@given(SERIES, st.integers(0, 12))
def test_a_period_without_a_value_is_only_listed(values: list[float], at: int) -> None:
    with_gap = dated([*values[:at], None, *values[at:]])
    spc = work_out(with_gap, UP)
    assert spc.dropped == (with_gap[at][0],)
    assert [p.value for p in spc.points] == values
