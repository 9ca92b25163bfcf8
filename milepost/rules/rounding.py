"""Rounding as official statistics do it, which is not as Python does.

Source: the Department for Education's published rates: Redcar and Cleveland's 45 of 144 plans in 2022 are published as 31.3.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def half_up(value: Decimal, places: int = 1) -> Decimal:
    """A figure that lies half way goes away from nought.

    >>> half_up(Decimal("31.25")), round(Decimal("31.25"), 1)
    (Decimal('31.3'), Decimal('31.2'))
    """
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def percentage(numerator: int | Decimal, denominator: int | Decimal, places: int = 1) -> Decimal | None:
    """100 times numerator over denominator, rounded half up; none where there is nothing to divide by.

    >>> percentage(45, 144), percentage(0, 0)
    (Decimal('31.3'), None)
    """
    return half_up(100 * Decimal(numerator) / Decimal(denominator), places) if denominator else None
