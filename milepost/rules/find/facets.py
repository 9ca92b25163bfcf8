"""Narrowing what was found, with how many each choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

Facts = Mapping[str, str]


def kept(facts: Facts, chosen: Facts) -> bool:
    """Whether something passes every choice made."""
    return all(facts.get(name) == value for name, value in chosen.items())


def counted(every: Iterable[Facts], chosen: Facts, names: Iterable[str]) -> dict[str, Counter[str]]:
    """How many would be left by each value of each name, with the other choices as they are. Empty values do not count.

    >>> found = [{"kind": "update", "rating": "red"}, {"kind": "milestone", "rating": "red"}, {"kind": "post"}]
    >>> counted(found, {"kind": "update"}, ["kind", "rating"])["kind"]
    Counter({'update': 1, 'milestone': 1, 'post': 1})
    >>> counted(found, {"kind": "update"}, ["kind", "rating"])["rating"]
    Counter({'red': 1})
    """
    rows = list(every)
    found: dict[str, Counter[str]] = {}
    for name in names:
        others = {n: value for n, value in chosen.items() if n != name}
        found[name] = Counter(row[name] for row in rows if row.get(name) and kept(row, others))
    return found
