"""Every body, and when it meets."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from milepost.board.calendar import appointments
from milepost.board.queries.boards import boards
from milepost.board.queries.meetings import MeetingRead, meetings
from milepost.design import ical
from milepost.design.files import made_file
from milepost.desk.request import who
from milepost.judgement.as_at import day_or
from milepost.people.access import page
from milepost.people.clock import today
from milepost.rules.permissions import Verb


@page(Verb.READ_PLAN)
def index(request: HttpRequest) -> HttpResponse:
    day = day_or(request.GET.get("as_at", ""), today())
    context = {"day": day, "boards": boards(day.on), "sits": bool(who(request).sits_on)}
    return render(request, "desk/meetings/boards.html", context)


@page(Verb.READ_PLAN)
def calendar(request: HttpRequest) -> HttpResponse:
    """The meetings of every body as a calendar file, or with ``?mine=1`` of those that whoever asks sits on."""
    mine = "mine" in request.GET

    def url(m: MeetingRead) -> str:
        return request.build_absolute_uri(reverse("desk-meeting", args=[m.id]))

    found = meetings(who(request).sits_on if mine else None, on=today())
    drawn = ical.calendar("Your meetings" if mine else "Meetings", appointments(found, url=url))
    return made_file(drawn, name="meetings.ics", media=ical.CONTENT_TYPE)
