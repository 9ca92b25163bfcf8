"""The rule itself: ceiling, rating, reasons and challenge."""

from __future__ import annotations

from datetime import date

from milepost.rules.brag import Brag, worse
from milepost.rules.course import slip
from milepost.rules.dates import day
from milepost.rules.policy import RatingPolicy

from .case import Case
from .ceilings import CEILINGS
from .records import Judged, MilestoneFacts, Said
from .words import awaiting_words


def judge(facts: MilestoneFacts, said: Said | None, done: frozenset[date], *, on: date, policy: RatingPolicy) -> Judged:
    """What the rules make of a milestone on a day.

    >>> from milepost.rules.rhythm import Rhythm
    >>> from milepost.rules.timescale import understand
    >>> policy = RatingPolicy(date(2014, 9, 1), "example", 90, 90, 14, 14, Rhythm.MONTHLY, 30)
    >>> live = date(2019, 11, 15)
    >>> facts = MilestoneFacts(understand("Feb 2020"), live, live, plan_rated=True)
    >>> judge(facts, Said(Brag.GREEN, date(2020, 2, 20)), frozenset(), on=date(2020, 3, 3), policy=policy).challenge
    'rated Green on 20 February 2020; the dates say Amber because it is past its deadline of February 2020'
    """
    case = Case(facts, said, done, on, policy)
    ceiling, words = next((c, w(case)) for when, c, w in CEILINGS if when(case))
    declared = case.declared
    overdue = facts.plan_rated and case.past_due and not case.complete
    return Judged(
        rating=worse(declared, ceiling) if declared and ceiling else declared or ceiling,
        declared=declared,
        ceiling=ceiling,
        reasons=_reasons(case, words),
        challenge=_challenge(case, ceiling, words),
        complete=case.complete,
        embedded=case.embedded,
        in_play=case.in_play,
        overdue=overdue,
        # Faded only where nothing worse is known: a ceiling from the dates says more than silence.
        stale=case.stale and ceiling is None and case.in_play,
        awaiting=case.awaiting,
        due_on=case.due,
        days_late=case.days_late if overdue else 0,
        slip=slip(facts.first, facts.timescale) if facts.first else "",
        occurrences=case.occurrences if facts.plan_rated else (),
    )


def _reasons(case: Case, words: str) -> tuple[str, ...]:
    return tuple(reason for reason in (words, awaiting_words(case)) if reason)


def _challenge(case: Case, ceiling: Brag | None, words: str) -> str:
    if case.said is None or case.declared is None or ceiling is None or ceiling.severity <= case.declared.severity:
        return ""
    said = f"rated {case.said.rating.label} on {day(case.said.recorded_on)}"
    joined = words if words.startswith(("no ", "the ")) else f"it is {words}"
    return f"{said}; the dates say {ceiling.label} because {joined}"
