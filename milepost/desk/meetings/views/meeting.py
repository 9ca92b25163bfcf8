"""One meeting: what is to be done for it, step by step."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.board.access import meeting_for
from milepost.board.queries.meetings import arrangements, meeting_read
from milepost.board.queries.registers import registers
from milepost.board.queries.stands import stands
from milepost.board.queries.terms import in_force, terms_of
from milepost.desk.request import who
from milepost.judgement.as_at import day_or
from milepost.people.access import page
from milepost.people.clock import today
from milepost.rules.permissions import Verb


@page(Verb.READ_PLAN)
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    found = meeting_for(who(request), pk)
    day = day_or(request.GET.get("as_at", ""), today())
    try:
        read = meeting_read(found, on=day.on)
    except LookupError as error:
        raise Http404 from error
    written = registers([pk], on=day.on).get(pk, ())
    terms = in_force(terms_of(found.body_id, on=day.on), read.on) if written else None
    context = {
        "day": day,
        "written": written,
        "quorum": written[-1].quorum(terms) if written else None,
        "meeting": read,
        "stands": stands(read, on=day.on),
        "arranged": arrangements(found, on=day.on),
        "may_keep": not day.asked and who(request).may_for(Verb.KEEP_MEETINGS, found.body_id),
    }
    return render(request, "desk/meetings/meeting.html", context)
