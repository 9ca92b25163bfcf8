"""What was understood of the plan as a whole: its own values, its columns and colours, and what is taken back."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.request import typed
from milepost.people.access import page, person
from milepost.people.models import Partnership
from milepost.plan.models import Plan
from milepost.plan.planfile.read import RESERVED
from milepost.rules.permissions import Verb
from milepost.sources.actions import PutRightMeanwhile, undo_last
from milepost.sources.corrections import Change
from milepost.sources.models import Intake
from milepost.sources.queries import understood

from ..forms_columns import ColumnsForm, alike
from ..forms_review import AddForm, HeadForm
from ..saving import saved, seen_in
from .review import reviewed

TABLES = 20
"""Tables, or groups of tables that are alike, on one page of columns."""


@page(Verb.LOAD_PLAN)
def head(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, kind, area, address, days."""
    found, read = reviewed(request, pk)
    ours = Partnership.objects.select_related("area").first()
    area = ours.area.name if ours and ours.area else ""
    form = HeadForm(read.draft, area, typed(request))
    if request.method == "POST" and form.is_valid():
        slug = form.cleaned_data["slug"].strip()
        if slug in RESERVED or Plan.objects.filter(slug=slug).exists():
            form.add_error("slug", "There is a page at this address already. Choose another")
        elif not (changes := form.changes()) or not saved(request, found, changes, "The plan's details are kept", form):
            return redirect("intake", pk)
    context = {"intake": found, "draft": read.draft, "seen": understood(found).count, "form": form, "ours": area}
    return render(request, "desk/intake/head.html", context)


@page(Verb.LOAD_PLAN)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """What each column and each colour was taken for; tables that are alike once, or each ``apart``."""
    found, read = reviewed(request, pk)
    together = alike(read.draft.columns)
    apart = [(table,) for table in sorted({c.table for c in read.draft.columns})]
    groups = apart if "apart" in request.GET else together
    shown = Paginator(groups, TABLES).get_page(request.GET.get("page", ""))
    form = ColumnsForm(read.draft, list(shown), typed(request), colours=shown.number == 1)
    if request.method == "POST" and form.is_valid():
        done = "The tables are read anew with these columns and colours"
        if not (changes := form.changes()) or not saved(request, found, changes, done, form):
            return redirect("intake", pk)
    context = {"intake": found, "seen": understood(found).count, "form": form, "shown": shown}
    context |= {"apart": "apart" in request.GET, "some_alike": len(together) < len(apart)}
    return render(request, "desk/intake/columns.html", context)


@page(Verb.LOAD_PLAN)
def add_workstream(request: HttpRequest, pk: int) -> HttpResponse:
    found, _ = reviewed(request, pk)
    form: forms.Form = AddForm(None, typed(request))
    if request.method == "POST" and form.is_valid():
        changes = form.changes()  # type: ignore[attr-defined]
        if not saved(request, found, changes, "The workstream is added", form):
            return redirect("intake", pk)
    return render(
        request, "desk/intake/add_workstream.html", {"intake": found, "seen": understood(found).count, "form": form}
    )


def asked(request: HttpRequest, found: Intake) -> HttpResponse:
    """What is sent from the overview: the last thing put right is taken back, or a doubt about the whole left as it is."""
    if request.POST.get("do") == "leave":
        values = {"field": request.POST.get("field", ""), "code": request.POST.get("code", "")}
        saved(request, found, [Change("leave", "", values)], "Left as it is")
        return redirect("intake", found.pk)
    try:
        undo_last(intake=found, seen=seen_in(request), by=person(request))
    except (PutRightMeanwhile, ValidationError) as error:
        words = error.messages[0] if isinstance(error, ValidationError) else str(error)
        messages.error(request, f"{words.rstrip('.')}. Nothing was changed")
    else:
        messages.success(request, "The last thing that was put right is taken back")
    return redirect("intake", found.pk)
