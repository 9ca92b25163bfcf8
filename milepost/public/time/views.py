"""The plan in time, for everyone. Each reads ``open_plan`` and nothing else of what was said."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from milepost.design import ical
from milepost.judgement import timeline as in_time
from milepost.judgement.agenda import agenda, appointments
from milepost.judgement.as_at import reading_day, reading_span
from milepost.judgement.changes import changes as found_changes
from milepost.judgement.changes import changes_page
from milepost.judgement.happenings import Happening, Kind, happenings, in_public
from milepost.judgement.queries import JudgedMilestone, open_plan
from milepost.people.access import page
from milepost.people.clock import today
from milepost.plan.access import public_plan
from milepost.plan.events import departures
from milepost.plan.queries import Line, steps
from milepost.public.unchanged import until_changed
from milepost.rules.permissions import Verb

from . import feed as atom


@page(Verb.READ_PUBLIC)
@until_changed
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    plan = public_plan(slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    judged = open_plan(plan, on=day.on, history=False)
    found = in_time.timeline(judged)
    context = {
        "plan": plan,
        "day": day,
        "judged": judged,
        "timeline": found,
        "drawings": in_time.drawings(found, today()),
        "subscribe": request.build_absolute_uri(reverse("public-calendar-file", args=[slug])),
    }
    return render(request, "public/time/timeline.html", context)


@page(Verb.READ_PUBLIC)
def calendar_file(request: HttpRequest, slug: str) -> HttpResponse:
    """What is coming, for a calendar program that comes back to look: the whole plan, or one workstream of it."""
    plan = public_plan(slug)
    found = agenda(open_plan(plan, on=reading_day(plan, "").on)).only(workstream=request.GET.get("workstream", ""))

    def url(m: JudgedMilestone) -> str:
        return request.build_absolute_uri(reverse("public-promise", args=[slug, m.line.ref]))

    def words(line: Line) -> str:
        return line.public_words

    return HttpResponse(
        ical.calendar(plan.title, appointments(found, words=words, url=url)), content_type=ical.CONTENT_TYPE
    )


@page(Verb.READ_PUBLIC)
@until_changed
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    plan = public_plan(slug)
    span = reading_span(plan, request.GET.get("since", ""), request.GET.get("until", ""))
    context: dict[str, Any] = {"plan": plan, "span": span}
    if not span.problems:
        now = open_plan(plan, on=span.until)
        went = departures(plan, span.until, open_only=True)
        happened = in_public(happenings(now, *steps(plan, span.until), *went))
        context["steps"] = [h for h in happened if h.kind is Kind.STEP and h.within(span.since, span.until)]
        context["left"] = [h for h in happened if h.kind is Kind.LEFT and h.within(span.since, span.until)]
        chapters = found_changes(open_plan(plan, on=span.since, history=False), now, happened)
        context["chapters"], context["shown"] = changes_page(chapters, request.GET.get("page", ""))
    return render(request, "public/time/changes.html", context)


@page(Verb.READ_PUBLIC)
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    plan = public_plan(slug)
    day = reading_day(plan, "").on
    went = departures(plan, day, open_only=True)
    happened = in_public(happenings(open_plan(plan, on=day), *steps(plan, day), *went))

    def link(h: Happening) -> str:
        if h.line is None or h.kind is Kind.LEFT:
            return request.build_absolute_uri(reverse("public-plan", args=[slug]))
        page, ref = ("public-promise", h.line.ref) if h.line.kind == "milestone" else ("public-weakness", h.workstream)
        return request.build_absolute_uri(reverse(page, args=[slug, ref]))

    about = request.build_absolute_uri(reverse("public-changes", args=[slug]))
    drawn = atom.feed(plan, happened, page=about, address=request.build_absolute_uri(request.path), link=link)
    return HttpResponse(drawn, content_type=atom.CONTENT_TYPE)
