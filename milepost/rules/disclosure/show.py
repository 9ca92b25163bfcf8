"""The figures of one period as everyone may see them.

Source: the numbers are the policy's; see ``small`` for which figures are taken out and ``beside`` for what goes with them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from ..measuring import Unit
from .beside import Sum, beside
from .records import Policy, Raw, Shown
from .small import amounts, is_small, people

K = TypeVar("K", bound=Hashable)


def show(cells: Mapping[K, Raw], sums: Iterable[Sum[K]], unit: Unit, policy: Policy) -> dict[K, Shown]:
    """Every cell, shown or hidden. ``sums`` say which cells are the total of which others.

    >>> policy = Policy("", below=5, whole_below=30, withhold_below=10, round_to=1)
    >>> cells = {k: Raw(None, None, Decimal(n)) for k, n in {"all": 60, "a": 2, "b": 18, "c": 40}.items()}
    >>> shown = show(cells, [Sum("all", ("a", "b", "c"))], Unit.COUNT, policy)
    >>> [k for k in cells if shown[k].hidden]
    ['a', 'b']
    """
    hidden = {key for key, raw in cells.items() if is_small(raw, unit, policy)}
    sizes = {key: amounts(raw, unit) for key, raw in cells.items()}
    counted = max((len(people(raw, unit)) for raw in cells.values()), default=0)
    hidden |= beside(sizes, list(sums), hidden, counted, policy.below)
    return {key: shown_as(raw, unit, policy, hidden=key in hidden) for key, raw in cells.items()}


def shown_as(raw: Raw, unit: Unit, policy: Policy, *, hidden: bool) -> Shown:
    """One figure as everyone may see it, once it is known whether they may."""
    return Shown(None, None, None, hidden=True) if hidden else _rounded(raw, unit, policy)


def _rounded(raw: Raw, unit: Unit, policy: Policy) -> Shown:
    if unit is Unit.COUNT:
        return Shown(raw.numerator, raw.denominator, _to(raw.value, policy.round_to))
    numerator, denominator = _to(raw.numerator, policy.round_to), _to(raw.denominator, policy.round_to)
    few = raw.denominator is not None and raw.denominator < policy.whole_below
    whole = unit is Unit.PERCENT and (few or policy.round_to > 1)
    return Shown(numerator, denominator, _to(raw.value, 1) if whole else raw.value)


def _to(number: Decimal | None, step: int) -> Decimal | None:
    """Rounded to the nearest step, halves up."""
    if number is None or (step == 1 and number == number.to_integral_value()):
        return number
    return (number / step).quantize(Decimal(1), ROUND_HALF_UP) * step
