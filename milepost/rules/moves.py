"""Where a plan may go next in its life.

Source: design section 3 ("drafted, submitted, fit for purpose or returned, live, closed") and section 7 (archived plans
are published plans of other areas, read only).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    FIT = "fit_for_purpose"
    RETURNED = "returned"
    LIVE = "live"
    CLOSED = "closed"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


MOVES: dict[Status, tuple[Status, ...]] = {
    Status.DRAFT: (Status.SUBMITTED,),
    Status.SUBMITTED: (Status.FIT, Status.RETURNED),
    Status.RETURNED: (Status.SUBMITTED,),
    Status.FIT: (Status.LIVE,),
    Status.LIVE: (Status.CLOSED,),
    Status.CLOSED: (),
    Status.ARCHIVED: (),
}

PUBLIC_STATUSES = (Status.LIVE, Status.CLOSED, Status.ARCHIVED)


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True)
class Period:
    """How long something may take, in which days, and who says so; the numbers are in ``definitions/policies``."""

    count: int
    unit: Unit
    source: str

    @property
    def words(self) -> str:
        """The period as a page says it.

        >>> Period(10, Unit.WORKING_DAYS, "example").words
        '10 working days'
        """
        unit = self.unit.value.replace("_", " ")
        return f"{self.count} {unit.removesuffix('s') if self.count == 1 else unit}"


@dataclass(frozen=True)
class Replies:
    """The clocks of a plan's first life, from a day on: the regulator's reply after submission, and ours after a return."""

    from_date: date
    reply: Period
    resubmission: Period


def may_move(a: Status, b: Status) -> bool:
    """Whether a plan may go from one status to another.

    >>> may_move(Status.DRAFT, Status.SUBMITTED), may_move(Status.DRAFT, Status.LIVE)
    (True, False)
    """
    return b in MOVES[a]
