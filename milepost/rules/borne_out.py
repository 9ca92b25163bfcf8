"""Whether a published figure bears out what a plan says of where it began.

Source: Milepost's own method. A plan writes "over 85%" or "39%"; a published rate is held against those words as they stand.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

MORE = re.compile(r"\b(over|above|more than|at least|or more)\b", re.I)
LESS = re.compile(r"\b(under|below|less than|fewer than|at most|or less|up to)\b", re.I)
ABOUT = re.compile(r"\b(about|around|approximately|roughly|nearly|almost)\b", re.I)
NEAR = Decimal(2)
"""How far from "about 40%" still counts as it: our own choice, two of the measure's units either way."""


def borne_out(said: Decimal, as_written: str, published: Decimal) -> bool:
    """Whether what was written is true of the published figure, to as many decimal places as were written.

    >>> borne_out(Decimal(85), "over 85%", Decimal("66.3")), borne_out(Decimal(85), "over 85%", Decimal("89.4"))
    (False, True)
    >>> borne_out(Decimal(39), "39%", Decimal("38.5")), borne_out(Decimal(40), "about 40%", Decimal("41.9"))
    (True, True)
    """
    if MORE.search(as_written):
        return published >= said
    if LESS.search(as_written):
        return published <= said
    if ABOUT.search(as_written):
        return abs(published - said) <= NEAR
    return published.quantize(_step(said), ROUND_HALF_UP) == said


def _step(said: Decimal) -> Decimal:
    """The last place that was written: 1 for 39, 0.1 for 38.5."""
    exponent = said.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(min(exponent, 0))
