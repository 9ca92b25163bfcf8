"""What every page that says something begins with: a plan that is live, and the milestone as it stands now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.judgement.queries import JudgedMilestone, judged_plan
from milepost.people.clock import today
from milepost.plan.models import Plan, Row
from milepost.plan.queries import life
from milepost.rules.moves import Status


def judged_now(plan: Plan, row: Row) -> JudgedMilestone:
    return next(m for m in judged_plan(plan, on=today()).milestones if m.line.id == row.pk)


def not_live(request: HttpRequest, plan: Plan) -> HttpResponse | None:
    """Only a live plan takes what is said now: otherwise the page that says so."""
    status = life(plan, today()).status
    if status is Status.LIVE:
        return None
    return render(request, "desk/updates/not_live.html", {"plan": plan, "status": status}, status=409)
