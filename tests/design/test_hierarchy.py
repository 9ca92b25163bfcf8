"""Boxes drawn in layers and named in nested lists: whatever the ties, nothing is lost and nothing overlaps."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.design.hierarchy import Box, Branch, Drawing, DrawnTie, Tie, draw, nest
from milepost.design.hierarchy.boxes import LABEL_WIDTH, NOTE
from milepost.design.hierarchy.spread import spread

Rect = tuple[float, float, float, float]


@st.composite
def hierarchies(draw_from: st.DrawFn) -> tuple[list[Box], list[Tie]]:
    """Up to ten boxes with words of any length, and ties between any two, several between the same two among them."""
    count = draw_from(st.integers(0, 10))
    words = st.text("abc ", max_size=60)
    boxes = [Box(key, f"Body {draw_from(words)}", draw_from(words)) for key in range(count)]
    if count < 2:
        return boxes, []
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[0] != pair[1])
    pairs = draw_from(st.lists(ends, max_size=14))
    return boxes, [Tie(n, low, high, label=draw_from(words)) for n, (low, high) in enumerate(pairs)]


def rects(drawing: Drawing) -> list[Rect]:
    return [(b.x, b.y, b.x + b.width, b.y + b.height) for b in drawing.boxes]


def labels(drawing: Drawing) -> list[Rect]:
    found = []
    for t in drawing.ties:
        (x, y), lines = t.label_at, len(t.tie.label_lines)
        if lines:
            found.append((x, y - NOTE + 4, x + LABEL_WIDTH - 18, y + NOTE * (lines - 1) + 4))
    return found


def meet(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] - 0.01 and b[0] < a[2] - 0.01 and a[1] < b[3] - 0.01 and b[1] < a[3] - 0.01


def strokes(tie: DrawnTie) -> list[Rect]:
    return [(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in pairwise(tie.points)]


def circular(tie: Tie, ties: list[Tie]) -> bool:
    """Whether following the ties up from a tie's upper end leads back to its lower end."""
    reached = {tie.high}
    for _ in ties:
        reached |= {t.high for t in ties if t.low in reached}
    return tie.low in reached


@given(hierarchies())
def test_every_box_is_drawn_once_and_none_overlaps(given_: tuple[list[Box], list[Tie]]) -> None:
    boxes, ties = given_
    drawing = draw(boxes, ties)
    assert sorted(b.box.key for b in drawing.boxes) == [b.key for b in boxes]
    assert [t.tie for t in drawing.ties] == ties
    assert [pair for pair in combinations(rects(drawing), 2) if meet(*pair)] == []
    inside = (0, 0, drawing.width, drawing.height)
    for x, y, right, foot in rects(drawing) + labels(drawing):
        assert inside[0] <= x <= right <= inside[2]
        assert inside[1] <= y <= foot <= inside[3]


@given(hierarchies())
def test_ties_point_up_unless_they_close_a_circle(given_: tuple[list[Box], list[Tie]]) -> None:
    boxes, ties = given_
    drawing = draw(boxes, ties)
    place = {b.box.key: b for b in drawing.boxes}
    for t in drawing.ties:
        (x, y), (to_x, to_y) = t.points[0], t.points[-1]
        low, high = place[t.tie.low], place[t.tie.high]
        assert low.x <= x <= low.x + low.width
        assert high.x <= to_x <= high.x + high.width
        if t.turned:
            assert circular(t.tie, ties)
            assert (y, to_y) == (low.y + low.height, high.y)
            assert y < to_y
        else:
            assert (y, to_y) == (low.y, high.y + high.height)
            assert y > to_y


@given(hierarchies())
def test_a_circle_is_broken_at_its_last_tie(given_: tuple[list[Box], list[Tie]]) -> None:
    boxes, ties = given_
    turned = {t.tie.key for t in draw(boxes, ties).ties if t.turned}
    for n, tie in enumerate(ties):
        straight = [t for t in ties[:n] if t.key not in turned]
        assert (tie.key in turned) == circular(tie, [*straight, *(_round(t) for t in ties[:n] if t.key in turned)])


def _round(tie: Tie) -> Tie:
    return Tie(tie.key, tie.high, tie.low)


@given(hierarchies())
def test_lines_and_labels_keep_off_the_boxes(given_: tuple[list[Box], list[Tie]]) -> None:
    drawing = draw(*given_)
    for box in rects(drawing):
        assert [t.tie for t in drawing.ties if any(meet(stroke, box) for stroke in strokes(t))] == []
        assert [label for label in labels(drawing) if meet(label, box)] == []
    lines = [stroke for t in drawing.ties for stroke in strokes(t)]
    assert [(label, line) for label in labels(drawing) for line in lines if meet(label, line)] == []
    assert [pair for pair in combinations(labels(drawing), 2) if meet(*pair)] == []


