"""What the plan needs that is not there yet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.design.files import made_file
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.judgement.as_at import Day, reading_day
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.plan.access import plan_for, row_for
from milepost.plan.actions.needs import KINDS, NeedMeanwhile, add_need, change_need
from milepost.plan.models import Need, Plan, Row
from milepost.plan.queries import life, lines
from milepost.plan.queries.needs import NeedRead, needs, sums
from milepost.rules.moves import Status
from milepost.rules.permissions import Verb

from .forms import ChangeNeedForm, NeedForm, as_initial
from .presenters import Needy, as_csv, needy


def _read(request: HttpRequest, slug: str) -> tuple[Plan, Day, list[Needy]]:
    """As at a past day, or of a plan that is over, nothing more is said."""
    plan = plan_for(who(request), slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    going_on = not day.asked and life(plan, day.on).status not in (Status.CLOSED, Status.ARCHIVED)
    rows = needy(lines(plan, day.on), needs(plan, day.on), who(request) if going_on else None)
    return plan, day, rows


@page(Verb.READ_PLAN)
def every(request: HttpRequest, slug: str) -> HttpResponse:
    plan, day, rows = _read(request, slug)
    context = {
        "plan": plan,
        "day": day,
        "rows": rows,
        "silent": [r for r in rows if r.silent],
        "sums": sums(n for r in rows for n in r.needs),
        "workstreams": [(w, sums(n for r in rows if r.workstream == w for n in r.needs)) for w in _workstreams(rows)],
    }
    return render(request, "desk/resources/resources.html", context)


@page(Verb.READ_PLAN)
def table(request: HttpRequest, slug: str) -> HttpResponse:
    """The same rows for a spreadsheet."""
    plan, day, rows = _read(request, slug)
    name = f"{plan.slug}-resources-{day.on.isoformat()}.csv"
    return made_file(f"\ufeff{as_csv(rows)}".encode(), name=name, media="text/csv; charset=utf-8")


@page(Verb.KEEP_RESOURCES)
def add(request: HttpRequest, slug: str, kind: str, ref: str) -> HttpResponse:
    plan, row = _row(request, slug, kind, ref)
    form = NeedForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            add_need(row=row, new=form.need(), by=person(request))
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"Written down: what {kind} {ref} needs")
            return redirect("plan-resources", slug)
    return render(request, "desk/resources/need.html", _context(plan, row) | {"form": form})


@page(Verb.KEEP_RESOURCES)
def change(request: HttpRequest, slug: str, kind: str, ref: str, number: int) -> HttpResponse:
    plan, row = _row(request, slug, kind, ref)
    need = next((n for n in needs(plan, today()).get(row.pk, ()) if n.number == number), None)
    if need is None:
        raise Http404
    form = ChangeNeedForm(typed(request), initial=as_initial(need.now))
    meanwhile: Need | None = None
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            change_need(row=row, number=number, new=form.need(), seen=seen, by=person(request))
        except NeedMeanwhile as changed:
            meanwhile = changed.latest
            form = ChangeNeedForm({**request.POST.dict(), "seen": str(meanwhile.pk)})
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"Saved: what {kind} {ref} needs")
            return redirect("plan-resources", slug)
    context = _context(plan, row, need) | {
        "form": form,
        "meanwhile": meanwhile,
        "may_redact": who(request).may(Verb.REDACT),
    }
    return render(request, "desk/resources/need.html", context)


def _row(request: HttpRequest, slug: str, kind: str, ref: str) -> tuple[Plan, Row]:
    plan = plan_for(who(request), slug)
    if kind not in KINDS:
        raise Http404
    return plan, row_for(who(request), plan, kind, ref, Verb.KEEP_RESOURCES)


def _context(plan: Plan, row: Row, need: NeedRead | None = None) -> dict[str, Any]:
    latest = row.versions.last()
    return {"plan": plan, "row": row, "latest": latest, "need": need, "meanwhile": None, "may_redact": False}


def _workstreams(rows: list[Needy]) -> list[Any]:
    return list({r.workstream.id: r.workstream for r in rows}.values())
