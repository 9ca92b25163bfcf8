"""The spreadsheet's pages: download it, send it back, see every problem or a preview, and send what was seen, once."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files import File
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify

from milepost.design.environment import plural
from milepost.desk.request import sent, who
from milepost.measures.actions.send import NotTaken, send_readings
from milepost.measures.definitions import Measure
from milepost.measures.queries.asked import asked
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.people.models import Organisation
from milepost.rules.measuring import Way
from milepost.rules.permissions import Verb

from .whose import organisation_for
from .workbook.compare import Compared, compare
from .workbook.layout import lines
from .workbook.sheet import read_template
from .workbook.tickets import sign, unsign
from .workbook.write import template

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AGAIN = "Somebody sent figures since you saw this, or you saw it too long ago. Nothing was sent. Choose the spreadsheet again"


class SpreadsheetForm(forms.Form):
    file = forms.FileField(
        label="Your spreadsheet",
        help_text="The one you downloaded here, filled in and saved as an Excel workbook (.xlsx). Up to 2 MB",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Choose your spreadsheet", "empty": "The file is empty. Choose your spreadsheet"},
    )


@page(Verb.SEND_READING)
def download(request: HttpRequest, pk: int) -> HttpResponse:
    organisation, measures = organisation_for(who(request), pk)
    content = template(organisation, lines(asked(organisation, today(), measures)), today())
    name = f"figures-{slugify(organisation.name)[:60]}-{today()}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=EXCEL, headers=headers)


@page(Verb.SEND_READING)
def spreadsheet(request: HttpRequest, pk: int) -> HttpResponse:
    organisation, measures = organisation_for(who(request), pk)
    if request.method == "POST" and "ticket" in request.POST:
        return _send(request, organisation, measures)
    form = SpreadsheetForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        file: File[Any] = form.cleaned_data["file"]
        try:
            book = read_template(file, organisation)
            found = compare(book, asked(organisation, today(), measures), organisation, today())
        except ValidationError as error:
            form.add_error("file", error.message_dict["file"])
        else:
            return _shown(request, organisation, file, found)
    return render(request, "desk/returns/spreadsheet.html", {"organisation": organisation, "form": form})


def _shown(request: HttpRequest, organisation: Organisation, file: File[Any], found: Compared) -> HttpResponse:
    """Every problem, or the preview: never some of each, because a file counts whole or not at all."""
    if found.problems:
        context = {"organisation": organisation, "problems": found.problems, "form": SpreadsheetForm()}
        return render(request, "desk/returns/problems.html", context)
    file.seek(0)
    digest = sha256(file.read()).hexdigest()
    ticket = sign(file.name or "", digest, found.added + found.replaced, organisation, person(request))
    context = {"organisation": organisation, "found": found, "ticket": ticket, "missing": set(), "whys": {}}
    return render(request, "desk/returns/preview.html", context)


def _send(request: HttpRequest, organisation: Organisation, measures: list[Measure]) -> HttpResponse:
    text, by = request.POST["ticket"], person(request)
    ticket = unsign(text, organisation, by)
    found = ticket.found(asked(organisation, today(), measures)) if ticket else None
    if ticket is None or found is None:
        return _start_again(request, organisation, AGAIN)
    whys = {
        p.slot.sent.id: request.POST.get(f"why-{p.slot.sent.id}", "").strip() for p in found.replaced if p.slot.sent
    }
    if missing := {p.slot.sent.id for p in found.replaced if p.asks_why and p.slot.sent and not whys[p.slot.sent.id]}:
        context = {"organisation": organisation, "found": found, "ticket": text, "missing": missing, "whys": whys}
        return render(request, "desk/returns/preview.html", context)
    answers = [
        p.reading(whys.get(p.slot.sent.id if p.slot.sent else 0) or p.because) for p in found.added + found.replaced
    ]
    try:
        taken = send_readings(
            by=by, way=Way.WORKBOOK, area=organisation.area, organisation=organisation, answers=answers,
            name=ticket.name, digest=ticket.digest,
        )  # fmt: skip
    except NotTaken as refused:
        return _start_again(request, organisation, f"Nothing was sent. {refused}. Choose the spreadsheet again")
    words = f"Sent {plural(len(taken.added), 'figure')}. Somebody else looks at each before it is confirmed"
    messages.success(request, words if taken.added else "These figures were sent before, so nothing was added")
    return redirect("organisation-figures", organisation.pk)


def _start_again(request: HttpRequest, organisation: Organisation, words: str) -> HttpResponse:
    form = SpreadsheetForm({})
    form.errors.clear()
    form.add_error("file", words)
    context = {"organisation": organisation, "form": form}
    return render(request, "desk/returns/spreadsheet.html", context, status=409)
