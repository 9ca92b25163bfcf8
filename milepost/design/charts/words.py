"""Numbers and lists in words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from .records import Number


def plain(value: Number | None, places: int = 1) -> str:
    """A number with commas and at most so many decimal places, halves up.

    >>> plain(1234), plain(Decimal("73.05")), plain(74.0), plain(-0.04), plain(None)
    ('1,234', '73.1', '74', '0', '')
    """
    if value is None:
        return ""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def listed(words: list[str]) -> str:
    """
    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
