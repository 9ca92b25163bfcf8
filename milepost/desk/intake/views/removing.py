"""Removing a document that should never have been brought."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.plan.access_documents import intake_for
from milepost.plan.actions.remove_document import remove_document
from milepost.rules.permissions import Verb
from milepost.sources.models import Intake

from ..forms import RemoveForm, show_refusal


@page(Verb.REDACT)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = intake_for(who(request), pk, Verb.REDACT)
    if found.state == Intake.State.REMOVED:
        raise Http404
    form = RemoveForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            remove_document(intake=found, why=form.cleaned_data["why"], by=person(request))
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The document is removed")
            return redirect("intake", found.pk)
    return render(request, "desk/intake/remove.html", {"intake": found, "form": form})
