"""All escalations, and one with what happened to it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.board.access import acts_on, escalation_for, sees_private
from milepost.board.queries.escalations import EscalationRead, escalations
from milepost.board.queries.meetings import seats_on
from milepost.desk.request import who
from milepost.judgement.as_at import Day, day_or
from milepost.people.access import page
from milepost.people.clock import today
from milepost.plan.access import Capacity
from milepost.rules.permissions import Verb

from ..presenters import ACTS, listed


@page(Verb.READ_PLAN)
def index(request: HttpRequest) -> HttpResponse:
    day = day_or(request.GET.get("as_at", ""), today())
    return render(
        request, "desk/escalations/list.html", {"day": day, "lists": listed(who(request), escalations(on=day.on))}
    )


@page(Verb.READ_PLAN)
def escalation(request: HttpRequest, pk: int) -> HttpResponse:
    day = day_or(request.GET.get("as_at", ""), today())
    e = read(who(request), pk, day)
    seats = [] if e.ended else seats_on(e.holder_id, day.on)
    context = {
        "day": day,
        "e": e,
        "acts": [] if day.asked else [(h.value, ACTS[h]) for h in acts_on(who(request), e)],
        "may_redact": who(request).may(Verb.REDACT),
        "keepers": [s for s in seats if s.seat in ("chair", "secretary")],
        "shows_decision": e.decision_id is not None
        and (not e.decision_private or sees_private(who(request), e.body_id)),
    }
    return render(request, "desk/escalations/one.html", context)


def read(capacity: Capacity, pk: int, day: Day) -> EscalationRead:
    """One escalation as at a day, for somebody who may read it; not there before it was sent."""
    found = escalation_for(capacity, pk)
    e = next((e for e in escalations(on=day.on, bodies=[found.body_id]) if e.id == found.pk), None)
    if e is None:
        raise Http404
    return e
