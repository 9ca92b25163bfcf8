"""No table of shown figures gives a hidden one away, whatever it is of: an attacker tries every whole number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.rules.disclosure import Policy, Raw, Shown, Sum, show
from milepost.rules.measuring import Unit

from .attack import could_be

POLICY = Policy("test", below=5, whole_below=30, withhold_below=10, round_to=1)
Table = tuple[dict[Any, int], list[tuple[Any, tuple[Any, ...]]]]

SMALL_TABLES = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda size: st.lists(
        st.lists(st.one_of(st.integers(0, 6), st.integers(0, 30)), min_size=size[1], max_size=size[1]),
        min_size=size[0], max_size=size[0],
    )
)  # fmt: skip
"""Providers by age group: many small numbers, as partnerships have them."""


def laid_out(inner: list[list[int]]) -> Table:
    """A table with every total: rows are providers, "all" their sum; columns are groups, "" everybody."""
    cells: dict[Any, int] = {(r, c): n for r, row in enumerate(inner) for c, n in enumerate(row)}
    rows, columns = range(len(inner)), range(len(inner[0]))
    sums: list[tuple[Any, tuple[Any, ...]]] = []
    for r in rows:
        cells[r, ""] = sum(inner[r])
        sums.append(((r, ""), tuple((r, c) for c in columns)))
    for c in (*columns, ""):
        cells["all", c] = sum(cells[r, c] for r in rows)
        sums.append((("all", c), tuple((r, c) for r in rows)))
    sums.append((("all", ""), tuple(("all", c) for c in columns)))
    return cells, sums


def shown_of(cells: dict[Any, Raw], sums: Any, unit: Unit, policy: Policy = POLICY) -> dict[Any, Shown]:
    return show(cells, [Sum(total, parts) for total, parts in sums], unit, policy)


def counts(cells: dict[Any, int]) -> dict[Any, Raw]:
    return {key: Raw(None, None, Decimal(n)) for key, n in cells.items()}


def pinned(seen: dict[Any, int | None], truth: dict[Any, int], sums: Any) -> list[Any]:
    """Hidden cells that could be no other number."""
    most = max(truth.values(), default=0) + 6
    near = (1, -1, 2, -2, 3, -3, 4, -4, 5, -5)
    return [
        key
        for key, n in seen.items()
        if n is None and not any(could_be(key, truth[key] + step, seen, sums, most) for step in near)
    ]


def test_the_attacker_finds_what_one_total_gives_away() -> None:
    cells, sums = laid_out([[2], [18], [40]])
    seen: dict[Any, int | None] = {**cells, (0, 0): None, (0, ""): None}
    assert pinned(seen, cells, sums) == [(0, 0), (0, "")]
    assert pinned({**seen, (1, 0): None, (1, ""): None}, cells, sums) == []


@settings(max_examples=120)
@given(SMALL_TABLES)
def test_no_hidden_count_can_be_worked_out(inner: list[list[int]]) -> None:
    cells, sums = laid_out(inner)
    shown = shown_of(counts(cells), sums, Unit.COUNT)
    seen = {key: None if s.hidden else cells[key] for key, s in shown.items()}
    assert not any(n is not None and 0 < n < POLICY.below for n in seen.values())
    assert pinned(seen, cells, sums) == []


@settings(max_examples=60)
@given(SMALL_TABLES, st.data())
def test_a_second_way_to_divide_gives_nobody_away(inner: list[list[int]], data: Any) -> None:
    """The same children by age, and by whether they have a plan."""
    cells, sums = laid_out(inner)
    rows = range(len(inner))
    for r in rows:
        cells[r, "plan"] = data.draw(st.integers(0, cells[r, ""]))
        cells[r, "none"] = cells[r, ""] - cells[r, "plan"]
    for c in ("plan", "none"):
        cells["all", c] = sum(cells[r, c] for r in rows)
        sums.append((("all", c), tuple((r, c) for r in rows)))
    sums += [((r, ""), ((r, "plan"), (r, "none"))) for r in (*rows, "all")]
    shown = shown_of(counts(cells), sums, Unit.COUNT)
    assert pinned({key: None if s.hidden else cells[key] for key, s in shown.items()}, cells, sums) == []


@settings(max_examples=120)
@given(SMALL_TABLES)
def test_no_subtraction_leaves_a_small_count(inner: list[list[int]]) -> None:
    cells, sums = laid_out(inner)
    shown = shown_of(counts(cells), sums, Unit.COUNT)
    for total, parts in sums:
        left = sum(cells[p] for p in parts if shown[p].hidden)
        assert shown[total].hidden or not 0 < left < POLICY.below


@settings(max_examples=60)
@given(SMALL_TABLES, st.data())
def test_no_hidden_share_can_be_worked_out(inner: list[list[int]], data: Any) -> None:
    groups, sums = laid_out(inner)
    some = [[data.draw(st.integers(0, n)) for n in row] for row in inner]
    having, _ = laid_out(some)
    cells = {key: Raw(Decimal(having[key]), Decimal(n), None) for key, n in groups.items()}
    shown = shown_of(cells, sums, Unit.PERCENT)
    rest = {key: n - having[key] for key, n in groups.items()}
    for truth in (having, rest):
        seen = {key: None if s.hidden else truth[key] for key, s in shown.items()}
        assert not any(n is not None and 0 < n < POLICY.below for n in seen.values())
        assert pinned(seen, truth, sums) == []
    assert not any(0 < groups[key] < POLICY.withhold_below for key, s in shown.items() if not s.hidden)


@settings(max_examples=60)
@given(SMALL_TABLES, st.integers(0, 2))
def test_a_provider_that_did_not_answer_gives_nobody_away(inner: list[list[int]], gone: int) -> None:
    """The area's own figure stands beside those of some providers."""
    cells, sums = laid_out(inner)
    left = {key: n for key, n in cells.items() if key[0] != gone}
    answered = [(total, tuple(p for p in parts if p in left)) for total, parts in sums if total in left]
    shown = shown_of(counts(left), answered, Unit.COUNT)
    seen = {key: None if s.hidden else left[key] for key, s in shown.items()}
    # Whoever attacks knows that somebody is missing, and not what they had.
    known = [(total, (*parts, ("rest", total)) if total[0] == "all" else parts) for total, parts in answered[:-1]]
    rests = {("rest", ("all", c)): cells.get((gone, c), 0) for at, c in cells if at == "all"}
    found = pinned({**seen, **dict.fromkeys(rests)}, {**left, **rests}, [*known, answered[-1]])
    assert [key for key in found if key in left] == []


def test_what_stands_alone_is_hidden_with_its_total() -> None:
    cells = counts({"all": 3, "a": 3})
    assert all(s.hidden for s in shown_of(cells, [("all", ("a",))], Unit.COUNT).values())


def test_a_large_table_takes_no_time_that_matters() -> None:
    """Twelve providers by eight groups, a small number in every row: the search for moves must not run away."""
    inner = [[(r * 7 + c * 5) % 23 + 1 for c in range(8)] for r in range(12)]
    cells, sums = laid_out(inner)
    shown = shown_of(counts(cells), sums, Unit.COUNT)
    assert not shown["all", ""].hidden
    assert sum(s.hidden for s in shown.values()) < len(cells)
