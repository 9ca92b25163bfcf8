"""Which day a page is read as at, and which two days it compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from milepost.people.clock import today
from milepost.plan.models import Plan
from milepost.rules.dates import day
from milepost.rules.timescale import ISO_DATE

from .policies import first_day

SPAN = timedelta(days=30)
"""How far back a page of changes looks unless somebody says."""


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
    return day_or(asked, plan.read_as_at or today())


def day_or(asked: str, usual: date) -> Day:
    """The same for a page that is about no plan, with its ``usual`` day."""
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


@dataclass(frozen=True)
class Span:
    """What was recorded after the end of ``since``, up to the end of ``until``; and what was wrong with each as asked for."""

    since: date
    until: date
    since_problem: str = ""
    until_problem: str = ""

    @property
    def problems(self) -> tuple[tuple[str, str], ...]:
        """The name of each field that was wrong, with what was wrong."""
        pairs = (("since", self.since_problem), ("until", self.until_problem))
        return tuple((name, words) for name, words in pairs if words)


def reading_span(plan: Plan, since: str, until: str) -> Span:
    """Two days to compare: where nothing is asked, the 30 days up to the day the plan is read as at.

    A page with a problem compares nothing: it says what is wrong and waits.
    """
    last, until_problem = _asked_or(until, plan.read_as_at or today())
    first, since_problem = _asked_or(since, max(last - SPAN, first_day()))
    if not since_problem and not until_problem and first > last:
        since_problem = f"The first day must be {day(last)} or earlier"
    return Span(first, last, since_problem, until_problem)


def _asked_or(asked: str, usual: date) -> tuple[date, str]:
    """The day asked for, or the usual one; and what is wrong with what was asked for."""
    if not asked:
        return usual, ""
    on, problem = understand_day(asked, usual)
    return on or usual, problem
