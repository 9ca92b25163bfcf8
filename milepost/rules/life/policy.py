"""What may happen to a plan, as an area's policy says it: ``definitions/policies/plan_life.yaml``.

Source: design section 3 ("drafted, submitted, fit for purpose or returned, live, closed"; "periods and their units are
data").
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from ..dates import months_later
from ..moves import Status
from ..permissions import Verb
from ..working_days import working_days_later

INSPECTED, REPORTED, PLAN_DUE = "inspected", "report_published", "plan_due"
BEFORE = {
    INSPECTED: "the inspection ended",
    REPORTED: "the report was published",
    PLAN_DUE: "the day the plan is due",
}
"""What a clock may count from that is no step of the plan."""


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


@dataclass(frozen=True)
class Clock:
    """How long something may take: until one of ``until`` happens, from the latest of ``after``.

    ``source`` is who says so; ``verified`` is false where nobody has read it in the law or a letter yet.
    """

    name: str
    until: tuple[str, ...]
    after: tuple[str, ...]
    count: int
    unit: Unit
    source: str
    verified: bool

    @property
    def words(self) -> str:
        """The time as a page says it.

        >>> Clock("", (), (), 10, Unit.WORKING_DAYS, "example", True).words
        '10 working days'
        """
        unit = self.unit.value.replace("_", " ")
        return f"{self.count} {unit.removesuffix('s') if self.count == 1 else unit}"

    def due(self, start: date, bank_holidays: Container[date]) -> date:
        """The last day of the time.

        >>> Clock("", (), (), 20, Unit.DAYS, "example", True).due(date(2026, 11, 25), ())
        datetime.date(2026, 12, 15)
        """
        if self.unit is Unit.MONTHS:
            return months_later(start, self.count)
        if self.unit is Unit.WORKING_DAYS:
            return working_days_later(start, self.count, bank_holidays)
        return start + timedelta(days=self.count)


@dataclass(frozen=True)
class Signers:
    """Who signs off in one area, by title of post and name of body."""

    posts: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Needs:
    """What must be there before a step: entries of who took part, owners, deadlines, and who has signed off.

    ``posts`` and ``bodies`` say how many of each sign, whichever they are; ``named`` says which, by the area's name.
    """

    took_part: int = 0
    owners: bool = False
    deadlines: bool = False
    posts: int = 0
    bodies: int = 0
    named: Mapping[str, Signers] = field(default_factory=dict)

    @property
    def sign_off(self) -> bool:
        return bool(self.posts or self.bodies or self.named)


@dataclass(frozen=True)
class Step:
    """A step of a plan's life. ``verb`` is what a person must be able to do to record it; ``asks_why`` that it takes a reason."""

    key: str
    name: str
    status: Status
    next: tuple[str, ...]
    verb: Verb
    needs: Needs
    asks_why: bool = False


@dataclass(frozen=True)
class Review:
    """A look at a live plan that is recorded, and how often or when it comes."""

    key: str
    name: str


@dataclass(frozen=True)
class LifePolicy:
    from_date: date
    steps: Mapping[str, Step]
    reviews: Mapping[str, Review]
    clocks: tuple[Clock, ...]

    def step(self, key: str, status: Status) -> Step:
        """The step by its key; one recorded before there were keys, or since renamed, is the first of its status."""
        return self.steps.get(key) or next(s for s in self.steps.values() if s.status is status)

    def next_of(self, step: Step) -> tuple[Step, ...]:
        return tuple(self.steps[key] for key in step.next)

    def name(self, key: str) -> str:
        """What a step or a review is called."""
        found = self.steps.get(key) or self.reviews.get(key)
        return found.name if found else key.replace("_", " ").capitalize()


def in_force(policies: Iterable[LifePolicy], on: date) -> LifePolicy:
    """The latest policy that had begun by a day. Raises LookupError when none had.

    >>> old, new = (LifePolicy(date(year, 9, 1), {}, {}, ()) for year in (2014, 2026))
    >>> in_force([new, old], date(2026, 8, 31)).from_date.year
    2014
    """
    begun = [p for p in policies if p.from_date <= on]
    if not begun:
        raise LookupError(f"No policy for the life of a plan was in force on {on.isoformat()}")
    return max(begun, key=lambda p: p.from_date)
