"""Doing something with an escalation: receive it, pass it on, return it, answer it, take it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import acts_on, escalation_for
from milepost.board.actions.hand_on import hand_on
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.judgement.as_at import Day
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.people.models import ReportingLine
from milepost.rules.board import Handing
from milepost.rules.permissions import Verb

from ..forms import HandForm
from ..presenters import ACTS, DONE
from .reading import read


@page(Verb.KEEP_MEETINGS)
def hand(request: HttpRequest, pk: int, handing: str) -> HttpResponse:
    """For those who keep a body that has, had or sent it. What cannot be done any more is said, and their words are kept."""
    e = read(who(request), pk, Day(today()))
    had = {e.body_id, *(s.to_id for s in e.steps)}
    if handing not in [h.value for h in ACTS] or not had & who(request).keeps:
        raise Http404
    act = Handing(handing)
    may = act in acts_on(who(request), e)
    if request.method != "POST" and not may:
        messages.info(request, "That cannot be done to this escalation as it stands now")
        return redirect("desk-escalation", pk)
    lines = ReportingLine.objects.filter(body=e.holder_id, kind=ReportingLine.Kind.ESCALATES).select_related("to")
    form = HandForm(typed(request), handing=act, lines=lines, initial={"seen": e.last.id})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            if not may:
                raise ValidationError(
                    f"It was {e.last.handing} while your page was open, so this cannot be done any more"
                )
            hand_on(
                escalation=escalation_for(who(request), pk), handing=act, seen=given["seen"], words=given["words"],
                line=given.get("line"), by=person(request),
            )  # fmt: skip
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, DONE[act])
            return redirect("desk-escalation", pk)
    context = {"e": e, "form": form, "title": ACTS[act], "act": act.value, "has_line": act.value != "passed" or lines}
    return render(request, "desk/escalations/hand.html", context)
