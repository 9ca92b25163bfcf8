"""A measure's figures as everyone above this app sees them: small numbers are already out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from milepost.measures.definitions import Measure
from milepost.rules.disclosure import Shown
from milepost.rules.measuring import Answer, Way
from milepost.rules.periods import Period


@dataclass(frozen=True)
class Cell:
    """One answer: whose, about whom, what, and where it came from. ``id`` is the reading's, 0 where it is a sum of others.

    ``sent_by`` and ``confirmed_by`` are names for the desk; they are empty at the public door.
    """

    id: int
    organisation: str
    breakdown: str
    answer: Answer
    shown: Shown
    why: str
    way: Way
    came_from: str
    sent_by: str
    sent_at: datetime
    confirmed_by: str = ""
    confirmed: bool = False


@dataclass(frozen=True)
class Point:
    """One period of a measure. ``whole`` is the area's own figure or the sum of its providers'; None where there is none.

    ``answered`` of ``asked`` providers have answered; until all have there is no ``whole``.
    """

    period: Period
    whole: Cell | None
    parts: tuple[Cell, ...] = ()
    answered: int = 0
    asked: int = 0

    @property
    def value(self) -> Decimal | None:
        return self.whole.shown.value if self.whole else None


@dataclass(frozen=True)
class Kept:
    """A baseline or target as agreed on a day, with the ones before it, oldest first. ``value`` is None while to be collected.

    ``key`` is the target's, empty for the baseline. ``value`` is in the measure's unit: a "fall by 30%" is worked out once
    there is a baseline, and None until then.
    """

    key: str
    value: Decimal | None
    upper: Decimal | None
    due: date | None
    as_written: str
    why: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None
    before: tuple[Kept, ...] = ()


@dataclass(frozen=True)
class Event:
    on: date
    words: str
    open: bool


@dataclass(frozen=True)
class Redrawn:
    """The chart begins anew with the period that starts on this day."""

    id: int
    starts: date
    why: str
    agreed_by: str
    by: str


@dataclass(frozen=True)
class Series:
    """A measure of one area with everything recorded of it: points oldest first, with no period left out between them."""

    measure: Measure
    points: tuple[Point, ...]
    baseline: Kept | None
    targets: tuple[Kept, ...]
    redrawn: tuple[Redrawn, ...] = ()
    events: tuple[Event, ...] = field(default_factory=tuple)
