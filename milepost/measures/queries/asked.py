"""What an organisation is asked for, figure by figure, and what it answered: for whoever sends that organisation's figures.

A sender sees what they sent as they sent it, small numbers too. So nothing of this may be shown to anybody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.measures.checking import NewReading
from milepost.measures.definitions import Breakdown, Measure, every
from milepost.people.models import Organisation
from milepost.plan.access import statuses
from milepost.rules import collection
from milepost.rules.measuring import Answer
from milepost.rules.moves import OVER
from milepost.rules.periods import Period

from ..models import Reading
from .raw import Sent, as_sent

EVERYBODY = Breakdown("", "Everybody", "")

Key = tuple[str, str, date]


@dataclass(frozen=True)
class Slot:
    """One figure that is asked for: of which measure, who is counted, for which period, by which day; and what stands."""

    measure: Measure
    breakdown: Breakdown
    period: Period
    due: date
    sent: Sent | None = None

    @property
    def key(self) -> Key:
        return self.measure.id, self.breakdown.key, self.period.starts

    @property
    def name(self) -> str:
        """Like "Waiting for speech therapy, Aged 5 to 10, April 2026"."""
        who = f", {self.breakdown.label}" if self.breakdown.key else ""
        return f"{self.measure.name}{who}, {self.period.label}"

    def answered_with(
        self, answer: Answer, figure: Decimal | None, out_of: Decimal | None, why: str, instead_of: int | None
    ) -> NewReading:
        """An answer for it, as the ways in know one: a figure, and out of how many where the measure asks for that."""
        given = {"numerator": figure, "denominator": out_of} if self.measure.denominator else {"value": figure}
        if not self.measure.denominator and out_of is not None:
            given["denominator"] = out_of  # which is refused in words
        return NewReading(
            measure=self.measure, period=self.period, answer=answer, breakdown=self.breakdown.key, why=why,
            instead_of=instead_of, **given,
        )  # fmt: skip


def asked_measures(organisation: Organisation) -> tuple[Measure, ...]:
    """The measures this organisation sends figures for, of its area's plans that still take them. One query."""
    named = [m for m in every().values() if organisation.name in m.collected_from and m.collected_since]
    told = statuses(organisation.area_id, {m.plan for m in named})
    open_ = {slug for slug, status in told.items() if status not in OVER}
    return tuple(m for m in named if m.plan in open_)


def asked(organisation: Organisation, on: date, measures: Iterable[Measure] | None = None) -> list[Slot]:
    """Every figure asked for of periods that are over on a day, oldest first. Two queries, however many there are.

    Of these ``measures`` alone, where somebody may send only some.
    """
    wanted = asked_measures(organisation) if measures is None else tuple(measures)
    standing = _standing(organisation, {m.id for m in wanted})
    slots = (s for m in wanted for s in _slots(m, on, standing))
    return sorted(slots, key=lambda s: (s.period.starts, s.measure.name))


def waiting(slots: Iterable[Slot]) -> list[Slot]:
    """The figures about everybody that nobody has answered: what is owed. Parts are welcome, and not chased."""
    return [s for s in slots if not s.breakdown.key and s.sent is None]


def _slots(measure: Measure, on: date, standing: dict[Key, Sent]) -> Iterator[Slot]:
    if measure.collected_since is None:
        return
    for one in collection.asked(measure.every, measure.collected_since, measure.due_days, on=on):
        if one.period.ends < on:
            for breakdown in (EVERYBODY, *measure.breakdowns):
                key = (measure.id, breakdown.key, one.period.starts)
                yield Slot(measure, breakdown, one.period, one.due, standing.get(key))


def _standing(organisation: Organisation, measures: set[str]) -> dict[Key, Sent]:
    rows = Reading.objects.filter(
        area=organisation.area_id, organisation=organisation, measure__in=measures, superseded_by__isnull=True
    )
    found = rows.select_related("recorded_by", "confirmation")
    return {(r.measure, r.breakdown, r.starts): as_sent(r) for r in found}
