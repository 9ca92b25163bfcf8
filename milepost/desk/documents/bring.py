"""Bringing a workbook back: what it would change is shown first, and only what somebody then chooses is posted."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files import File
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.design.environment import plural
from milepost.desk.request import sent, who
from milepost.desk.updates.live import not_live
from milepost.judgement.queries import judged_plan
from milepost.judgement.table import plan_table
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.plan.access import plan_for
from milepost.plan.models import Plan
from milepost.rules.permissions import Verb

from .compare import Compared, compare
from .rows import read_workbook
from .send import send, ticket

MOST = 300
"""Updates of one workbook that are shown at once; the rest come with the next time it is brought."""


class BringForm(forms.Form):
    file = forms.FileField(
        label="The Excel workbook",
        help_text="As it was taken from this plan, with what owners wrote in the yellow columns. Up to 5 MB",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Choose the Excel workbook", "empty": "The file is empty. Choose the workbook"},
    )
    said_by = forms.CharField(
        label="Who says so, where a row does not say (optional)",
        help_text="A name or a post, for rows whose “Your name or post” is empty",
        required=False,
        max_length=200,
    )


@page(Verb.BRING_UPDATES)
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    if not who(request).may(Verb.BRING_UPDATES):
        raise Http404
    if answer := not_live(request, plan):
        return answer
    if request.method == "POST" and "send" in request.POST:
        return _send(request, plan)
    form = BringForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            found = _compared(request, plan, form.cleaned_data["file"], form.cleaned_data["said_by"].strip())
        except ValidationError as error:
            form.add_error("file", error.message_dict["file"])
        else:
            return _shown(request, plan, found)
    return render(request, "desk/documents/bring.html", {"plan": plan, "form": form})


def _compared(request: HttpRequest, plan: Plan, file: File, said_by: str) -> Compared:  # type: ignore[type-arg]
    book = read_workbook(file)
    judged = judged_plan(plan, on=today(), history=False)
    table = plan_table(judged, site="", desk=True)
    capacity = who(request)
    may = frozenset(
        m.line.id
        for m in judged.milestones
        if capacity.may_at(Verb.BRING_UPDATES, row_id=m.line.id, workstream_id=m.workstream_id)
    )
    return compare(book, judged, table, may, said_by, today())


def _shown(request: HttpRequest, plan: Plan, found: Compared) -> HttpResponse:
    by = person(request)
    ready = [p for p in found.proposals if not p.wrong]
    context = {
        "plan": plan,
        "ready": [(p, ticket(p, plan, by)) for p in ready[:MOST]],
        "later": len(ready) - MOST,
        "wrong": [(p, place, words) for p in found.proposals for place, words in p.wrong],
        "found": found,
    }
    return render(request, "desk/documents/proposed.html", context)


def _send(request: HttpRequest, plan: Plan) -> HttpResponse:
    done = send(plan, request.POST.getlist("update"), who(request), person(request))
    if done.posted:
        refs = ", ".join(done.posted)
        words = f"Posted {plural(len(done.posted), 'update')}: {refs}. Each waits to be checked by somebody else"
        messages.success(request, words)
    if done.refused:
        return render(request, "desk/documents/not_sent.html", {"plan": plan, "refused": done.refused}, status=409)
    if not done.posted:
        messages.info(request, "Nothing was chosen, so nothing was sent")
    return redirect("bring-updates", plan.slug)
