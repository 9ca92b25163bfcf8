"""The reasons in words."""

from __future__ import annotations

from datetime import date

from milepost.rules.course import Met, met
from milepost.rules.dates import day, month
from milepost.rules.occurrences import Turn
from milepost.rules.timescale import Precision

from .case import Case


def completion_words(case: Case) -> str:
    """Complete when; whether late, early or late by its first deadline; without evidence, or with evidence that has run out."""
    said = case.said
    if said is None or said.completed_on is None:
        return ""
    words = [completed_words(case)]
    kept = met(case.facts.timescale, said.completed_on, said.completed_precision)
    if kept in (Met.LATE, Met.EARLY):
        words.append(kept.value)
    first = case.facts.first
    if first and kept is not Met.LATE and met(first, said.completed_on, said.completed_precision) is Met.LATE:
        words.append(f"late by its first deadline of {first.as_written}")
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


def date_words(on: date, precision: Precision | None) -> str:
    return month(on) if precision is Precision.MONTH else day(on)


def deadline_words(case: Case) -> str:
    due = case.due
    return date_words(due, case.facts.timescale.precision) if due else ""


def missed_words(case: Case, count: int) -> str:
    missed = [o.due for o in case.occurrences if o.state is not Turn.DUE][-count:]
    return " and ".join(day(d) for d in missed)
