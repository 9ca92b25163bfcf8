"""Figures come one by one and are put right: whoever kept every page, and asks for every day, works out no hidden one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.rules.disclosure import Policy, Raw, Stage, Sum, hidden_over_time
from milepost.rules.measuring import Unit

from .test_nothing_is_given_away import POLICY, pinned

COMING = st.lists(
    st.tuples(st.integers(0, 2), st.one_of(st.integers(0, 6), st.integers(0, 30))), min_size=3, max_size=6
)
"""Which of three providers sends which count next; whoever sends twice puts the first one right."""


def stages_of(coming: list[tuple[int, int]]) -> tuple[list[Stage[Any]], dict[Any, int]]:
    """Each figure is named by its turn, the sum of three by the turns of its parts."""
    stands: dict[int, int] = {}
    truth: dict[Any, int] = {}
    stages = []
    for turn, (who, count) in enumerate(coming):
        stands[who] = turn
        truth[turn] = count
        now, sums = list(stands.values()), []
        if len(stands) == 3:
            whole = ("all", *sorted(now))
            truth[whole] = sum(truth[part] for part in now)
            sums, now = [Sum(whole, tuple(now))], [*now, whole]
        stages.append(Stage({key: Raw(None, None, Decimal(truth[key])) for key in now}, sums))
    return stages, truth


@settings(max_examples=150)
@given(COMING)
def test_no_hidden_count_can_be_worked_out_from_any_day(coming: list[tuple[int, int]]) -> None:
    stages, truth = stages_of(coming)
    hidden = hidden_over_time(stages, Unit.COUNT, POLICY)
    sums = [(s.total, s.parts) for stage in stages for s in stage.sums]
    seen = {key: None if key in hidden else n for key, n in truth.items()}
    assert not any(n is not None and 0 < n < POLICY.below for n in seen.values())
    assert pinned(seen, truth, sums) == []


@given(COMING)
def test_what_is_decided_stays_so(coming: list[tuple[int, int]]) -> None:
    """So a page about an earlier day says what it said that day."""
    stages, _ = stages_of(coming)
    before: set[Any] = set()
    for last in range(1, len(stages) + 1):
        now = hidden_over_time(stages[:last], Unit.COUNT, POLICY)
        known = {key for stage in stages[: last - 1] for key in stage.cells}
        assert now & known == before
        before = now


def test_a_figure_shown_before_is_not_hidden_in_vain() -> None:
    stages, _ = stages_of([(0, 18), (1, 40), (2, 2)])
    assert hidden_over_time(stages, Unit.COUNT, POLICY) == {2, ("all", 0, 1, 2)}


def test_a_policy_that_hides_nothing_hides_nothing() -> None:
    stages, _ = stages_of([(0, 1), (1, 2), (2, 3), (2, 4)])
    assert hidden_over_time(stages, Unit.COUNT, Policy("", 1, 1, 0, 1)) == set()
