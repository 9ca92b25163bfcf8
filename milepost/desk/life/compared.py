"""The plan as it read at a step of its life, and two readings side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.desk.request import who
from milepost.people.access import page
from milepost.people.clock import day_of, today
from milepost.plan.access import plan_for
from milepost.plan.compare import compare
from milepost.plan.life_policy import life_policy
from milepost.plan.models import Plan, PlanStep
from milepost.plan.queries import Line, lines
from milepost.rules.dates import day
from milepost.rules.moves import Status
from milepost.rules.permissions import Verb

NOW = "now"


@dataclass(frozen=True)
class Reading:
    """The plan at a step, or now. ``key`` is the step's number in the plan's life, from 1, or "now"."""

    key: str
    title: str
    step: PlanStep | None

    def lines(self, plan: Plan) -> tuple[Line, ...]:
        """What it said at that moment: versions are never changed, so this is the same for ever."""
        if self.step is None:
            return lines(plan, today())
        at = self.step.recorded_at
        return lines(plan, day_of(at), until=at)


def readings(plan: Plan) -> tuple[Reading, ...]:
    found = []
    for number, step in enumerate(PlanStep.objects.filter(plan=plan).select_related("recorded_by"), 1):
        name = life_policy(day_of(step.recorded_at)).step(step.step, Status(step.status)).name
        found.append(Reading(str(number), f"{name}, {day(step.on)}", step))
    return (*found, Reading(NOW, "Now", None))


@page(Verb.READ_PLAN)
def as_it_read(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    plan = plan_for(who(request), slug)
    every = readings(plan)
    reading = next((r for r in every if r.key == str(number)), None)
    if reading is None:
        raise Http404
    return render(request, "desk/life/as_it_read.html", {"plan": plan, "reading": reading, "rows": reading.lines(plan)})


@page(Verb.READ_PLAN)
def compare_steps(request: HttpRequest, slug: str) -> HttpResponse:
    """Any two steps, or a step and now; without a choice, the last step but the present moment."""
    plan = plan_for(who(request), slug)
    every = readings(plan)
    named = {r.key: r for r in every}
    earlier = named.get(request.GET.get("from", ""), every[0])
    later = named.get(request.GET.get("to", ""), every[-1])
    if every.index(later) < every.index(earlier):
        earlier, later = later, earlier
    rows = compare(earlier.lines(plan), later.lines(plan))
    context = {
        "plan": plan,
        "readings": every,
        "earlier": earlier,
        "later": later,
        "rows": [r for r in rows if r.state != "same"],
        "counts": {state: sum(r.state == state for r in rows) for state in ("added", "gone", "changed", "same")},
    }
    return render(request, "desk/life/compare.html", context)
