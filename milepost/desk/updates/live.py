"""What every page that says something begins with: a plan that is live, and the milestone as it stands now.

Where something moved while a person was writing, nothing is recorded and they get their words back, to copy.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.design.forms import unsent
from milepost.judgement.queries import JudgedMilestone, judged_plan
from milepost.people.clock import today
from milepost.plan.models import Plan, Row
from milepost.plan.queries import life
from milepost.rules.moves import Status

CHOSEN = frozenset({"draft", "rating", "kind", "stance", "finding", "occurrence", "status", "evidence_public"})
"""What was chosen from a list is soon chosen again: it is not given back."""


def judged_now(plan: Plan, row: Row) -> JudgedMilestone:
    """As it stands today; not found where it has left the plan."""
    found = (m for m in judged_plan(plan, on=today()).milestones if m.line.id == row.pk)
    m = next(found, None)
    if m is None:
        raise Http404
    return m


def not_live(request: HttpRequest, plan: Plan) -> HttpResponse | None:
    """Only a live plan takes what is said now: otherwise the page that says so."""
    status = life(plan, today()).status
    if status is Status.LIVE:
        return None
    return render(
        request, "desk/updates/not_live.html", {"plan": plan, "status": status, "words": words(request)}, status=409
    )


def moved(request: HttpRequest, plan: Plan, ref: str, why: str, status: int) -> HttpResponse:
    """What was sent about a milestone cannot be recorded: why, and what they wrote."""
    context = {"plan": plan, "ref": ref, "why": why, "words": words(request)}
    return render(request, "desk/updates/moved.html", context, status=status)


def words(request: HttpRequest) -> list[str]:
    """What was typed in the form that is being sent. The numbers of dates and lists are no words."""
    every = [v.strip() for n, v in request.POST.dict().items() if n not in unsent.NOT_WORDS | CHOSEN]
    return [v for v in every if v and not v.isdigit()]
