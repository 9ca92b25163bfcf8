"""A line of the plan as it read on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from milepost.people.clock import day_of
from milepost.rules.course import shift
from milepost.rules.timescale import Timescale


@dataclass(frozen=True)
class Part:
    """Somebody's part in a row: a post, or for a delivery team an organisation or body, by name."""

    part: str
    name: str
    post_id: int | None
    organisation_id: int | None
    body_id: int | None
    from_on: date
    until_on: date | None
    recorded_on: date


@dataclass(frozen=True)
class Reference:
    """A cross-reference as the plan wrote it; ``kind`` and ``ref`` are empty where it points nowhere."""

    as_written: str
    kind: str
    ref: str
    note: str


@dataclass(frozen=True)
class Deadline:
    """A deadline a milestone had from a moment on. ``why`` and ``agreed_by`` are a revision's, and only for the desk."""

    timescale: Timescale
    at: datetime
    why: str = ""
    agreed_by: str = ""

    @property
    def on(self) -> date:
        """The day it was recorded."""
        return day_of(self.at)


@dataclass(frozen=True)
class Move:
    """A deadline that became another."""

    before: Deadline
    after: Deadline

    @property
    def shift(self) -> str:
        """How much later or earlier, in words."""
        return shift(self.before.timescale, self.after.timescale)


@dataclass(frozen=True)
class Line:
    """One row of the plan as it read on a day, with what hangs below it, in the plan's order."""

    id: int
    version_id: int
    kind: str
    ref: str
    statement: str
    plain: str
    note: str
    weakness: str
    weakness_plain: str
    resource: str
    deadlines: tuple[Deadline, ...]
    added_on: date
    changed_on: date | None
    figures: tuple[dict[str, Any], ...] = ()
    parts: tuple[Part, ...] = ()
    references: tuple[Reference, ...] = ()
    children: tuple[Line, ...] = field(default=(), repr=False)

    @property
    def timescale(self) -> Timescale | None:
        """The present deadline; None for a row that is not a milestone."""
        return self.deadlines[-1].timescale if self.deadlines else None

    @property
    def moves(self) -> tuple[Move, ...]:
        """Each time the deadline moved, oldest first."""
        return tuple(Move(a, b) for a, b in pairwise(self.deadlines))

    @property
    def first_deadline(self) -> str:
        """The first deadline as written, where it is not the present one."""
        first = self.deadlines[0].timescale.as_written if self.deadlines else ""
        return first if self.timescale and first != self.timescale.as_written else ""

    def below(self, kind: str) -> tuple[Line, ...]:
        return tuple(child for child in self.children if child.kind == kind)

    def posts(self, part: str) -> tuple[Part, ...]:
        return tuple(p for p in self.parts if p.part == part)

    @property
    def public_words(self) -> str:
        """Plain English where there is some."""
        return self.plain or self.statement
