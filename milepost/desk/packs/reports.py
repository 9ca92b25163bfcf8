"""Reports of a plan for others than a board: the regulator, the health commissioner, families."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.actions.freeze import freeze_pack
from milepost.board.packs import report_of
from milepost.board.policy import board_policy
from milepost.board.queries.packs import packs_of, usual_start
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.judgement.as_at import Day, reading_day
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.plan.access import plan_for
from milepost.plan.models import Plan
from milepost.rules.board import PackKind
from milepost.rules.permissions import Verb

from .draft import make_files
from .forms import DaysForm

KINDS = tuple(kind for kind in PackKind if kind is not PackKind.BOARD)


@page(Verb.READ_PLAN)
def index(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    context = {
        "plan": plan,
        "day": Day(today()),
        "kinds": KINDS,
        "frozen": packs_of(on=today(), plan=plan).exclude(kind=PackKind.BOARD),
        "due": board_policy(today()).stocktake_days_before,
    }
    return render(request, "desk/packs/reports.html", context)


@page(Verb.READ_PLAN)
def draft(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The report as it would be, as at a day the reader chooses."""
    plan, wanted = plan_for(who(request), slug), _kind(kind)
    day = reading_day(plan, request.GET.get("as_at", ""))
    since = _since(request, wanted, plan, day.on)
    context = {
        "plan": plan,
        "kind": wanted,
        "day": day,
        "since": since,
        "may_keep": who(request).may(Verb.KEEP_MEETINGS),
        "r": report_of(wanted, plan, on=day.on, since=since.on),
    }
    return render(request, "desk/packs/report.html", context)


@page(Verb.KEEP_MEETINGS)
def freeze(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    plan, wanted = plan_for(who(request), slug, Verb.KEEP_MEETINGS), _kind(kind)
    on = today() - timedelta(days=1)
    form = DaysForm(typed(request), initial={"as_at": on, "since": usual_start(wanted, plan, on=on)})
    if request.method == "POST" and form.is_valid():
        try:
            pack = freeze_pack(kind=wanted, plan=plan, by=person(request), **form.cleaned_data)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            make_files(request, pack)
            messages.success(request, "The report is frozen. Its files are being made")
            return redirect("desk-pack", pack.pk)
    return render(request, "desk/packs/freeze_report.html", {"plan": plan, "kind": wanted, "form": form})


def _kind(name: str) -> PackKind:
    """The kind of report an address names ("officer-annual")."""
    found = next((k for k in KINDS if k.value.replace("_", "-") == name), None)
    if found is None:
        raise Http404
    return found


def _since(request: HttpRequest, kind: PackKind, plan: Plan, on: date) -> Day:
    asked = reading_day(plan, request.GET.get("since", ""))
    if asked.asked and asked.on < on:
        return asked
    problem = asked.problem or ("Changes must be told from an earlier day" if asked.asked else "")
    return Day(usual_start(kind, plan, on=on), problem=problem)
