"""The plan in time."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from milepost.design import ical
from milepost.desk.plan.filters import owners
from milepost.desk.request import who
from milepost.judgement import timeline as in_time
from milepost.judgement.agenda import Agenda, agenda, appointments
from milepost.judgement.as_at import Day, reading_day, reading_span
from milepost.judgement.changes import changes as found_changes
from milepost.judgement.changes import changes_page
from milepost.judgement.happenings import Kind, happenings
from milepost.judgement.queries import JudgedMilestone, judged_plan
from milepost.people.access import page
from milepost.people.clock import today
from milepost.plan.access import plan_for
from milepost.plan.events import departures, handovers, rewordings
from milepost.plan.queries import steps
from milepost.rules.moves import PUBLIC_STATUSES
from milepost.rules.permissions import Verb


def _read(request: HttpRequest, slug: str) -> dict[str, Any]:
    plan = plan_for(who(request), slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    return {"plan": plan, "day": day, "judged": judged_plan(plan, on=day.on)}


@page(Verb.READ_PLAN)
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    context = _read(request, slug)
    found = in_time.timeline(context["judged"])
    context |= {"timeline": found, "drawings": in_time.drawings(found, today())}
    return render(request, "desk/time/timeline.html", context)


@page(Verb.READ_PLAN)
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    context = _read(request, slug)
    judged, day = context["judged"], context["day"]
    chosen = _chosen(request)
    public = context["plan"].status in PUBLIC_STATUSES
    context |= {
        "agenda": agenda(judged).only(**chosen),
        "chosen": chosen,
        "query": urlencode(chosen | ({"as_at": day.on.isoformat()} if day.asked else {})),
        "choices": {
            "owner": owners(judged),
            "workstream": [(w.line.ref, f"{w.line.ref} {w.line.statement}") for w in judged.workstreams],
        },
        "subscribe": request.build_absolute_uri(reverse("public-calendar-file", args=[slug])) if public else "",
    }
    return render(request, "desk/time/calendar.html", context)


@page(Verb.READ_PLAN)
def calendar_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The same list, to take away."""
    context = _read(request, slug)
    found: Agenda = agenda(context["judged"]).only(**_chosen(request))

    def url(m: JudgedMilestone) -> str:
        return request.build_absolute_uri(reverse("desk-milestone", args=[slug, m.line.ref]))

    drawn = ical.calendar(context["plan"].title, appointments(found, words=lambda line: line.statement, url=url))
    named = {"Content-Disposition": f'attachment; filename="{slug}.ics"'}
    return HttpResponse(drawn, content_type=ical.CONTENT_TYPE, headers=named)


@page(Verb.READ_PLAN)
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Read as at its later day, which a page read as at a past day hands on."""
    plan = plan_for(who(request), slug)
    asked = request.GET.get("until") or request.GET.get("as_at", "")
    span = reading_span(plan, request.GET.get("since", ""), asked)
    usual = reading_day(plan, "").on
    context: dict[str, Any] = {"plan": plan, "span": span, "day": Day(span.until, asked=span.until != usual)}
    if not span.problems:
        first, last = span.since, span.until
        now = judged_plan(plan, on=last)
        said, handed = rewordings(plan, first, last), handovers(plan, first, last)
        went = departures(plan, last)
        happened = happenings(now, *steps(plan, last), *said, *handed, *went)
        context["steps"] = [h for h in happened if h.kind is Kind.STEP and h.within(first, last)]
        context["left"] = [h for h in happened if h.kind is Kind.LEFT and h.within(first, last)]
        chapters = found_changes(judged_plan(plan, on=first, history=False), now, happened)
        context["chapters"], context["shown"] = changes_page(chapters, request.GET.get("page", ""))
    return render(request, "desk/time/changes.html", context)


def _chosen(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in ("owner", "workstream") if request.GET.get(name)}
