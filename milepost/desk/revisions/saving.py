"""What becomes of a change somebody sent: saved at once in a draft, gathered for a revision in an agreed plan."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.people.access import person
from milepost.people.clock import today
from milepost.plan.actions.change import change_plan, manner_of
from milepost.plan.actions.gather import gather
from milepost.plan.actions.gathered_changes import Waiting, read_changes
from milepost.plan.actions.preview import preview
from milepost.plan.models import Plan
from milepost.plan.queries import life
from milepost.rules.revising import Manner, why_not


def frozen(request: HttpRequest, plan: Plan) -> HttpResponse | None:
    """The page that says why a plan cannot be changed now; None where it can."""
    if manner_of(plan, today()) is not Manner.NOT_NOW:
        return None
    context = {"plan": plan, "why": why_not(life(plan, today()).status)}
    return render(request, "desk/revisions/frozen.html", context, status=409)


def save(request: HttpRequest, plan: Plan, waiting: Sequence[Waiting], *, openly: bool, done: str) -> HttpResponse:
    """Raises ValidationError and ChangedMeanwhile as ``change_plan`` does, nothing having been saved."""
    if not waiting:
        raise ValidationError("That is what the plan says already. Change something, or go back")
    by = person(request)
    changes = read_changes(plan, waiting)
    if not openly:
        change_plan(plan=plan, changes=changes, by=by)
        messages.success(request, f"Saved: {done}")
        return redirect("change-plan", plan.slug)
    # Whoever gathers hears at once of what could not be agreed later.
    preview(plan=plan, changes=changes, by=by)
    for one in waiting:
        gather(plan=plan, change=one, by=by)
    messages.success(request, f"Gathered: {done}. The plan changes once you say who agreed")
    return redirect("agree-changes", plan.slug)
