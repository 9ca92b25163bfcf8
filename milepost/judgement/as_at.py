"""Which day a page is read as at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.people.clock import today
from milepost.plan.models import Plan
from milepost.rules.dates import day
from milepost.rules.timescale import ISO_DATE

from .policies import first_day


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
    on, problem = understand_day(asked, usual)
    return Day(usual, problem=problem) if on is None else Day(on, asked=on != usual)


def understand_day(asked: str, like: date) -> tuple[date | None, str]:
    """A day in an address, or None and what is wrong with it; ``like`` is the example given.

    No day before the first policy can be judged, nor one still to come.
    """
    try:
        on = date.fromisoformat(asked) if ISO_DATE.fullmatch(asked) else None
    except ValueError:
        on = None
    if on is None:
        return None, f"“{asked[:20]}” is not a date. Write it as year, month, day, like {like.isoformat()}"
    if on > today():
        return None, f"{day(on)} is still to come. Choose today or a day in the past"
    if on < first_day():
        return None, f"Nothing is judged before {day(first_day())}. Choose that day or a later one"
    return on, ""
