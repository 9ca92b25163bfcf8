"""An area's figure as the sum of its providers', and a share from its two parts.

Source: parts of a whole are pooled: a percentage is all numerators over all denominators, an average is weighted by how many
it is of. It is only whole when everybody has answered: a share that changes as more of them answer tells what the last
one had.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .disclosure import Raw
from .measuring import Unit

PER = {Unit.PERCENT: 100, Unit.RATE_PER_1000: 1000}
EXACT = Decimal("0.0001")


def pooled(parts: Sequence[Raw], unit: Unit, *, complete: bool) -> Raw | None:
    """The whole of these parts, or None where it cannot be told. ``complete`` where everybody asked has answered.

    >>> half, all_of_few = (Raw(Decimal(n), Decimal(d), None) for n, d in ((10, 20), (5, 5)))
    >>> pooled([half, all_of_few], Unit.PERCENT, complete=True).value
    Decimal('60.0000')
    >>> pooled([half, all_of_few], Unit.PERCENT, complete=False) is None
    True
    """
    if not parts or not complete:
        return None
    if unit is Unit.COUNT:
        values = [part.value for part in parts if part.value is not None]
        return Raw(None, None, sum(values, Decimal(0))) if len(values) == len(parts) else None
    numerators = [top(part, unit) for part in parts]
    denominators = [part.denominator for part in parts]
    if None in numerators or None in denominators:
        return None
    over, under = sum(n for n in numerators if n is not None), sum(d for d in denominators if d is not None)
    return Raw(Decimal(over), Decimal(under), share(Decimal(over), Decimal(under), unit))


def top(part: Raw, unit: Unit) -> Decimal | None:
    """What stands above the line: of an average without it, the average times how many it is of."""
    if part.numerator is not None or unit in PER or part.value is None or part.denominator is None:
        return part.numerator
    return part.value * part.denominator


def share(numerator: Decimal, denominator: Decimal, unit: Unit) -> Decimal | None:
    """A numerator over its denominator in the unit's own terms, with four decimals; None of nobody.

    >>> share(Decimal(1), Decimal(3), Unit.PERCENT), share(Decimal(0), Decimal(0), Unit.PERCENT)
    (Decimal('33.3333'), None)
    """
    return (numerator * PER.get(unit, 1) / denominator).quantize(EXACT) if denominator else None
