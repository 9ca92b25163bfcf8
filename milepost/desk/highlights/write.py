"""Adding words to a report, and signing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import highlight_for
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.actions.sign_highlight import sign_highlight, signs_as
from milepost.board.actions.write_highlight import write_highlight
from milepost.board.highlights import body_blocks
from milepost.board.models import Highlight
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.rules.dates import day
from milepost.rules.permissions import Verb

from .forms import SignForm, WordsForm
from .reading import For, Shown, meeting_of, shown


@page(Verb.WRITE_REPORT)
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """What is collated stands beside each field, and cannot be changed there."""
    highlight = highlight_for(who(request), pk, Verb.WRITE_REPORT)
    for_ = meeting_of(request, highlight.meeting)
    if not for_.open:
        return _over(request, for_, highlight)
    report, read = shown(highlight, for_.day)
    form = WordsForm(typed(request), sections=report.found.sections, written=read.written)
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        try:
            write_highlight(highlight=highlight, new=form.new(), seen=form.cleaned_data["seen"], by=person(request))
        except Meanwhile as changed:
            meanwhile = changed.latest
            again = {**request.POST.dict(), "seen": str(meanwhile.pk)}
            form = WordsForm(again, sections=report.found.sections, written=read.written)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "Your words are saved. The report is not signed until its officer signs it")
            return redirect("desk-highlight", pk)
    context = {**_context(highlight, for_, report), "form": form, "meanwhile": meanwhile}
    return render(request, "desk/highlights/write.html", context)


@page(Verb.SIGN_REPORT)
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is signed stands on the page above its button."""
    highlight = highlight_for(who(request), pk, Verb.SIGN_REPORT)
    for_ = meeting_of(request, highlight.meeting)
    if not for_.open:
        return _over(request, for_, highlight)
    report, read = shown(highlight, for_.day)
    form = SignForm(typed(request))
    changed = False
    if request.method == "POST" and form.is_valid():
        try:
            sign_highlight(highlight=highlight, **form.cleaned_data, by=person(request))
        except Meanwhile:
            changed = True
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "You signed the report")
            return redirect("desk-highlight", pk)
    context = _context(highlight, for_, report) | {
        "form": SignForm(initial={"seen": read.written.id, "digest": report.found.digest}),
        "refused": form,
        "changed": changed,
        "post": signs_as(highlight, person(request), today()),
        "blocks": body_blocks(report.found, read.written, read.signed, level=3),
    }
    return render(request, "desk/highlights/sign.html", context)


def _over(request: HttpRequest, for_: For, highlight: Highlight) -> HttpResponse:
    """The report as it is, and why nothing is added to it."""
    messages.warning(
        request, f"The meeting on {day(for_.meeting.on)} is over or cancelled, so its reports stay as they are"
    )
    return redirect("desk-highlight", highlight.pk)


def _context(highlight: Highlight, for_: For, report: Shown) -> dict[str, Any]:
    return {"highlight": highlight, "meeting": for_.meeting, "report": report}
