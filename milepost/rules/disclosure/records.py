"""A figure before and after small numbers are taken out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Policy:
    """``below``: counts from 1 to one less are taken out; 0 is shown. ``whole_below`` and ``withhold_below`` are denominators of
    percentages that are rounded to whole numbers, or not given at all. ``round_to`` rounds counts; 1 leaves them."""

    source: str
    below: int
    whole_below: int
    withhold_below: int
    round_to: int


@dataclass(frozen=True)
class Raw:
    """A figure as it was sent. Never leaves the module that asks for it to be shown."""

    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None


@dataclass(frozen=True)
class Shown:
    """A figure as everyone may see it: all three None where it is ``hidden``.

    It is not said whether a figure is hidden because it is small or because it would give a small one away: knowing which
    would, in a small table, be enough to work the small one out.
    """

    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    hidden: bool = False
