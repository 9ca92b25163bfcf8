"""What is owed, put together as the page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from milepost.measures.queries import Owed
from milepost.rules.collection import State

LATEST = 30
"""So many answers are listed, the latest due first."""
NAMED = 6
"""So many overdue periods are named; of more than that the rest are counted."""


@dataclass(frozen=True)
class Overdue:
    """All that one organisation has not answered for one measure: ``oldest`` is the one due first."""

    oldest: Owed
    count: int
    periods: tuple[str, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.periods)


@dataclass(frozen=True)
class Provider:
    """How one organisation has answered what was due or is answered by now."""

    name: str
    id: int | None
    in_time: int
    late: int
    overdue: int

    @property
    def asked(self) -> int:
        return self.in_time + self.late + self.overdue


def headline(found: Iterable[Owed]) -> str:
    """Who has not answered, in a sentence."""
    late = [one for one in found if one.state is State.OVERDUE]
    who = len({one.organisation for one in late})
    figures = f"{len(late)} {'figure' if len(late) == 1 else 'figures'}"
    return f"{who} {'organisation has' if who == 1 else 'organisations have'} not answered: {figures} overdue."


def overdue(found: Iterable[Owed]) -> list[Overdue]:
    """By organisation and measure, those that have waited longest first; the latest periods are named."""
    groups: dict[tuple[str, str], list[Owed]] = defaultdict(list)
    for one in found:
        if one.state is State.OVERDUE:
            groups[one.organisation, one.measure.id].append(one)
    return [Overdue(g[0], len(g), tuple(one.period.label for one in g[-NAMED:])) for g in groups.values()]


def open_next(found: Iterable[Owed]) -> list[Owed]:
    return [one for one in found if one.state is State.OPEN]


def answered(found: Iterable[Owed]) -> list[Owed]:
    return [one for one in found if one.state.answered][: -LATEST - 1 : -1]


def providers(found: Iterable[Owed]) -> list[Provider]:
    """Every organisation that is asked, by name."""
    states: dict[tuple[str, int | None], list[State]] = defaultdict(list)
    for one in found:
        states[one.organisation, one.organisation_id].append(one.state)
    return [
        Provider(name, pk, s.count(State.IN_TIME), s.count(State.LATE), s.count(State.OVERDUE))
        for (name, pk), s in sorted(states.items(), key=lambda pair: pair[0][0])
    ]
