"""The numbers behind meetings, letters and clocks. All of them are a partnership's own choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class BoardPolicy:
    """Numbers of days are calendar days, but for those whose name says working days.

    ``ask_days_before``, ``close_days_before``: how long before its meeting a cycle opens, and when answers are due.
    ``remind_days_before``: how long before answers are due owners are reminded; ``officer_days_after``: how long after, the
    accountable officer is told. ``quiet_from`` to ``quiet_until``, and weekends where ``quiet_weekends``: no letters.
    ``challenge_working_days``, ``escalation_working_days``: the clocks of an answer. ``red_meetings``, ``failing_meetings``: for
    how many meetings a row is Red, or a measure fails, before an escalation is proposed. ``stocktake_days_before``: papers due.
    """

    from_date: date
    source: str
    ask_days_before: int
    close_days_before: int
    remind_days_before: int
    officer_days_after: int
    quiet_from: time
    quiet_until: time
    quiet_weekends: bool
    challenge_working_days: int
    escalation_working_days: int
    red_meetings: int
    failing_meetings: int
    stocktake_days_before: int


def in_force(policies: Iterable[BoardPolicy], on: date) -> BoardPolicy:
    """The policy of the latest ``from_date`` that has come by a day; of the earliest where none has."""
    ordered = sorted(policies, key=lambda p: p.from_date)
    return next((p for p in reversed(ordered) if p.from_date <= on), ordered[0])
