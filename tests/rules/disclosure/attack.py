"""Somebody who wants to know a hidden figure: they see all that is shown and know what adds up to what.

Written apart from the rule, and slower: it tries whole numbers until every sum holds, so what it cannot find does not exist.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Sums = Sequence[tuple[Any, Sequence[Any]]]
Bounds = dict[Any, tuple[int, int]]


def could_be(cell: Any, number: int, shown: Mapping[Any, int | None], sums: Sums, most: int) -> bool:
    """Whether a hidden cell could be this number, every cell being 0 to ``most``. ``shown`` has None for what is hidden."""
    bounds: Bounds = {key: (0, most) if n is None else (n, n) for key, n in shown.items()}
    return 0 <= number <= most and _completed({**bounds, cell: (number, number)}, sums) is not None


def _completed(bounds: Bounds, sums: Sums) -> Bounds | None:
    narrowed = _narrowed(dict(bounds), sums)
    if narrowed is None:
        return None
    loose = [key for key, (low, high) in narrowed.items() if low < high]
    if not loose:
        return narrowed
    key = min(loose, key=lambda k: narrowed[k][1] - narrowed[k][0])
    low, high = narrowed[key]
    tries = (_completed({**narrowed, key: (n, n)}, sums) for n in range(low, high + 1))
    return next((found for found in tries if found is not None), None)


def _narrowed(bounds: Bounds, sums: Sums) -> Bounds | None:
    before: Bounds = {}
    while before != bounds:
        before = dict(bounds)
        for total, parts in sums:
            for key in (total, *parts):
                low, high = _reach(key, total, parts, bounds)
                low, high = max(low, bounds[key][0]), min(high, bounds[key][1])
                if low > high:
                    return None
                bounds[key] = (low, high)
    return bounds


def _reach(key: Any, total: Any, parts: Sequence[Any], bounds: Bounds) -> tuple[int, int]:
    if key == total:
        return sum(bounds[p][0] for p in parts), sum(bounds[p][1] for p in parts)
    others = [p for p in parts if p != key]
    low, high = bounds[total]
    return low - sum(bounds[p][1] for p in others), high - sum(bounds[p][0] for p in others)
