"""Every body, and when it meets."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.board.queries.boards import boards
from milepost.judgement.as_at import day_or
from milepost.people.access import page
from milepost.people.clock import today
from milepost.rules.permissions import Verb


@page(Verb.READ_PLAN)
def index(request: HttpRequest) -> HttpResponse:
    day = day_or(request.GET.get("as_at", ""), today())
    return render(request, "desk/meetings/boards.html", {"day": day, "boards": boards(day.on)})
