"""Refs of a plan's rows: what may hang below what, and the next ref that was never given.

Source: design section 7, "Identity": a ref is given once and never reused, so one that was withdrawn is never free again.
How refs are built is the plan file's own way (``plan/planfile/rows.py``): outcome 1.1, action 1.1a, milestone 1.1a.3,
impacts 1.1-i1 and 1.1a-i1.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import count
from string import ascii_lowercase

BELOW: dict[str, tuple[str, ...]] = {
    "workstream": ("outcome",),
    "outcome": ("impact", "action"),
    "action": ("impact", "milestone"),
    "impact": (),
    "milestone": (),
}
"""What may be added below each kind of row."""
REF = re.compile(r"[0-9A-Za-z]+([.-][0-9A-Za-z]+)*")
LONGEST = {"workstream": 4, "outcome": 12, "action": 12}


def next_ref(kind: str, parent: str, taken: Container[str]) -> str:
    """The first ref of this kind, below a parent's ref, that is not among those ever given to the kind.

    >>> next_ref("milestone", "1.1a", {"1.1a.1", "1.1a.2"}), next_ref("action", "1.1", {"1.1a"})
    ('1.1a.3', '1.1b')
    >>> next_ref("impact", "1.2", {"1.2-i1"}), next_ref("workstream", "", {"1", "2"})
    ('1.2-i2', '3')
    """
    return next(ref for ref in _refs(kind, parent) if ref not in taken)


def _refs(kind: str, parent: str) -> Iterator[str]:
    numbers = count(1)
    if kind == "workstream":
        yield from (str(n) for n in numbers)
    elif kind == "action":
        yield from (f"{parent}{letter}" for letter in ascii_lowercase)
        yield from (f"{parent}z{n}" for n in numbers)
    elif kind == "impact":
        yield from (f"{parent}-i{n}" for n in numbers)
    else:
        yield from (f"{parent}.{n}" for n in numbers)


def wrong_with(kind: str, ref: str) -> str:
    """What is wrong with a ref somebody chose, in words; empty where nothing is.

    >>> wrong_with("action", "1.1c"), wrong_with("action", "1/1")
    ('', 'A ref is letters and figures, with single dots or hyphens between them, like 1.1a')
    """
    if not REF.fullmatch(ref):
        return "A ref is letters and figures, with single dots or hyphens between them, like 1.1a"
    longest = LONGEST.get(kind, 20)
    return f"A ref of this kind has at most {longest} letters and figures" if len(ref) > longest else ""
