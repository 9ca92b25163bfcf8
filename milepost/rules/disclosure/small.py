"""Which figures are about too few people to be shown by themselves.

Source: defaults of our own after the practice of the Department for Education and the NHS (counts under five, percentages of
fewer than ten); the numbers are the policy's.
"""

from __future__ import annotations

from decimal import Decimal

from ..measuring import Unit
from .records import Policy, Raw

SHARES = (Unit.PERCENT, Unit.RATE_PER_1000)
"""Units whose numerator and the rest of the denominator are both people."""


def amounts(raw: Raw, unit: Unit) -> tuple[Decimal, ...]:
    """What of a figure adds up from parts to a whole. Nothing where only a percentage or an average is known.

    >>> amounts(Raw(Decimal(6), Decimal(20), Decimal(30)), Unit.PERCENT)
    (Decimal('6'), Decimal('14'))
    """
    if unit is Unit.COUNT:
        return () if raw.value is None else (raw.value,)
    if raw.denominator is None:
        return ()
    if unit in SHARES:
        return () if raw.numerator is None else (raw.numerator, raw.denominator - raw.numerator)
    if raw.numerator is None and raw.value is None:
        return (raw.denominator,)
    return (raw.denominator, raw.numerator if raw.numerator is not None else (raw.value or 0) * raw.denominator)


def people(raw: Raw, unit: Unit) -> tuple[Decimal, ...]:
    """Those amounts that count people; of an average only how many it is of."""
    found = amounts(raw, unit)
    return found if unit is Unit.COUNT or unit in SHARES else found[:1]


def is_small(raw: Raw, unit: Unit, policy: Policy) -> bool:
    """Whether a figure is about too few: a small count, or a small rest, or all or any share of a small group.

    >>> policy = Policy("", below=5, whole_below=30, withhold_below=10, round_to=1)
    >>> [is_small(Raw(None, None, Decimal(n)), Unit.COUNT, policy) for n in (0, 4, 5)]
    [False, True, False]
    >>> [is_small(Raw(Decimal(n), Decimal(d), None), Unit.PERCENT, policy) for n, d in ((0, 12), (9, 9), (19, 20), (12, 12))]
    [False, True, True, False]
    """
    if any(0 < amount < policy.below for amount in people(raw, unit)):
        return True
    of = raw.denominator
    return unit is not Unit.COUNT and of is not None and 0 < of < max(policy.withhold_below, policy.below)
