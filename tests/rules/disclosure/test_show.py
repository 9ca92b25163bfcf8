"""What is hidden, rounded and left, figure by figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from milepost.rules.disclosure import Policy, Raw, Shown, Sum, show
from milepost.rules.measuring import Unit

POLICY = Policy("test", below=5, whole_below=30, withhold_below=10, round_to=1)


def one(
    unit: Unit, numerator: int | None, denominator: int | None, value: str | None, policy: Policy = POLICY
) -> Shown:
    raw = Raw(*(None if n is None else Decimal(n) for n in (numerator, denominator, value)))
    return show({"": raw}, [], unit, policy)[""]


@pytest.mark.parametrize(
    ("numerator", "denominator", "hidden"),
    [(0, 12, False), (1, 40, True), (4, 40, True), (5, 40, False), (35, 40, False), (36, 40, True), (40, 40, False),
     (12, 12, False), (9, 9, True), (0, 9, True), (5, 9, True), (0, 0, False)],
)  # fmt: skip
def test_shares(numerator: int, denominator: int, hidden: bool) -> None:
    assert one(Unit.PERCENT, numerator, denominator, "1").hidden is hidden


def test_a_percentage_of_few_is_whole() -> None:
    assert one(Unit.PERCENT, 15, 28, "53.5714").value == 54
    assert one(Unit.PERCENT, 15, 30, "50.5").value == Decimal("50.5")


def test_all_of_a_hidden_figure_goes() -> None:
    assert one(Unit.PERCENT, 3, 60, "5") == Shown(None, None, None, hidden=True)


def test_rounding_to_five_takes_the_percentage_along() -> None:
    shown = one(Unit.PERCENT, 17, 33, "51.5152", replace(POLICY, round_to=5))
    assert (shown.numerator, shown.denominator, shown.value) == (15, 35, 52)
    assert one(Unit.COUNT, None, None, "12", replace(POLICY, round_to=5)).value == 10


def test_an_average_is_of_enough_people() -> None:
    assert one(Unit.WEEKS, None, 9, "14.2").hidden
    assert one(Unit.WEEKS, None, 10, "14.2").value == Decimal("14.2")
    assert one(Unit.WEEKS, None, None, "14.2").value == Decimal("14.2")


def test_the_next_smallest_goes_with_a_small_one_and_a_nought_helps_nobody() -> None:
    raws = {k: Raw(None, None, Decimal(n)) for k, n in {"all": 103, "a": 3, "b": 0, "c": 60, "d": 40}.items()}
    shown = show(raws, [Sum("all", ("a", "b", "c", "d"))], Unit.COUNT, POLICY)
    assert {k for k in raws if shown[k].hidden} == {"a", "d"}
    assert shown["b"].value == 0


def test_two_small_ones_that_are_few_together_take_a_third() -> None:
    raws = {k: Raw(None, None, Decimal(n)) for k, n in {"all": 63, "a": 2, "b": 1, "c": 60}.items()}
    shown = show(raws, [Sum("all", ("a", "b", "c"))], Unit.COUNT, POLICY)
    assert {k for k in raws if shown[k].hidden} == {"a", "b", "c"}


def test_what_was_not_answered_is_not_hidden() -> None:
    assert show({"": Raw(None, None, None)}, [], Unit.COUNT, POLICY)[""] == Shown(None, None, None)
