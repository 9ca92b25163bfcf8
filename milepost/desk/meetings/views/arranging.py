"""Moving a meeting, and cancelling it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import meeting_for
from milepost.board.actions.arrange import arrange_meeting, cancel_meeting
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.models import Arrangement, Meeting
from milepost.board.queries.meetings import meeting_read
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.rules.dates import day
from milepost.rules.permissions import Verb

from ..forms import ArrangeForm, CancelForm, arranged


@page(Verb.KEEP_MEETINGS)
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(who(request), pk, Verb.KEEP_MEETINGS)
    return _change(request, meeting, ArrangeForm, "desk/meetings/arrange.html")


@page(Verb.KEEP_MEETINGS)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(who(request), pk, Verb.KEEP_MEETINGS)
    return _change(request, meeting, CancelForm, "desk/meetings/cancel.html")


def _change(
    request: HttpRequest, meeting: Meeting, kind: type[ArrangeForm | CancelForm], template: str
) -> HttpResponse:
    read = meeting_read(meeting, on=today())
    form: forms.Form = kind(typed(request), initial=arranged(read))
    context: dict[str, Any] = {"meeting": read, "meanwhile": None}
    if request.method == "POST" and form.is_valid():
        try:
            now = _done(meeting, form, request)
        except Meanwhile as changed:
            context["meanwhile"] = changed.latest
            form = kind({**request.POST.dict(), "seen": str(changed.latest.pk)})
        except ValidationError as error:
            show_refusal(form, error)
        else:
            how = "is cancelled" if now.cancelled else f"is on {day(now.on)}"
            messages.success(request, f"The meeting {how}. Tell those who were to come")
            return redirect("desk-meeting", meeting.pk)
    return render(request, template, {**context, "form": form})


def _done(meeting: Meeting, form: forms.Form, request: HttpRequest) -> Arrangement:
    said = {"meeting": meeting, "why": form.cleaned_data["why"], "seen": form.cleaned_data["seen"]}
    if isinstance(form, ArrangeForm):
        return arrange_meeting(new=form.meeting(), by=person(request), **said)
    return cancel_meeting(by=person(request), **said)
