"""A measure's points: every period with its whole and its parts, small numbers out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from milepost.measures.definitions import Measure
from milepost.measures.policy import policy_for
from milepost.rules.disclosure import Raw, Shown, Sum, show
from milepost.rules.measuring import Answer
from milepost.rules.periods import Period, periods
from milepost.rules.pooling import pooled

from .records import Cell, Point
from .rows import Row, came_from, raw, way

Key = tuple[str, str]
"""Whose figure and about whom; both empty for the area and everybody."""


def points(measure: Measure, rows: Sequence[Row], before: datetime, *, open_only: bool) -> tuple[Point, ...]:
    """Oldest first, with an empty point for every period between the first and the last that nobody answered for."""
    by_period: dict[Period, list[Row]] = defaultdict(list)
    for row in rows:
        by_period[row.period].append(row)
    table = _Table(measure, before, open_only)
    return tuple(table.point(period, by_period.get(period, [])) for period in _every(measure, by_period))


def _every(measure: Measure, found: Iterable[Period]) -> list[Period]:
    """The periods found and those between them, also where the measure once had another rhythm."""
    known = sorted(found)
    if not known:
        return []
    usual = list(periods(measure.every, known[0].starts, known[-1].starts))
    if not set(known) <= set(usual):
        usual = [p for p in usual if not any(k.starts <= p.ends and p.starts <= k.ends for k in known)]
    return sorted({*known, *usual})


class _Table:
    """What is the same for every period of a measure."""

    def __init__(self, measure: Measure, before: datetime, open_only: bool) -> None:
        self.measure = measure
        self.policy = policy_for(measure)
        self.before = before
        self.open_only = open_only
        self.groups: dict[str, list[str]] = defaultdict(list)
        for breakdown in measure.breakdowns:
            self.groups[breakdown.group].append(breakdown.key)
        self.order = {name: n for n, name in enumerate(("", *measure.collected_from))}
        self.places = {key: n for n, key in enumerate(("", *(b.key for b in measure.breakdowns)))}

    def point(self, period: Period, rows: list[Row]) -> Point:
        asked = self._asked(period)
        sent = {(row.organisation or "", row.breakdown): row for row in rows}
        figures = {key: raw(row, self.measure.unit) for key, row in sent.items()}
        summed = self._summed(sent, figures, asked) if self.measure.collected_from else {}
        figures |= summed
        shown = show(figures, self._sums(figures), self.measure.unit, self.policy)
        cells = {
            key: self._cell(key, sent[key], shown[key])
            if key in sent
            else self._sum(key, shown[key], [r for (o, b), r in sent.items() if o and b == key[1]])
            for key in sorted(figures, key=self._place)
        }
        whole = cells.pop(("", ""), None)
        answered = len({o for o, _ in sent} & asked)
        return Point(period, whole, tuple(cells.values()), answered, len(asked))

    def _asked(self, period: Period) -> set[str]:
        since = self.measure.collected_since
        return set(self.measure.collected_from) if since is None or period.starts >= since else set()

    def _summed(self, sent: dict[Key, Row], figures: dict[Key, Raw], asked: set[str]) -> dict[Key, Raw]:
        """The area's figures that nobody sent, as far as they follow from those of its providers."""
        found = {}
        for breakdown in {b for o, b in sent if o} - {b for o, b in sent if not o}:
            parts = {o: key for o, b in sent if o and (key := (o, b)) and b == breakdown and self._has(sent[key])}
            whole = pooled([figures[k] for k in parts.values()], self.measure.unit, complete=asked <= set(parts))
            if whole is not None:
                found["", breakdown] = whole
        return found

    def _has(self, row: Row) -> bool:
        return row.answer != Answer.NOT_AVAILABLE

    def _sums(self, figures: dict[Key, Raw]) -> Iterator[Sum[Key]]:
        """Which figures add up to which: providers to the area, the keys of a group to everybody."""
        owners = {o for o, _ in figures}
        for breakdown in {b for _, b in figures}:
            yield Sum(("", breakdown), tuple((o, breakdown) for o in sorted(owners) if o and (o, breakdown) in figures))
        for owner in sorted(owners):
            for keys in self.groups.values():
                yield Sum((owner, ""), tuple((owner, key) for key in keys if (owner, key) in figures))

    def _place(self, key: Key) -> tuple[int, str, int, str]:
        last = len(self.order) + len(self.places)
        return self.order.get(key[0], last), key[0], self.places.get(key[1], last), key[1]

    def _cell(self, key: Key, row: Row, shown: Shown) -> Cell:
        confirmed = row.confirmed(self.before)
        named = not self.open_only
        return Cell(
            id=row.id,
            organisation=key[0],
            breakdown=key[1],
            answer=Answer(row.answer),
            shown=shown,
            why=row.why if named else "",
            way=way(row),
            came_from=came_from(row) if named else "",
            sent_by=row.sent_by if named else "",
            sent_at=row.sent_at,
            confirmed_by=(row.confirmed_by or "") if named and confirmed else "",
            confirmed=confirmed,
        )

    def _sum(self, key: Key, shown: Shown, parts: list[Row]) -> Cell:
        """A figure that was worked out from others: as new as the newest, confirmed when all of them are."""
        latest = max(parts, key=lambda row: row.sent_at)
        nil = all(row.answer == Answer.NIL for row in parts)
        return Cell(
            id=0,
            organisation="",
            breakdown=key[1],
            answer=Answer.NIL if nil else Answer.FIGURE,
            shown=shown,
            why="",
            way=way(latest),
            came_from="",
            sent_by="",
            sent_at=latest.sent_at,
            confirmed=all(row.confirmed(self.before) for row in parts),
        )
