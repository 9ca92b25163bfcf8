"""Removing words from what boards wrote down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.actions.blank import FIELDS, POINTERS, blank_words, fields_of
from milepost.board.models import AgendaItem, Minutes
from milepost.desk.request import typed
from milepost.desk.updates.forms import RedactForm
from milepost.people.access import page, person
from milepost.rules.permissions import Verb


@page(Verb.REDACT)
def remove_words(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    """The words of a private part are not shown here to those who may not read it: they can only be removed."""
    model = POINTERS.get(what.replace("-", "_"))
    if model not in FIELDS:
        raise Http404
    row = model._default_manager.filter(pk=pk).first()
    if row is None:
        raise Http404
    found = fields_of(row)
    form = RedactForm(typed(request), fields=found)
    if request.method == "POST" and form.is_valid():
        blank_words(row=row, field=form.cleaned_data["field"], why=form.cleaned_data["why"], by=person(request))
        messages.success(request, "The words are gone for good")
        return redirect("desk-boards")
    hidden = _private(row, found)
    shown = {field: words for field, words in found.items() if field not in hidden}
    context = {"what": str(model._meta.verbose_name), "shown": shown, "hidden": hidden, "form": form}
    return render(request, "desk/packs/redact.html", context)


def _private(row: Any, found: Iterable[str]) -> set[str]:
    """Of these fields those that the private part of a meeting holds."""
    if isinstance(row, Minutes):
        items = AgendaItem.objects.filter(meeting=row.meeting_id, private=True).values_list("pk", flat=True)
        return {field for field in found if field in {f"words.{pk}" for pk in items}}
    decision = getattr(row, "decision", None) or getattr(getattr(row, "follow_up", None), "decision", None)
    return set(found) if getattr(decision or row, "private", False) else set()
