"""Making the draft plan, once somebody has looked through."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.request import who
from milepost.people.access import page, person
from milepost.plan.access_documents import intake_for
from milepost.plan.planfile import PlanFileProblems
from milepost.progress.actions.make_plan import From, Origins, make_plan
from milepost.rules.permissions import Verb
from milepost.sources.actions.bring import PLAN_FILES
from milepost.sources.models import Intake

from ..planfiles import problems_of, rows_in


@page(Verb.LOAD_PLAN)
def make(request: HttpRequest, pk: int) -> HttpResponse:
    found = intake_for(who(request), pk)
    if found.state == Intake.State.MADE:
        return redirect("intake", pk)
    if found.state != Intake.State.READ:
        raise Http404
    if found.file_kind in PLAN_FILES:
        return _from_plan_file(request, found)
    raise NotImplementedError


def _from_plan_file(request: HttpRequest, found: Intake) -> HttpResponse:
    assert found.document is not None
    head = found.document["plan_file"]["head"]
    problems: list[object] = []
    if request.method == "POST":
        with found.file.open("rb") as file:
            text = file.read().decode("utf-8-sig")
        origins: Origins = [(From("statement", f"line {row.line}"),) for row in rows_in(found.document)]
        try:
            plan = make_plan(intake=found, text=text, origins=origins, by=person(request))
        except PlanFileProblems as error:
            problems = problems_of(error)["problems"]
        except ValidationError as error:
            messages.info(request, error.messages[0])
            return redirect("intake", found.pk)
        else:
            messages.success(request, f"The draft of {plan.title} is made")
            return redirect("desk-plan", plan.slug)
    return render(request, "desk/intake/make_from_file.html", {"intake": found, "head": head, "problems": problems})
