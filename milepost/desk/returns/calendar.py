"""What is owed by whom by when, and who has not answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.desk.request import who
from milepost.judgement.as_at import reading_day
from milepost.measures.definitions import of_plan
from milepost.measures.queries import owed
from milepost.people.access import page
from milepost.plan.access import plan_for
from milepost.plan.queries.life import life
from milepost.rules.collection import REMIND_DAYS_BEFORE
from milepost.rules.permissions import Verb

from .owing import LATEST, answered, headline, open_next, overdue, providers


@page(Verb.READ_PLAN)
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures a plan's measures ask organisations for, as answered by the end of a day."""
    plan = plan_for(who(request), slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    ended_on = life(plan, day.on).ended_on
    found = owed(of_plan(plan.slug), plan.area, day.on, ended_on=ended_on)
    context = {
        "plan": plan,
        "day": day,
        "ended_on": ended_on,
        "asked_for": bool(found),
        "headline": headline(found),
        "overdue": overdue(found),
        "coming": open_next(found),
        "answered": answered(found),
        "latest": LATEST,
        "providers": providers(found),
        "remind_days": REMIND_DAYS_BEFORE,
    }
    return render(request, "desk/returns/calendar.html", context)
