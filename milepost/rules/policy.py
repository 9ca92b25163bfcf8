"""The numbers behind the computed rating: policy, not law, so each has its date and its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .rhythm import Rhythm


@dataclass(frozen=True)
class RatingPolicy:
    """In days, but for ``reporting_rhythm``: how often an owner is asked to report.

    The rule that reads each is in design section 7, "The computed rating"; the numbers and their source are in
    ``definitions/policies/rating.yaml``.
    """

    from_date: date
    source: str
    in_play_days: int
    late_is_red_after_days: int
    missed_after_days: int
    stale_after_days: int
    reporting_rhythm: Rhythm
    evidence_reminder_days: int


def in_force(policies: Iterable[RatingPolicy], on: date) -> RatingPolicy:
    """The latest policy that had begun by a day. Raises LookupError when none had.

    A later policy never rewrites an earlier day: "the policy in force on D applies" (design section 7).

    >>> first, second = (
    ...     RatingPolicy(date(year, 9, 1), "example", 90, 90, 14, 14, Rhythm.MONTHLY, 30) for year in (2014, 2026)
    ... )
    >>> in_force([second, first], date(2026, 8, 31)).from_date.year
    2014
    """
    begun = [p for p in policies if p.from_date <= on]
    if not begun:
        raise LookupError(f"No rating policy was in force on {on.isoformat()}")
    return max(begun, key=lambda p: p.from_date)
