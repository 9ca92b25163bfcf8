"""Which day a page is read as at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.people.clock import today
from milepost.plan.models import Plan
from milepost.rules.dates import day


@dataclass(frozen=True)
class Day:
    """The day a page shows, whether somebody asked for it, and what was wrong with what they asked for."""

    on: date
    asked: bool = False
    problem: str = ""


def reading_day(plan: Plan, asked: str) -> Day:
    """The day to read a plan as at, from ``?as_at=YYYY-MM-DD``.

    Without one, an archived plan is read as at its own stated day and any other plan as at today. A day that is not a
    date, or is still to come, is not guessed at: the page shows the usual day and says why.
    """
    usual = plan.read_as_at or today()
    if not asked:
        return Day(usual)
    try:
        on = date.fromisoformat(asked)
    except ValueError:
        return Day(
            usual, problem=f"“{asked[:20]}” is not a date. Write it as year, month, day, like {usual.isoformat()}"
        )
    if on > today():
        return Day(usual, problem=f"{day(on)} is still to come. Choose today or a day in the past")
    return Day(on, asked=on != usual)
