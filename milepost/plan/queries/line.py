"""A line of the plan as it read on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from milepost.people.clock import day_of
from milepost.rules.course import shift
from milepost.rules.dates import day
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
class Agreed:
    """The revision that brought something: why, who agreed and on which day, as far as the reader may know."""

    revision_id: int
    why: str = ""
    agreed_by: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Deadline:
    """A deadline a milestone had from a moment on. What follows is the revision's that moved it there, where one did.

    Anyone may know of it only where the revision is for everyone.
    """

    timescale: Timescale
    at: datetime
    why: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None
    revision_id: int | None = None
    version_id: int = field(default=0, compare=False)

    @property
    def moved_on(self) -> date:
        """The day that was agreed, or was recorded where nobody said."""
        return self.agreed_on or self.on

    @property
    def agreement(self) -> str:
        """When, by whom and why, as far as these are known: "on 3 March 2020 by the executive board: one bidder withdrew"."""
        by = f" by {self.agreed_by}" if self.agreed_by else ""
        why = f": {self.why.rstrip('. ')}" if self.why else ""
        return f"on {day(self.moved_on)}{by}{why}"

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
    """One row of the plan as it read on a day, with what hangs below it, in the plan's order.

    ``added`` is the revision that brought it, where the plan did not have it when it was agreed.
    """

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
    added_at: datetime
    changed_on: date | None
    figures: tuple[dict[str, Any], ...] = ()
    parts: tuple[Part, ...] = ()
    references: tuple[Reference, ...] = ()
    added: Agreed | None = None
    children: tuple[Line, ...] = field(default=(), repr=False)

    @property
    def added_on(self) -> date:
        return day_of(self.added_at)

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
        """The first deadline as written, where it ever moved: from the first always, however often it moved since."""
        return self.deadlines[0].timescale.as_written if len(self.deadlines) > 1 else ""

    @property
    def times_moved(self) -> str:
        """How often the deadline moved, where it was more than once."""
        count = len(self.deadlines) - 1
        return f"moved {'twice' if count == 2 else f'{count} times'}" if count > 1 else ""

    @property
    def moved_words(self) -> str:
        """The whole story of a deadline that moved, to stand after the present one; empty where it never did.

        "moved from April 2020 on 3 March 2020 by the executive board: one bidder withdrew"
        """
        if not self.first_deadline:
            return ""
        last = self.deadlines[-1].agreement
        if self.times_moved:
            return f"first promised for {self.first_deadline}, {self.times_moved}, last {last}"
        return f"moved from {self.first_deadline} {last}"

    def below(self, kind: str) -> tuple[Line, ...]:
        return tuple(child for child in self.children if child.kind == kind)

    def posts(self, part: str) -> tuple[Part, ...]:
        return tuple(p for p in self.parts if p.part == part)

    @property
    def public_words(self) -> str:
        """Plain English where there is some."""
        return self.plain or self.statement
