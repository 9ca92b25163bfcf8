"""Planning a body's meetings: a first day and a rhythm, then the days it gives, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import body_for
from milepost.board.actions.plan_meetings import NewMeeting, plan_meetings
from milepost.board.queries.meetings import meetings
from milepost.design.environment import plural
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.people.calendar import bank_holidays
from milepost.people.clock import today
from milepost.people.models import Body
from milepost.rules.board.planning import PlannedDay, meeting_days
from milepost.rules.permissions import Verb
from milepost.rules.rhythm import Rhythm

from ..forms import DaysForm, PlanForm


@page(Verb.KEEP_MEETINGS)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """First what is asked for, which is in the address; then its days, of which those chosen are planned."""
    body = body_for(who(request), pk, Verb.KEEP_MEETINGS)
    asked = PlanForm(request.GET or None, body=body)
    days, taken = _days(body, asked) if asked.is_valid() else ((), ())
    form = DaysForm(typed(request), days=days)
    if request.method == "POST" and days and form.is_valid():
        new = [
            NewMeeting(date.fromisoformat(on), asked.cleaned_data["starts"], asked.cleaned_data["place"])
            for on in form.cleaned_data["days"]
        ]
        try:
            planned = plan_meetings(body=body, new=new, by=person(request))
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"{plural(len(planned), 'meeting')} planned")
            return redirect("desk-body", pk)
    context = {"body": body, "asked": asked, "form": form, "days": days, "taken": taken}
    return render(request, "desk/meetings/plan.html", context)


def _days(body: Body, asked: PlanForm) -> tuple[Sequence[PlannedDay], Sequence[date]]:
    """The days that are asked for and free, and those on which the body meets already."""
    first, rhythm = asked.cleaned_data["on"], asked.cleaned_data["rhythm"]
    days = meeting_days(Rhythm(rhythm), first, bank_holidays()) if rhythm else (PlannedDay(first),)
    met = {m.on for m in meetings([body.pk], on=today()) if not m.cancelled}
    return [d for d in days if d.on not in met], [d.on for d in days if d.on in met]
