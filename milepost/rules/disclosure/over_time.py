"""Which figures stay hidden when more of them come, or some are put right, after others were shown.

What was shown once has been read, printed and saved, and an earlier day can be asked for again. So nothing is decided twice:
a figure that was shown stays shown, one that was hidden stays hidden, and what is new is shown only where nobody could
work out a hidden one from it and from all that was shown before.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..measuring import Unit
from .beside import Sum, beside
from .records import Policy, Raw
from .small import amounts, is_small, people

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Stage(Generic[K]):
    """What stood from a moment on. A figure keeps its key for as long as it is the same one, and another never has it."""

    cells: Mapping[K, Raw]
    sums: Sequence[Sum[K]]


def hidden_over_time(stages: Iterable[Stage[K]], unit: Unit, policy: Policy) -> set[K]:
    """Every figure of any stage that is hidden.

    >>> from decimal import Decimal
    >>> policy = Policy("", below=5, whole_below=30, withhold_below=10, round_to=1)
    >>> count = lambda **cells: {key: Raw(None, None, Decimal(n)) for key, n in cells.items()}
    >>> early = Stage(count(a=18, b=40), ())
    >>> late = Stage(count(a=18, b=40, c=2, all=60), (Sum("all", ("a", "b", "c")),))
    >>> sorted(hidden_over_time([late], Unit.COUNT, policy)), sorted(hidden_over_time([early, late], Unit.COUNT, policy))
    (['a', 'c'], ['all', 'c'])
    """
    hidden: set[K] = set()
    known: dict[K, Raw] = {}
    sums: dict[Sum[K], None] = {}
    for stage in stages:
        new = {key: raw for key, raw in stage.cells.items() if key not in known}
        told = set(known) - hidden
        hidden |= {key for key, raw in new.items() if is_small(raw, unit, policy)}
        known.update(new)
        sums.update(dict.fromkeys(stage.sums))
        near = _linked(sums, new)
        sizes = {key: amounts(known[key], unit) for each in near for key in (each.total, *each.parts)}
        counted = max((len(people(known[key], unit)) for key in sizes), default=0)
        hidden |= beside(sizes, near, hidden & sizes.keys(), counted, policy.below, told=told)
    return hidden


def _linked(sums: Iterable[Sum[K]], new: Iterable[K]) -> list[Sum[K]]:
    """The sums that what is new can say anything about: those it is in, those that have a figure of these, and so on."""
    reached, left, found = set(new), list(sums), []
    while now := [each for each in left if not reached.isdisjoint((each.total, *each.parts))]:
        found += now
        left = [each for each in left if each not in now]
        reached.update(key for each in now for key in (each.total, *each.parts))
    return found
