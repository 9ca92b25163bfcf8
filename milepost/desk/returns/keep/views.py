"""Keeping a measure: its baseline and targets, where its chart begins anew, what happened."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.measures import actions
from milepost.measures.access import measure_to_keep, rebase_for
from milepost.measures.actions import AgreedMeanwhile
from milepost.measures.definitions import Measure
from milepost.measures.queries import Series, latest_agreed, series
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.people.models import Area, Body
from milepost.rules.permissions import Verb

from .forms import AgreeForm, NoteForm, RedrawForm, UndoForm

BASELINE = "baseline"
"""What stands for the baseline in an address, where a target has its key."""


@page(Verb.KEEP_MEASURE)
def keep(request: HttpRequest, measure: str) -> HttpResponse:
    """What may be changed of a measure, with what was agreed before."""
    mine, defined = measure_to_keep(who(request), measure)
    return render(request, "desk/returns/keep/keep.html", {"series": _series(defined, mine.area(defined))})


@page(Verb.KEEP_MEASURE)
def agree(request: HttpRequest, measure: str, target: str) -> HttpResponse:
    mine, defined = measure_to_keep(who(request), measure)
    asked = next((t for t in defined.targets if t.key == target), None)
    if asked is None and target != BASELINE:
        raise Http404
    area, read = mine.area(defined), _series(defined, mine.area(defined))
    stands = next((k for k in read.targets if k.key == target), None) if asked else read.baseline
    latest = latest_agreed(defined, area, asked.key if asked else "")
    how: dict[str, Any] = {"measure": defined, "target": asked, "bodies": Body.objects.filter(area=area)}
    form = AgreeForm(typed(request), initial={"seen": latest, "due": stands.due if stands else None}, **how)
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.recalibrate(
                by=person(request), measure=defined, area=area, agreed=form.agreed(), seen=form.cleaned_data["seen"]
            )
        except AgreedMeanwhile as changed:
            meanwhile = changed.latest
            form = AgreeForm({**request.POST.dict(), "seen": str(meanwhile.pk)}, **how)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "It is saved. What was agreed before is kept")
            return redirect("keep-measure", measure)
    context = {"measure": defined, "target": asked, "stands": stands, "form": form, "meanwhile": meanwhile}
    return render(request, "desk/returns/keep/agree.html", context)


@page(Verb.KEEP_MEASURE)
def redraw(request: HttpRequest, measure: str) -> HttpResponse:
    mine, defined = measure_to_keep(who(request), measure)
    read = _series(defined, mine.area(defined))
    figures = [p.period for p in read.points if p.value is not None]
    form = RedrawForm(typed(request), periods=figures[1:])

    def act() -> None:
        d = form.cleaned_data
        actions.redraw(
            by=person(request), measure=defined, area=mine.area(defined), starts=date.fromisoformat(d["starts"]),
            why=d["why"], agreed_by=d["agreed_by"],
        )  # fmt: skip

    if _done(request, form, act, "The chart is redrawn"):
        return redirect("keep-measure", measure)
    context = {"measure": defined, "form": form, "enough": len(figures) > 1}
    return render(request, "desk/returns/keep/redraw.html", context)


@page(Verb.KEEP_MEASURE)
def undo(request: HttpRequest, measure: str, number: int) -> HttpResponse:
    defined, rebase = rebase_for(who(request), measure, number)
    form = UndoForm(typed(request))

    def act() -> None:
        actions.undo_redraw(by=person(request), rebase=rebase, measure=defined, **form.cleaned_data)

    if _done(request, form, act, "The chart is drawn as before"):
        return redirect("keep-measure", measure)
    context = {"measure": defined, "form": form, "rebase": rebase}
    return render(request, "desk/returns/keep/undo.html", context)


@page(Verb.KEEP_MEASURE)
def note(request: HttpRequest, measure: str) -> HttpResponse:
    mine, defined = measure_to_keep(who(request), measure)
    form = NoteForm(typed(request))

    def act() -> None:
        actions.note(by=person(request), measure=defined, area=mine.area(defined), **form.cleaned_data)

    if _done(request, form, act, "The note is saved"):
        return redirect("keep-measure", measure)
    return render(request, "desk/returns/keep/note.html", {"measure": defined, "form": form})


def _series(measure: Measure, area: Area) -> Series:
    return series([measure], area, today())[measure.id]


def _done(request: HttpRequest, form: forms.Form, act: Any, words: str) -> bool:
    """Whether what was sent has been done; what is refused stands beside its field."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except ValidationError as error:
        show_refusal(form, error)
        return False
    messages.success(request, words)
    return True
