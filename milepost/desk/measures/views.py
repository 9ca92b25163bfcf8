"""All measures of a plan in one table, all measures of every live plan, and one measure."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.board.queries.decisions import decisions_about
from milepost.desk.request import who
from milepost.judgement.as_at import Day, reading_day
from milepost.judgement.measures import MeasureRead, in_plan, measures_beside, measures_of, workstreams_of
from milepost.judgement.queries import judged_plan
from milepost.people.access import page
from milepost.plan.access import plan_for, with_status
from milepost.plan.models import Plan
from milepost.rules.moves import Status
from milepost.rules.permissions import Verb

from .filters import SHOWS, chosen, filters_of, owners
from .presenters import about, links


def plan_on(request: HttpRequest, slug: str) -> tuple[Plan, Day]:
    """A plan somebody may read, and the day it is read as at."""
    plan = plan_for(who(request), slug)
    return plan, reading_day(plan, request.GET.get("as_at", ""))


def read_one(request: HttpRequest, slug: str, measure: str) -> tuple[Plan, Day, MeasureRead]:
    """One measure of it, and nothing read of the others."""
    plan, day = plan_on(request, slug)
    return plan, day, one(measures_of(plan, day.on, only={measure}), measure)


def one(reads: tuple[MeasureRead, ...], measure: str) -> MeasureRead:
    found = next((read for read in reads if read.measure.id == measure), None)
    if found is None:
        raise Http404
    return found


@page(Verb.READ_PLAN)
def matrix(request: HttpRequest, slug: str) -> HttpResponse:
    plan, day = plan_on(request, slug)
    reads = measures_of(plan, day.on)
    asked = filters_of(request.GET)
    workstreams = workstreams_of(plan, (read.measure for read in reads))
    context = {
        "plan": plan,
        "day": day,
        "asked": asked,
        "shows": SHOWS,
        "owners": owners(reads),
        "workstreams": [(ref, ref) for ref in sorted({ref for refs in workstreams.values() for ref in refs})],
        "reads": chosen(reads, asked, workstreams),
        "total": len(reads),
        "worse": sum(bool(read.challenge) for read in reads),
    }
    return render(request, "desk/measures/matrix.html", context)


@page(Verb.READ_PLAN)
def every(request: HttpRequest) -> HttpResponse:
    """The measures of every live plan, for a board that answers for several."""
    days = [(p, reading_day(p, "")) for p in with_status(Status.LIVE)]
    context = {"plans": [(p, day, measures_of(p, day.on)) for p, day in days]}
    return render(request, "desk/measures/every.html", context)


@page(Verb.READ_PLAN)
def measure(request: HttpRequest, slug: str, measure: str) -> HttpResponse:
    plan, day = plan_on(request, slug)
    judged = judged_plan(plan, on=day.on, history=False)
    reads = measures_beside(judged, measure)
    read = one(reads, measure)
    context: dict[str, Any] = {"plan": plan, "day": day, "read": read, "links": links(request, day, read)}
    context["decisions"] = decisions_about(on=day.on, measure=measure, private_for=who(request).sits_on)
    context |= about(read, in_plan(reads, judged), judged)
    return render(request, "desk/measures/measure.html", context)
