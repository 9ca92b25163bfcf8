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
from milepost.sources.models import Intake
from milepost.sources.queries import understood
from milepost.sources.readable import PLAN_FILES

from .. import presenters
from ..drafted import drafted
from ..planfiles import problems_of, rows_in
from .review import newer_of


@page(Verb.LOAD_PLAN)
def make(request: HttpRequest, pk: int) -> HttpResponse:
    found = intake_for(who(request), pk)
    if found.state == Intake.State.MADE:
        return redirect("intake", pk)
    if found.state != Intake.State.READ or newer_of(found):
        raise Http404
    return _from_plan_file(request, found) if found.file_kind in PLAN_FILES else _from_draft(request, found)


def _from_draft(request: HttpRequest, found: Intake) -> HttpResponse:
    """Refused while something must still be answered; what may stay doubtful is shown, and has to be seen."""
    read = understood(found)
    stops = presenters.stops(read.draft)
    kinds = presenters.doubt_kinds(read.draft)
    not_seen, problems = False, []
    if request.method == "POST" and not stops:
        not_seen = bool(kinds) and not request.POST.get("seen_doubts")
        changed = request.POST.get("seen") != str(read.count)
        if changed:
            messages.info(request, "Somebody put something right meanwhile. Look once more before you make the plan")
        elif not not_seen:
            plan_file = drafted(read)
            made = _made(request, found, plan_file.text, plan_file.origins)
            if isinstance(made, HttpResponse):
                return made
            problems = [(message, plan_file.node_at(line, read)) for line, _, message in made]
    context = {
        "intake": found, "draft": read.draft, "seen": read.count, "stops": stops, "kinds": kinds, "not_seen": not_seen,
        "problems": problems, "counts": presenters.counts(read.draft), "name_of": presenters.name_of,
        "unchecked": [w for w in read.draft.workstreams if not w.checked and not w.dropped],
    }  # fmt: skip
    return render(request, "desk/intake/make.html", context)


def _from_plan_file(request: HttpRequest, found: Intake) -> HttpResponse:
    assert found.document is not None
    head = found.document["plan_file"]["head"]
    problems: list[Told] = []
    if request.method == "POST":
        with found.file.open("rb") as file:
            text = file.read().decode("utf-8-sig")
        origins: Origins = [(From("statement", f"line {row.line}"),) for row in rows_in(found.document)]
        made = _made(request, found, text, origins)
        if isinstance(made, HttpResponse):
            return made
        problems = made
    return render(request, "desk/intake/make_from_file.html", {"intake": found, "head": head, "problems": problems})


Told = tuple[int, str, str]
"""A problem: its line, its place, its words."""


def _made(request: HttpRequest, found: Intake, text: str, origins: Origins) -> HttpResponse | list[Told]:
    """Where to go once the plan is made, or what keeps it from being one."""
    try:
        plan = make_plan(intake=found, text=text, origins=origins, by=person(request))
    except PlanFileProblems as error:
        return [(line, place, message) for line, place, message in problems_of(error)["problems"]]
    except ValidationError as error:
        messages.info(request, error.messages[0])
        return redirect("intake", found.pk)
    messages.success(request, f"The draft of {plan.title} is made")
    return redirect("desk-plan", plan.slug)
