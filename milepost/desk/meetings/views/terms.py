"""The terms a body meets by, version after version."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import body_for
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.actions.terms import set_terms
from milepost.board.queries.terms import terms_of
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.judgement.as_at import day_or
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.rules.permissions import Verb

from ..forms import TermsForm, as_agreed


@page(Verb.READ_PLAN)
def terms(request: HttpRequest, pk: int) -> HttpResponse:
    body = body_for(who(request), pk)
    day = day_or(request.GET.get("as_at", ""), today())
    context = {
        "body": body,
        "day": day,
        "versions": terms_of(pk, on=day.on),
        "may_keep": not day.asked and who(request).may_for(Verb.KEEP_MEETINGS, pk),
    }
    return render(request, "desk/meetings/terms.html", context)


@page(Verb.KEEP_MEETINGS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    body = body_for(who(request), pk, Verb.KEEP_MEETINGS)
    versions = terms_of(pk, on=today())
    form, meanwhile = TermsForm(typed(request), initial=as_agreed(versions[-1] if versions else None)), None
    if request.method == "POST" and form.is_valid():
        try:
            set_terms(body=body, new=form.terms(), by=person(request), seen=form.cleaned_data["seen"])
        except Meanwhile as changed:
            meanwhile = terms_of(pk, on=today())[-1]
            form = TermsForm({**request.POST.dict(), "seen": str(changed.latest.pk)})
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The terms of reference are saved")
            return redirect("body-terms", pk)
    context = {"body": body, "form": form, "versions": versions, "meanwhile": meanwhile}
    return render(request, "desk/meetings/change_terms.html", context)
