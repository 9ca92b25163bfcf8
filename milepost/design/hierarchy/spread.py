"""Putting things on a line as near as can be to where each wants to be, in order, none too near the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

FAR = float("inf")


def spread(wanted: Sequence[float], apart: Sequence[float], low: float = -FAR, high: float = FAR) -> list[float]:
    """The places nearest to those wanted (least squares) at least ``apart`` from one to the next, between two ends.

    Pool adjacent violators: whatever would stand too near or out of order moves together to its mean.

    >>> spread([0, 0, 100], [10, 10])
    [-5.0, 5.0, 100.0]
    """
    if not wanted:
        return []
    offsets = [0.0, *accumulate(apart)]
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        total, count = want - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before = pools.pop()
            total, count = total + before[0], count + before[1]
        pools.append((total, count))
    means = [total / count for total, count in pools for _ in range(count)]
    return [min(max(m, low), high - offsets[-1]) + offset for m, offset in zip(means, offsets, strict=True)]
