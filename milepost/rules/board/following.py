"""What became of something a board asked for, and whether it came in time.

Source: the brief of a board ("a challenge must be answered: its clock runs"); that a moved day replaces the earlier one, which
stays on record, is how every deadline here is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .kinds import Part


@dataclass(frozen=True)
class Said:
    """One thing said of a follow-up on a day. ``due_on`` is its new day where it moved."""

    part: Part
    on: date
    due_on: date | None = None


@dataclass(frozen=True)
class Followed:
    """Where a follow-up stands on a day: when it is due now, how it ended and when, and how many days late it is or was."""

    due_on: date
    ended: Part | None
    ended_on: date | None
    days_late: int

    @property
    def open(self) -> bool:
        return self.ended is None

    @property
    def overdue(self) -> bool:
        return self.open and self.days_late > 0


def followed(first_due_on: date, said: Iterable[Said], on: date) -> Followed:
    """Where a follow-up stands on a day, by all that was said of it until then, oldest first. What is not needed is not late.

    >>> moved = Said(Part.MOVED, date(2026, 1, 5), date(2026, 1, 20))
    >>> followed(date(2026, 1, 10), [moved, Said(Part.DONE, date(2026, 1, 23))], date(2026, 2, 1)).days_late
    3
    """
    due_on, ended, ended_on = first_due_on, None, None
    for step in said:
        if step.part is Part.MOVED and step.due_on:
            due_on = step.due_on
        elif step.part.ends:
            ended, ended_on = step.part, step.on
    late = 0 if ended is Part.DROPPED else max(0, ((ended_on or on) - due_on).days)
    return Followed(due_on, ended, ended_on, late)
