"""The life of a plan in words: what happened with how each clock was kept, what runs now, what may come next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.people.calendar import bank_holidays
from milepost.people.clock import today
from milepost.plan.life_policy import life_policy
from milepost.plan.models import Plan
from milepost.plan.queries import Chapter, Lived, Signed, facts
from milepost.rules.life import Clock, LifePolicy, Needs, Running, Step, kept, missing, running
from milepost.rules.life.policy import BEFORE
from milepost.rules.moves import OVER, Status
from milepost.rules.permissions import MAY, Role


@dataclass(frozen=True)
class Told:
    """One thing that happened. ``kept`` says how it stood to its clock; ``number`` counts the plan's steps from 1."""

    lived: Lived
    kept: str
    number: int | None
    signed: Signed | None


@dataclass(frozen=True)
class Told_of:
    """One plan of the history."""

    plan: Plan
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Ticking:
    """A clock that runs now. ``how`` says how long it is and what it counts from."""

    clock: Clock
    due: date
    words: str
    late: bool
    how: str


@dataclass(frozen=True)
class Ahead:
    """A step that may come next: its clock, who may record it, and what is missing first."""

    step: Step
    ticking: Ticking | None
    who: str
    missing: tuple[str, ...]


def told(chapter: Chapter, policy: LifePolicy, signed: dict[int, Signed]) -> Told_of:
    found, number, event = [], 0, 0
    for lived in chapter.lived:
        number += lived.what == "step"
        words = ""
        if lived.key:
            clock = kept(policy.clocks, chapter.events, event, bank_holidays())
            words = _kept(clock, lived.on) if clock and lived.what != "before" else ""
            event += 1
        own = signed.get(lived.id or 0) if lived.what == "sign_off" else None
        found.append(Told(lived, words, number if lived.what == "step" else None, own))
    return Told_of(chapter.plan, _by_day(found))


def _by_day(found: list[Told]) -> tuple[Told, ...]:
    """By the day each happened, those of one day as they were recorded. A draft, which is dated the day it was loaded, stays
    before what came of it."""
    days, day = [], date.max
    for t in reversed(found):
        day = min(day, t.lived.on) if t.lived.what != "before" else day
        days.append(t.lived.on if t.lived.what == "before" else day)
    return tuple(t for _, t in sorted(zip(reversed(days), found, strict=True), key=lambda pair: pair[0]))


def _kept(clock: Running, on: date) -> str:
    return f"{clock.kept_words(on).capitalize()}" if clock.due != on else "On the day it was due"


def ticking(chapter: Chapter, policy: LifePolicy, status: Status) -> tuple[Ticking, ...]:
    """The clocks that run today; none once the plan is over."""
    if status in OVER:
        return ()
    on = today()
    found = []
    for r in running(policy.clocks, chapter.events, bank_holidays()):
        start = next((e.key for e in reversed(chapter.events) if e.on == r.since and e.key in r.clock.after), "")
        after = BEFORE.get(start) or f"{policy.name(start).lower()}"
        how = f"{r.clock.words} from “{after}”" if r.clock.count else "The day given with the plan"
        found.append(Ticking(r.clock, r.due, r.words(on), r.due < on, how))
    return tuple(found)


def ahead(plan: Plan, present: Step, policy: LifePolicy, clocks: tuple[Ticking, ...]) -> tuple[Ahead, ...]:
    """The steps that may come next. What there is is looked up only where one of them needs something."""
    steps = policy.next_of(present)
    there = facts(plan) if any(s.needs != Needs() for s in steps) else None
    return tuple(
        Ahead(
            step,
            next((t for t in clocks if step.key in t.clock.until), None),
            _who(step),
            missing(step.needs, there) if there else (),
        )
        for step in steps
    )


def policy_now() -> LifePolicy:
    return life_policy(today())


def _who(step: Step) -> str:
    able = [role.label.lower() for role in Role if step.verb in MAY[role]]
    return " or ".join(able)
