"""Where the marks of a timeline stand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.design.timeline import HEAD, LEFT, RIGHT, ROW, TICKS, TOP, Scale, draw, lane
from milepost.rules.course import Course
from milepost.rules.occurrences import Turn
from milepost.rules.timescale import Precision, understand

ON = date(2020, 3, 15)
SCALE = Scale.over(date(2019, 11, 15), date(2021, 5, 2))
DAYS = st.dates(date(1990, 1, 1), date(2190, 1, 1))


def course(*deadlines: str, **kwargs: Any) -> Course:
    return Course(ON, tuple(understand(d) for d in deadlines), **kwargs)


@given(DAYS, DAYS, DAYS, DAYS)
def test_later_days_never_stand_further_left(a: date, b: date, c: date, d: date) -> None:
    scale = Scale.over(min(a, b), max(a, b))
    first, second = sorted((c, d))
    assert LEFT <= scale.x(first) <= scale.x(second) <= RIGHT


@given(DAYS, DAYS)
def test_ticks_are_few_enough_to_read_and_in_order(a: date, b: date) -> None:
    places = [x for x, _ in Scale.over(min(a, b), max(a, b)).ticks]
    assert 1 <= len(places) <= TICKS
    assert places == sorted(set(places))


def test_a_deadline_that_moved_shows_every_place_it_had() -> None:
    drawn = lane(course("Jan 2020", "March 2020", "June 2020"), 50, SCALE)
    paths = dict(drawn.paths)
    january, march, june = (SCALE.x(date(2020, m, d)) for m, d in ((1, 31), (3, 31), (6, 30)))
    assert drawn.mark == june
    assert paths["moves"] == f"M{january} 0H{june}"
    assert [p.split("-")[0] for p in paths["earlier"].split("M")[1:]] == [str(january), str(march)]
    assert set(paths) == {"moves", "earlier"}


def test_what_was_late_shows_how_late() -> None:
    done = lane(course("Jan 2020", completed_on=date(2020, 3, 2), precision=Precision.DAY), 50, SCALE)
    due, completed = SCALE.x(date(2020, 1, 31)), SCALE.x(date(2020, 3, 2))
    assert done.mark == completed
    assert dict(done.paths) == {"late": f"M{due} 0H{completed}", "due": f"M{due}-9v18"}
    waiting = lane(course("Jan 2020", overdue=True), 50, SCALE)
    assert waiting.mark == due
    assert dict(waiting.paths) == {"late": f"M{due} 0H{SCALE.x(ON)}"}


def test_a_range_is_a_bar_and_an_open_start_an_arrow_with_its_times_round() -> None:
    bar = dict(lane(course("Jan 2020 to June 2020"), 50, SCALE).paths)
    start = SCALE.x(date(2020, 1, 1))
    assert bar == {"span": f"M{start} 0H{SCALE.x(date(2020, 6, 30))}"}
    rounds = ((date(2020, 1, 31), Turn.DONE), (date(2020, 2, 29), Turn.MISSED), (date(2020, 3, 31), Turn.DUE))
    arrow = dict(lane(course("From Jan 2020", rounds=rounds), 50, SCALE).paths)
    assert arrow["span"].startswith(f"M{start} 0H{RIGHT}m")
    assert set(arrow) == {"span", "done", "missed", "todo"}
    assert arrow["done"] == f"M{SCALE.x(date(2020, 1, 31))} 0h0"


@pytest.mark.parametrize("sizes", [[], [0], [2, 3]])
def test_rows_stand_under_their_headings_and_inside_the_drawing(sizes: list[int]) -> None:
    drawn = draw([[course("Jan 2020")] * n for n in sizes], SCALE, ON, "Today")
    rows = [y for lanes in drawn.lanes for y in (one.y for one in lanes)]
    assert rows == sorted(rows)
    assert all(b - a >= ROW for a, b in pairwise(rows))
    assert drawn.height > TOP + len(sizes) * HEAD + len(rows) * ROW
    assert all(head < lanes[0].y for head, lanes in zip(drawn.heads, drawn.lanes, strict=True) if lanes)
