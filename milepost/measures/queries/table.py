"""The figures of one period as they stood at a moment: those that were sent, those that follow, and which adds up to which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from milepost.measures.definitions import Measure
from milepost.rules.disclosure import Raw, Sum
from milepost.rules.measuring import Answer, Unit
from milepost.rules.pooling import pooled

from .rows import Row, raw

Key = tuple[str, str]
"""Whose figure and about whom; both empty for the area and everybody."""


@dataclass(frozen=True)
class Table:
    """``names`` tell one figure from another that stood in the same place before: a reading's id, or those it is the sum of."""

    sent: dict[Key, Row]
    figures: dict[Key, Raw]
    names: dict[Key, Hashable]
    sums: tuple[Sum[Hashable], ...]


def laid_out(measure: Measure, rows: Iterable[Row], asked: set[str]) -> Table:
    """The readings that stand, and the area's figures that nobody sent as far as they follow from those of its providers."""
    sent = {(row.organisation or "", row.breakdown): row for row in rows}
    figures = {key: raw(row, measure.unit) for key, row in sent.items()}
    names: dict[Key, Hashable] = {key: row.id for key, row in sent.items()}
    if measure.collected_from:
        for breakdown in {b for o, b in sent if o} - {b for o, b in sent if not o}:
            parts = [key for key, row in sent.items() if key[0] and key[1] == breakdown and _has(row)]
            complete = asked <= _answered(measure, sent, breakdown)
            whole = pooled([figures[key] for key in parts], measure.unit, complete=complete)
            if whole is not None:
                figures["", breakdown] = whole
                names["", breakdown] = (breakdown, *sorted(sent[key].id for key in parts))
    return Table(sent, figures, names, tuple(_sums(measure, figures, names)))


def _has(row: Row) -> bool:
    return row.answer != Answer.NOT_AVAILABLE


def _answered(measure: Measure, sent: dict[Key, Row], breakdown: str) -> set[str]:
    """Who answered about these. Without somebody's figure there is no count; a share can be of the others.

    It is given once, when all have answered: from a share of two, and later of three, the third could be worked out.
    """
    found = set()
    for (organisation, about), row in sent.items():
        empty = not about and row.answer != Answer.FIGURE  # nil or not available: so are its parts
        if (about == breakdown or empty) and (_has(row) or measure.unit is not Unit.COUNT):
            found.add(organisation)
    return found


def _sums(measure: Measure, figures: dict[Key, Raw], names: dict[Key, Hashable]) -> Iterator[Sum[Hashable]]:
    """Which figures add up to which: providers to the area, the keys of a group to everybody."""
    groups: dict[str, list[str]] = defaultdict(list)
    for each in measure.breakdowns:
        groups[each.group].append(each.key)
    owners = sorted({o for o, _ in figures})
    for breakdown in sorted({b for _, b in figures}):
        if ("", breakdown) in figures:
            own = (names[o, breakdown] for o in owners if o and (o, breakdown) in figures)
            yield Sum(names["", breakdown], tuple(own))
    for owner in owners:
        if (owner, "") in figures:
            for keys in groups.values():
                yield Sum(names[owner, ""], tuple(names[owner, key] for key in keys if (owner, key) in figures))