@given(hierarchies())
def test_the_same_is_drawn_the_same(given_: tuple[list[Box], list[Tie]]) -> None:
    assert draw(*given_) == draw(*given_)
    assert nest(*given_) == nest(*given_)


def walk(branches: tuple[Branch, ...], above: tuple[int, ...] = ()) -> list[tuple[Branch, tuple[int, ...]]]:
    return [x for b in branches for x in [(b, above), *walk(b.below, (*above, b.key))]]


@given(hierarchies())
def test_the_lists_name_every_box_and_every_tie_where_it_hangs(given_: tuple[list[Box], list[Tie]]) -> None:
    boxes, ties = given_
    named = walk(nest(boxes, ties))
    grown = [b.key for b, _ in named if not (b.again or b.circle) or not b.ties]
    assert sorted(set(grown)) == [b.key for b in boxes]
    shown = sorted(t.key for b, _ in named for t in b.ties)
    assert shown == [t.key for t in ties], "each tie once: what was listed already is not listed again"
    for b, above in named:
        assert all(t.low == b.key and t.high == above[-1] for t in b.ties)
        assert b.circle == (b.key in above)
        assert not (b.below and (b.again or b.circle))


def test_one_that_reports_to_several_is_named_under_each() -> None:
    boxes = [Box(1, "Board"), Box(2, "Forum"), Box(3, "Group"), Box(4, "Team")]
    found = nest(boxes, [Tie(1, 3, 1), Tie(2, 3, 2), Tie(3, 4, 3)])
    assert [(b.key, above, b.again) for b, above in walk(found)] == [
        (1, (), False), (3, (1,), False), (4, (1, 3), False), (2, (), False), (3, (2,), True),
    ]  # fmt: skip


def test_a_circle_is_said_and_begins_where_the_drawing_does() -> None:
    boxes, ties = [Box(1, "A"), Box(2, "B"), Box(3, "C")], [Tie(1, 3, 2), Tie(2, 2, 1), Tie(3, 1, 3)]
    found = walk(nest(boxes, ties))
    assert [(b.key, b.circle) for b, _ in found] == [(1, False), (2, False), (3, False), (1, True)]
    assert min(draw(boxes, ties).boxes, key=lambda b: b.y).box.key == 1


def test_several_tops_and_boxes_alone() -> None:
    boxes = [Box(1, "A"), Box(2, "B"), Box(3, "C"), Box(4, "Alone")]
    drawing = draw(boxes, [Tie(1, 3, 1), Tie(2, 3, 2)])
    y = {b.box.key: b.y for b in drawing.boxes}
    assert y[1] == y[2] < y[3] < y[4] == drawing.alone_y
    assert draw(boxes[:3], [Tie(1, 3, 1), Tie(2, 3, 2)]).alone_y is None
    assert (draw([], []).boxes, draw([], []).ties, nest([], [])) == ((), (), ())


def test_a_long_label_ends_in_an_ellipsis() -> None:
    assert Tie(1, 1, 2, label="one " * 40).label_lines[-1].endswith("…")
    assert Tie(1, 1, 2).label_lines == []


@pytest.mark.parametrize(
    ("wanted", "apart", "ends", "places"),
    [
        ([], [], (), []),
        ([5], [], (), [5]),
        ([0, 0], [10], (), [-5, 5]),
        ([100, 0], [10], (), [45, 55]),
        ([0, 0, 0], [10, 10], (0, 100), [0, 10, 20]),
        ([90, 99], [10], (0, 95), [85, 95]),
    ],
)
def test_places_on_a_line(
    wanted: list[float], apart: list[float], ends: tuple[float, ...], places: list[float]
) -> None:
    assert spread(wanted, apart, *ends) == places


@given(st.lists(st.tuples(st.integers(-99, 99), st.integers(0, 30)), min_size=1, max_size=9))
def test_places_are_apart_and_between_the_ends(asked: list[tuple[int, int]]) -> None:
    wanted, apart = [a for a, _ in asked], [b for _, b in asked[1:]]
    low, high = -50.0, -50.0 + sum(apart) + 1
    places = spread(wanted, apart, low, high)
    assert all(b - a >= gap - 1e-6 for a, b, gap in zip(places, places[1:], apart, strict=False))
    assert low - 1e-6 <= places[0]
    assert places[-1] <= high + 1e-6
