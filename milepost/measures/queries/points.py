"""A measure's points: every period with its whole and its parts, small numbers out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

from milepost.measures.definitions import Measure
from milepost.measures.policy import policy_for
from milepost.rules.disclosure import Shown, Stage, hidden_over_time, is_small, shown_as
from milepost.rules.measuring import Answer
from milepost.rules.periods import Every, Period, period_of, periods

from .records import Cell, Point
from .rows import Row, came_from, raw, standing, way
from .table import Key, laid_out


def points(measure: Measure, rows: Sequence[Row], before: datetime, *, open_only: bool) -> tuple[Point, ...]:
    """Oldest first, with an empty point for every period between the first and the last that nobody answered for.

    ``rows`` are all that were recorded, confirmed or not: what is hidden is the same for the desk and for everyone, so that
    nobody can hold one page against the other.
    """
    by_start: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        by_start[row.starts].append(row)
    history = dict(_of_one_rhythm(measure, own) for own in by_start.values())
    stands = {period: standing(own) for period, own in history.items()}
    if open_only:
        stands = {p: own for p, own in stands.items() if any(row.confirmed(before) for row in own)}
    made = _Points(measure, before, open_only)
    return tuple(made.point(p, history.get(p, []), stands.get(p, [])) for p in _every(measure, stands))


def _of_one_rhythm(measure: Measure, rows: list[Row]) -> tuple[Period, list[Row]]:
    """What was recorded of periods that start on the same day: where the rhythm changed, those of today's, else the latest."""
    stand, usual = standing(rows), period_of(measure.every, rows[0].starts)
    latest = max(stand, key=lambda row: row.sent_at).period
    period = usual if any(row.period == usual for row in stand) else latest
    return period, [row for row in rows if row.period == period]


def _every(measure: Measure, found: Iterable[Period]) -> list[Period]:
    """The periods found and those between them, also where the measure once had another rhythm."""
    known = sorted(found)
    if not known:
        return []
    usual = _usual(measure.every, known[0].starts, known[-1].starts)
    if set(known) <= set(usual):
        return list(usual)
    between = [p for p in usual if not any(k.starts <= p.ends and p.starts <= k.ends for k in known)]
    return sorted({*known, *between})


@lru_cache(maxsize=256)
def _usual(every: Every, first: date, last: date) -> tuple[Period, ...]:
    """Measures of one plan mostly share theirs."""
    return tuple(periods(every, first, last))


class _Points:
    """What is the same for every period of a measure."""

    def __init__(self, measure: Measure, before: datetime, open_only: bool) -> None:
        self.measure = measure
        self.policy = policy_for(measure)
        self.before = before
        self.open_only = open_only
        self.order = {name: n for n, name in enumerate(("", *measure.collected_from))}
        self.places = {key: n for n, key in enumerate(("", *(b.key for b in measure.breakdowns)))}

    def point(self, period: Period, rows: list[Row], stands: list[Row]) -> Point:
        asked = self._asked(period)
        now = laid_out(self.measure, stands, asked)
        hidden = self._hidden(rows, asked)
        cells = {}
        for key in sorted(now.figures, key=self._place):
            shown = shown_as(now.figures[key], self.measure.unit, self.policy, hidden=now.names[key] in hidden)
            if key in now.sent:
                cells[key] = self._cell(key, now.sent[key], shown)
            else:
                cells[key] = self._sum(key, shown, [r for (o, b), r in now.sent.items() if o and b == key[1]])
        if self.open_only:
            cells = {key: cell for key, cell in cells.items() if cell.confirmed}
        whole = cells.pop(("", ""), None)
        answered = len({cell.organisation for cell in cells.values()} & asked)
        return Point(period, whole, tuple(cells.values()), answered, len(asked))

    def _asked(self, period: Period) -> set[str]:
        since = self.measure.collected_since
        return set(self.measure.collected_from) if since is None or period.starts >= since else set()

    def _hidden(self, rows: list[Row], asked: set[str]) -> set[Hashable]:
        """The names of the figures that are hidden, decided as each of them came.

        Where none is small none is hidden, unless a whole was sent beside its parts and leaves a few over.
        """
        unit = self.measure.unit
        wholes = {row.breakdown == "" and row.organisation is None for row in rows}
        beside_parts = len(wholes) == 2 or any(row.breakdown for row in rows)
        if not beside_parts and not any(is_small(raw(row, unit), unit, self.policy) for row in rows):
            return set()
        stages = []
        for moment in sorted({row.sent_at for row in rows}):
            table = laid_out(self.measure, standing(row for row in rows if row.sent_at <= moment), asked)
            stages.append(Stage({table.names[key]: figure for key, figure in table.figures.items()}, table.sums))
        return hidden_over_time(stages, unit, self.policy)

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
