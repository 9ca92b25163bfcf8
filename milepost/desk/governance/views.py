"""Who watches over a plan, and what each body, post and organisation answers for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.board.queries.escalations import counted, escalations
from milepost.desk.escalations.presenters import of_body
from milepost.desk.request import who
from milepost.judgement.answering import answers
from milepost.judgement.as_at import day_or, reading_day
from milepost.people import queries
from milepost.people.access import page
from milepost.people.clock import today
from milepost.people.models import Body, Organisation, Post, ReportingLine
from milepost.plan.access import named_for, plan_for, plans_naming, visible_to
from milepost.rules.permissions import Verb

from .board import board_of
from .presenters import map_of


@page(Verb.READ_PEOPLE)
def governance(request: HttpRequest, slug: str) -> HttpResponse:
    """The bodies of the plan's area as they are today: they and their lines have no dates to read them as at.

    Which escalations are open is read as at the day.
    """
    plan = plan_for(who(request), slug, Verb.READ_PEOPLE)
    day = reading_day(plan, request.GET.get("as_at", ""))
    live = escalations(on=day.on, open_only=True)
    found = map_of(list(queries.bodies_of(plan.area)), list(queries.lines_of(plan.area)), live)
    context = {"plan": plan, "day": day, "map": found, "open": counted(live) if found.held else ""}
    context["may_manage"] = who(request).may(Verb.MANAGE_PEOPLE) and queries.is_ours(plan.area)
    return render(request, "desk/governance/map.html", context)


@page(Verb.READ_PEOPLE)
def body(request: HttpRequest, pk: int) -> HttpResponse:
    found = named_for(who(request), Body, pk)
    context = _about(request, found)
    day = day_or(request.GET.get("as_at", ""), today())
    lines = queries.lines_of(found.area)
    down = list(lines.filter(to=found))
    reports = list(queries.standing_reports(found))
    context |= {
        "day": day,
        "board": board_of(found, day.on) if context["is_ours"] else None,
        "may_keep": not day.asked and context["is_ours"] and who(request).may_for(Verb.KEEP_MEETINGS, found.pk),
        "receives": [r for r in reports if r.to_id == found.pk],
        "sends": [r for r in reports if r.from_body_id == found.pk],
        "up": lines.filter(body=found),
        "down": [x for x in down if x.kind != ReportingLine.Kind.ESCALATES],
        "concerns": [x for x in down if x.kind == ReportingLine.Kind.ESCALATES],
    }
    if context["is_ours"]:
        context |= of_body(who(request), found, day.on)
    return render(request, "desk/governance/body.html", context)


@page(Verb.READ_PEOPLE)
def post(request: HttpRequest, pk: int) -> HttpResponse:
    found = named_for(who(request), Post, pk)
    context = _about(request, found)
    held = list(found.holdings.select_related("user"))
    on = today()
    context |= {
        "now": [h for h in held if h.from_on <= on and (h.until_on is None or h.until_on >= on)],
        "coming": [h for h in held if h.from_on > on],
        "before": [h for h in held if h.until_on and h.until_on < on],
        "stands_in_for": found.stands_in_for.all(),
        "sends": queries.standing_reports(found),
    }
    return render(request, "desk/governance/post.html", context)


@page(Verb.READ_PEOPLE)
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    found = named_for(who(request), Organisation, pk)
    context = _about(request, found)
    context["posts"] = queries.with_holders(found.posts.all(), today())
    return render(request, "desk/governance/organisation.html", context)


def _about(request: HttpRequest, found: Body | Post | Organisation) -> dict[str, Any]:
    """What every such page begins with. Of another area's example nobody here knows who holds or sits on what."""
    near = queries.is_ours(found.area)
    return {
        "shown": found,
        "today": today(),
        "answers": answers(found, plans_naming(who(request), found)),
        "plans": list(visible_to(who(request)).filter(area=found.area)),
        "is_ours": near,
        "may_manage": near and who(request).may(Verb.MANAGE_PEOPLE),
    }
