"""The reasons in words."""

from __future__ import annotations

from datetime import date

from milepost.rules.dates import day, month
from milepost.rules.occurrences import Turn
from milepost.rules.timescale import Precision, Timescale

from .case import Case, last_day


def completion_words(case: Case) -> str:
    """Complete when; and whether late, early, without evidence, or with evidence that has run out.

    A completion given as a month is late only when all of it is after the deadline, and early only when all of it is
    before the deadline's month: what might have been on time is not called late.
    """
    said = case.said
    if said is None or said.completed_on is None:
        return ""
    words = [completed_words(case)]
    due = case.due
    if due is not None:
        if said.completed_on > due:
            words.append("late")
        elif last_day(said) < first_day_of(case.facts.timescale):
            words.append("early")
    if not said.has_evidence:
        words.append("without evidence")
    elif said.evidence_expired_on is not None:
        words.append(f"evidence expired on {day(said.evidence_expired_on)}")
    if said.reviewed_on is not None:
        found = "still there" if said.lasted else "had not lasted"
        words.append(f"{found} at a review on {day(said.reviewed_on)}")
    return "; ".join(words)


def completed_words(case: Case) -> str:
    """When it was completed, at the precision it was given; nothing where no date was."""
    said = case.said
    if said is None or said.completed_on is None:
        return ""
    return f"complete, {date_words(said.completed_on, said.completed_precision)}"


def awaiting_words(case: Case) -> str:
    """Why a Blue counts only as Green."""
    said = case.said
    if said is None or not case.awaiting:
        return ""
    if said.completed_on is None:
        return "awaiting acceptance: said to be complete, with no date given"
    if said.completed_on > case.on:
        return f"said to be complete on a day still to come, {date_words(said.completed_on, said.completed_precision)}"
    return "awaiting acceptance"


def first_day_of(timescale: Timescale) -> date:
    """The first day that is not early: of the month of the deadline, or of its range, in which it may be met any day."""
    if timescale.starts is not None:
        return timescale.starts
    assert timescale.due is not None
    return timescale.due.replace(day=1)


def date_words(on: date, precision: Precision | None) -> str:
    return month(on) if precision is Precision.MONTH else day(on)


def deadline_words(case: Case) -> str:
    due = case.due
    return date_words(due, case.facts.timescale.precision) if due else ""


def missed_words(case: Case, count: int) -> str:
    missed = [o.due for o in case.occurrences if o.state is not Turn.DUE][-count:]
    return " and ".join(day(d) for d in missed)
