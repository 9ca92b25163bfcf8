"""What happened to what we asked."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.board.queries.asked import asked
from milepost.desk.request import who
from milepost.judgement.as_at import day_or
from milepost.people.access import page
from milepost.people.clock import today
from milepost.people.models import Body
from milepost.people.queries import ours
from milepost.rules.permissions import Verb

from ..presenters import FORUM, SHOWS, chosen, wanted

PER_PAGE = 50


@page(Verb.READ_PLAN)
def what_became(request: HttpRequest) -> HttpResponse:
    """Every challenge, ask for more, escalation and dissent, of all bodies, of one, or of the forum."""
    day = day_or(request.GET.get("as_at", ""), today())
    filters = wanted(request.GET)
    every = chosen(asked(on=day.on, private_for=who(request).sits_on), {**filters, "show": ""})
    found = chosen(every, filters)
    context = {
        "day": day,
        "asked": filters,
        "whose": [
            ("", "Everyone"),
            (FORUM, "The parent carer forum"),
            *((str(b.pk), b.name) for b in Body.objects.filter(ours())),
        ],
        "shows": SHOWS,
        "total": len(every),
        "unanswered": sum(not a.answered for a in every),
        "late": sum(a.late for a in every),
        "shown": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "desk/escalations/asked.html", context)
