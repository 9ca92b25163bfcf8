"""Who owes which figure by when, and what was answered: a figure, a nil return, or why there is none. No figure is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from milepost.measures.definitions import Measure
from milepost.measures.models import Reading, Reminder
from milepost.people.clock import day_of, end_of
from milepost.people.models import Area, Organisation
from milepost.rules.collection import State, asked, days_late, state_of
from milepost.rules.measuring import Answer, Way
from milepost.rules.periods import Period


@dataclass(frozen=True)
class Owed:
    """One figure one organisation is asked for. ``organisation_id`` is None where the area has none of that name.

    ``answer`` is what stands now, ``answered_on`` when it was first answered. What was ``loaded`` with the plan was known
    before anybody was asked here, so it is not late.
    """

    measure: Measure
    organisation: str
    organisation_id: int | None
    period: Period
    due: date
    on: date
    answer: Answer | None = None
    answered_on: date | None = None
    why: str = ""
    loaded: bool = False

    @property
    def state(self) -> State:
        return state_of(self.due, self._known_on, on=self.on)

    @property
    def days_late(self) -> int:
        return days_late(self.due, self._known_on, on=self.on)

    @property
    def _known_on(self) -> date | None:
        return min(self.answered_on, self.due) if self.loaded and self.answered_on else self.answered_on


@dataclass(frozen=True)
class _Answered:
    answer: Answer
    why: str
    first_on: date
    loaded: bool


def owed(measures: Iterable[Measure], area: Area, on: date, *, ended_on: date | None = None) -> tuple[Owed, ...]:
    """Everything asked for by a day, as answered by the end of it: the soonest due first. Two queries, whatever their number.

    Periods that began after their plan ended are not asked for.
    """
    collected = [m for m in measures if m.collected_from and m.collected_since]
    names = {name for m in collected for name in m.collected_from}
    known = dict(Organisation.objects.filter(area=area, name__in=names).values_list("name", "pk"))
    answers = _answers([m.id for m in collected], area, on)
    found = []
    for measure in collected:
        assert measure.collected_since is not None
        for one in asked(measure.every, measure.collected_since, measure.due_days, on=min(on, ended_on or on)):
            for name in measure.collected_from:
                answer = answers.get((measure.id, known.get(name), one.period.starts))
                found.append(
                    Owed(
                        measure,
                        name,
                        known.get(name),
                        one.period,
                        one.due,
                        on,
                        answer.answer if answer else None,
                        answer.first_on if answer else None,
                        answer.why if answer else "",
                        answer.loaded if answer else False,
                    )
                )
    return tuple(sorted(found, key=lambda o: (o.due, o.organisation, o.measure.name)))


def reminded(organisations: Iterable[int]) -> set[tuple[int, date, str]]:
    """Which organisations were reminded of which day, before or after it. One query."""
    rows = Reminder.objects.filter(organisation__in=list(organisations))
    return set(rows.values_list("organisation_id", "due_on", "when"))


def _answers(measures: list[str], area: Area, on: date) -> dict[tuple[str, int | None, date], _Answered]:
    """What stands for each slot of an organisation, and when its first answer came. A correction does not make it late."""
    rows = Reading.objects.filter(
        area=area,
        measure__in=measures,
        organisation__isnull=False,
        breakdown="",
        recorded_at__lt=end_of(on),
    ).order_by("recorded_at", "pk")
    found: dict[tuple[str, int | None, date], _Answered] = {}
    for measure, organisation, starts, answer, why, at, way in rows.values_list(
        "measure", "organisation_id", "starts", "answer", "why", "recorded_at", "submission__way"
    ):
        slot = (measure, organisation, starts)
        first = found.get(slot) or _Answered(Answer(answer), why, day_of(at), way == Way.LOADER)
        found[slot] = replace(first, answer=Answer(answer), why=why)
    return found
