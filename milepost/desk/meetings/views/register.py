"""Writing down who came to a meeting."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import meeting_for
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.actions.register import keep_register
from milepost.board.queries.meetings import meeting_read, seats_on
from milepost.board.queries.registers import registers
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.rules.permissions import Verb

from ..register_form import RegisterForm


@page(Verb.KEEP_MEETINGS)
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Every seat of that day, and guests. Where somebody wrote it down already, theirs is what one begins with."""
    meeting = meeting_for(who(request), pk, Verb.KEEP_MEETINGS)
    read = meeting_read(meeting, on=today())
    seats, written = seats_on(meeting.body_id, read.on), registers([pk], on=today()).get(pk, ())
    latest = written[-1] if written else None
    form, meanwhile = RegisterForm(typed(request), seats=seats, latest=latest), None
    if request.method == "POST" and form.is_valid():
        said = {"note": form.cleaned_data["note"], "seen": form.cleaned_data["seen"]}
        try:
            keep_register(meeting=meeting, lines=form.lines(), by=person(request), **said)
        except Meanwhile as changed:
            meanwhile = registers([pk], on=today())[pk][-1]
            form = RegisterForm({**request.POST.dict(), "seen": str(changed.latest.pk)}, seats=seats, latest=meanwhile)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "Who came is written down")
            return redirect("desk-meeting", pk)
    context = {"meeting": read, "today": today(), "form": form, "latest": latest, "meanwhile": meanwhile}
    return render(request, "desk/meetings/register.html", context)
