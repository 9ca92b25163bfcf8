"""Which clocks run on a day, and whether one was kept.

Source: design section 3 (the reply 10 working days after submission, a resubmission 20 days after a return; both are data).
Every number stands with its own source in ``definitions/policies/plan_life.yaml``.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from .policy import Clock


@dataclass(frozen=True)
class Event:
    """Something that happened to a plan: the key of a step, of a review, or of what came before both."""

    key: str
    on: date


@dataclass(frozen=True)
class Running:
    """A clock with the day it counts from and the last day it leaves."""

    clock: Clock
    since: date
    due: date

    def words(self, on: date) -> str:
        """How a day stands to it.

        >>> clock = Clock("The answer", (), (), 5, "days", "example", True)
        >>> Running(clock, date(2026, 11, 1), date(2026, 11, 6)).words(date(2026, 11, 8))
        '2 days late'
        """
        days = (self.due - on).days
        if days == 0:
            return "due today"
        return f"{_days(days)} left" if days > 0 else f"{_days(-days)} late"

    def kept_words(self, on: date) -> str:
        """How the day it was done stands to it."""
        days = (self.due - on).days
        if days == 0:
            return "on the day it was due"
        return f"{_days(days)} before it was due" if days > 0 else f"{_days(-days)} late"


def running(clocks: Sequence[Clock], events: Sequence[Event], holidays: Container[date]) -> tuple[Running, ...]:
    """The clocks that have begun and not been stopped, the first due first. ``events`` are in the order they happened.

    A clock begins again with each event it counts from: the next six-monthly review counts from the last one.
    """
    found = []
    for clock in clocks:
        begun = _latest(events, clock.after)
        if begun is None:
            continue
        stops = [e for e in events[begun + 1 :] if e.key in clock.until]
        if not stops:
            since = events[begun].on
            found.append(Running(clock, since, clock.due(since, holidays)))
    return tuple(sorted(found, key=lambda r: r.due))


def kept(clocks: Sequence[Clock], events: Sequence[Event], which: int, holidays: Container[date]) -> Running | None:
    """The clock that an event answered, with the day it should have come by; None where none was running."""
    event, before = events[which], events[:which]
    answered = [clock for clock in clocks if event.key in clock.until]
    found = [r for r in running(answered, before, holidays)]
    return found[-1] if found else None


def _latest(events: Sequence[Event], keys: Container[str]) -> int | None:
    return max((i for i, event in enumerate(events) if event.key in keys), default=None)


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
