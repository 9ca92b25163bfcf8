"""An area against others. The worked example is Peterborough's 20-week rate of 2024 in the department's release: 270 of 302."""

from __future__ import annotations

from decimal import Decimal

import pytest

from milepost.rules.compare import Against, Rank, against, mean_of, median_of, quartile, rank
from milepost.rules.intervals import Interval, proportion
from milepost.rules.measuring import Direction
from milepost.rules.rounding import percentage

PETERBOROUGH = proportion(270, 302).times(100)


def test_peterborough_in_2024() -> None:
    assert percentage(270, 302) == Decimal("89.4")
    assert (round(PETERBOROUGH.lower, 1), round(PETERBOROUGH.upper, 1)) == (85.4, 92.4)
    for benchmark in (46.4, 39.6, 60.1, 59.6, 61.0):  # England, its region, its neighbours by mean, median and pooled
        assert against(PETERBOROUGH, benchmark, Direction.UP) is Against.BETTER
        assert against(PETERBOROUGH, benchmark, Direction.NONE) is Against.HIGHER


@pytest.mark.parametrize(
    ("benchmark", "direction", "stands"),
    [
        (3, Direction.UP, Against.BETTER),
        (3, Direction.DOWN, Against.WORSE),
        (7, Direction.UP, Against.WORSE),
        (7, Direction.DOWN, Against.BETTER),
        (7, Direction.NONE, Against.LOWER),
        (5, Direction.UP, Against.SIMILAR),
        (4, Direction.UP, Against.SIMILAR),
        (6, Direction.DOWN, Against.SIMILAR),
        (None, Direction.UP, Against.NOT_COMPARED),
    ],
)
def test_against(benchmark: float | None, direction: Direction, stands: Against) -> None:
    assert against(Interval(5, 4, 6), benchmark, direction) is stands


def test_without_an_interval_nothing_is_compared() -> None:
    assert against(None, 5, Direction.UP) is Against.NOT_COMPARED


def test_rank_by_direction() -> None:
    everyone = [10, 20, 20, 30, None]
    assert [rank(own, everyone, Direction.UP) for own in (30, 20, 10)] == [Rank(1, 4), Rank(2, 4), Rank(4, 4)]
    assert [rank(own, everyone, Direction.DOWN) for own in (10, 20, 30)] == [Rank(1, 4), Rank(2, 4), Rank(4, 4)]


def test_quartile_by_direction() -> None:
    """Of 1 to 9 the boundaries are 3, 5 and 7; a figure on one belongs below it."""
    nine = list(range(1, 10))
    assert "".join(quartile(own, nine, Direction.DOWN) or "-" for own in nine) == "AAABBCCDD"
    assert "".join(quartile(own, nine, Direction.UP) or "-" for own in nine) == "DDDCCBBAA"
    assert quartile(5, nine, Direction.NONE) is None
    assert quartile(5, [5, 6, 7, None], Direction.UP) is None


def test_neighbours_without_a_figure_are_left_out() -> None:
    assert (mean_of([1, None, 5]), median_of([1, None, 5, 6])) == (3, 5)
    assert mean_of([]) is median_of([None]) is None
