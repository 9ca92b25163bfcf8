"""Bringing a document, seeing how its reading goes, and asking for it again."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.design.files import given_file
from milepost.desk.request import sent, who
from milepost.people.access import page, person
from milepost.plan.access_documents import intake_for
from milepost.rules.permissions import Verb
from milepost.sources.actions import ask_again, bring, forgotten, reap
from milepost.sources.filing import FileKind
from milepost.sources.models import Intake
from milepost.sources.queries import brought_documents
from milepost.sources.readable import PLAN_FILES

from ..forms import BringForm, show_refusal
from ..tasks import ask_to_read
from .review import made, overview, removed
from .whole import asked

ON_A_PAGE = 50


@page(Verb.LOAD_PLAN)
def intakes(request: HttpRequest) -> HttpResponse:
    reap()
    shown = Paginator(brought_documents(), ON_A_PAGE).get_page(request.GET.get("page", ""))
    return render(request, "desk/intake/intakes.html", {"shown": shown})


@page(Verb.LOAD_PLAN)
def load(request: HttpRequest) -> HttpResponse:
    form = BringForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            found = bring(file=form.cleaned_data["file"], by=person(request), then=ask_to_read)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            return redirect("intake", found.pk)
    return render(request, "desk/intake/load.html", {"form": form})


@page(Verb.LOAD_PLAN)
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """Whatever there is to see of a document now. What is sent here is about the whole of it."""
    reap()
    found = intake_for(who(request), pk)
    if request.method == "POST":
        return asked(request, found) if found.state == Intake.State.READ else _again(request, found)
    return SHOWN[Intake.State(found.state)](request, found)


def _waiting(request: HttpRequest, found: Intake) -> HttpResponse:
    return render(request, "desk/intake/waiting.html", {"intake": found, "forgotten": forgotten(found)})


def _again(request: HttpRequest, found: Intake) -> HttpResponse:
    try:
        ask_again(intake=found, by=person(request), then=ask_to_read)
    except ValidationError:
        messages.info(request, "Nothing had to be read again: this is how it stands now")
    return redirect("intake", found.pk)


def _refused(request: HttpRequest, found: Intake) -> HttpResponse:
    problems = (found.document or {}).get("problems", [])
    return render(request, "desk/intake/refused.html", {"intake": found, "problems": problems})


SHOWN = {
    Intake.State.WAITING: _waiting,
    Intake.State.READING: _waiting,
    Intake.State.REFUSED: _refused,
    Intake.State.READ: overview,
    Intake.State.MADE: made,
    Intake.State.REMOVED: removed,
}


@page(Verb.LOAD_PLAN)
def file(request: HttpRequest, pk: int) -> FileResponse:
    """The document as it came."""
    found = intake_for(who(request), pk)
    if not found.file:
        raise Http404
    kind = FileKind.TEXT if found.file_kind in PLAN_FILES else FileKind(found.file_kind)
    return given_file(found.file, name=found.file_name, content_type=kind.content_type)
