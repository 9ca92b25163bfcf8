"""What a post, body or organisation answers for: its parts in the plans, with what the rules make of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.people.models import Body, Organisation, Post
from milepost.plan.models import Plan
from milepost.plan.queries import Line

from .as_at import Day, reading_day
from .queries import JudgedMilestone, JudgedPlan, JudgedWorkstream, judged_plan


@dataclass(frozen=True)
class Answer:
    """The parts in one plan, on the day it is read. Bodies and organisations only deliver."""

    judged: JudgedPlan
    day: Day
    accountable: tuple[JudgedWorkstream, ...]
    delivers: tuple[JudgedWorkstream, ...]
    owns: tuple[JudgedMilestone, ...]


def answers(thing: Post | Body | Organisation, plans: Iterable[Plan]) -> list[Answer]:
    """In each plan where there is a part on the day it is read. Five queries a plan."""
    found = (_answer(thing, plan) for plan in plans)
    return [a for a in found if a.accountable or a.delivers or a.owns]


def _answer(thing: Post | Body | Organisation, plan: Plan) -> Answer:
    name = f"{thing._meta.model_name}_id"
    day = reading_day(plan, "")
    judged = judged_plan(plan, on=day.on)

    def has(line: Line, part: str) -> bool:
        return any(getattr(p, name) == thing.pk for p in line.posts(part))

    return Answer(
        judged=judged,
        day=day,
        accountable=tuple(w for w in judged.workstreams if has(w.line, "accountable")),
        delivers=tuple(w for w in judged.workstreams if has(w.line, "delivery")),
        owns=tuple(m for m in judged.milestones if has(m.line, "owner")),
    )
