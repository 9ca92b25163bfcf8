"""Which columns a table of Word has to the eye.

Each row is cut on its own, and a border that was dragged a hair in one row makes one more column in all: so columns are
taken from the cuts that cells have, and two cuts closer than the eye sees are one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

HAIR = 170
"""Twentieths of a point (3 mm): less than one letter with its margins."""


def columns(spans: Iterable[tuple[int, int]], widths: list[int]) -> dict[int, int]:
    """From a cut of Word's own grid to the number of cuts before it, counting from 0. ``spans`` are where cells begin and end.

    >>> columns({(0, 1), (1, 3), (0, 2), (2, 3)}, [2000, 60, 3000])
    {0: 0, 1: 1, 2: 1, 3: 2}
    >>> columns({(0, 1), (1, 3), (0, 2), (2, 3)}, [2000, 900, 3000])
    {0: 0, 1: 1, 2: 2, 3: 3}
    """
    spans = set(spans)
    cuts = sorted({cut for span in spans for cut in span})
    same = {cut: cut for cut in cuts}
    for before, cut in pairwise(cuts):
        near = cut <= len(widths) and sum(widths[before:cut]) <= HAIR and all(widths[before:cut])
        if near and not any(
            same[start] in (same[before], cut) and same[end] in (same[before], cut) for start, end in spans
        ):
            same[cut] = same[before]
    kept = sorted(set(same.values()))
    return {cut: bisect_left(kept, same[cut]) for cut in cuts}
