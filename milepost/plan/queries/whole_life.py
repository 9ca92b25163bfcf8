"""One history across a plan, the plans it followed and those that follow it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest

from milepost.people.clock import day_of
from milepost.rules.life import Event
from milepost.rules.life.policy import INSPECTED, PLAN_DUE, REPORTED
from milepost.rules.moves import Status

from ..life_policy import life_policy
from ..models import LookedAt, Plan, PlanStep, SignOff, TookPart


@dataclass(frozen=True)
class Lived:
    """Something that happened to a plan. ``what`` is "before", "step", "took_part", "sign_off" or "review".

    ``key`` is an event of the plan's life; ``words`` are what was written, ``more`` what taking part changed.
    """

    what: str
    key: str
    title: str
    on: date
    id: int | None = None
    at: datetime | None = None
    by: str = ""
    words: str = ""
    more: str = ""


@dataclass(frozen=True)
class Chapter:
    """One plan of the history, with what happened to it in order."""

    plan: Plan
    lived: tuple[Lived, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """What clocks count from and are stopped by, in order."""
        return tuple(Event(e.key, e.on) for e in self.lived if e.key)


def whole_life(plan: Plan) -> tuple[Chapter, ...]:
    """Every plan of the line, the first one first. Six queries, however long it is."""
    family = line_of_plans(plan)
    plans = Plan.objects.filter(pk__in=family).select_related("inspection", "area")
    lived: dict[int, list[tuple[date, datetime, Lived]]] = defaultdict(list)
    stepped: dict[int, list[tuple[datetime, Lived]]] = defaultdict(list)
    for s in PlanStep.objects.filter(plan__in=family).select_related("recorded_by"):
        step = life_policy(day_of(s.recorded_at)).step(s.step, Status(s.status))
        entry = Lived("step", step.key, step.name, s.on, s.pk, s.recorded_at, str(s.recorded_by), s.note)
        stepped[s.plan_id].append((s.recorded_at, entry))
    for t in TookPart.objects.filter(plan__in=family).select_related("recorded_by"):
        entry = Lived("took_part", "", t.who, t.on, t.pk, t.recorded_at, str(t.recorded_by), t.how, t.changed)
        lived[t.plan_id].append((t.on, t.recorded_at, entry))
    for o in SignOff.objects.filter(plan__in=family).select_related("recorded_by", "post", "body"):
        entry = Lived("sign_off", "", str(o), o.on, o.pk, o.recorded_at, str(o.recorded_by), o.words)
        lived[o.plan_id].append((o.on, o.recorded_at, entry))
    for r in LookedAt.objects.filter(plan__in=family).select_related("recorded_by"):
        name = life_policy(day_of(r.recorded_at)).name(r.kind)
        entry = Lived("review", r.kind, name, r.on, r.pk, r.recorded_at, str(r.recorded_by), r.finding)
        lived[r.plan_id].append((r.on, r.recorded_at, entry))
    by_age = sorted(plans, key=lambda p: family.index(p.pk))
    return tuple(Chapter(p, _before(p, by_age) + _in_order(stepped[p.pk], lived[p.pk])) for p in by_age)


def line_of_plans(plan: Plan) -> list[int]:
    """The plans before this one, itself, and those after it, by id. One query."""
    before = dict(Plan.objects.order_by("recorded_at", "pk").values_list("pk", "follows_id"))
    first = plan.pk
    while (older := before[first]) is not None:
        first = older
    found = [first]
    for here in found:
        found.extend(newer for newer, older in before.items() if older == here)
    return found


def _before(plan: Plan, family: list[Plan]) -> tuple[Lived, ...]:
    """The inspection behind a plan, told once in the line, and the day the plan is due."""
    found = []
    inspection = plan.inspection
    told = any(p.inspection_id == plan.inspection_id for p in family[: family.index(plan)])
    if inspection and not told:
        found.append(Lived("before", INSPECTED, f"Inspected by {inspection.by}", inspection.ended_on))
        found.append(Lived("before", REPORTED, "The report was published", inspection.published_on))
    if plan.due_on:
        found.append(Lived("before", PLAN_DUE, "The day the plan was due", plan.due_on))
    return tuple(found)


def _in_order(steps: list[tuple[datetime, Lived]], others: list[tuple[date, datetime, Lived]]) -> tuple[Lived, ...]:
    """Steps as they were recorded; the rest by their day, after the steps that had been taken by then.

    A draft is dated the day it was loaded, which may be long after what happened next: it stands before that.
    """
    marked: list[tuple[date, datetime, Lived]] = []
    reached = date.min
    for (at, entry), later in zip_longest(steps, steps[1:]):
        on = min(entry.on, later[1].on) if entry.key == "draft" and later else entry.on
        reached = max(reached, on)
        marked.append((reached, at, entry))
    return tuple(entry for *_, entry in sorted([*marked, *others], key=lambda m: (m[0], m[1])))
