"""Changing a row, adding one below it, and withdrawing it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.plan.access import plan_for, row_for
from milepost.plan.actions.apply import free_ref
from milepost.plan.actions.change import ChangedMeanwhile, manner_of
from milepost.plan.actions.gather import gathered
from milepost.plan.models import Plan, Row, RowPost, Version
from milepost.rules.permissions import Verb
from milepost.rules.refs import BELOW
from milepost.rules.revising import Manner

from .forms import PARTS, AddForm, ChangeForm
from .saving import frozen, save


@page(Verb.REVISE_PLAN)
def change(request: HttpRequest, slug: str, kind: str, ref: str) -> HttpResponse:
    """Change what a row says and, of a workstream, who answers for it."""
    plan, row = _row(request, slug, kind, ref)
    if answer := frozen(request, plan):
        return answer
    openly = manner_of(plan, today()) is Manner.OPENLY
    form = _change_form(request, plan, row, openly, typed(request))
    meanwhile: Version | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return save(request, plan, form.waiting(), openly=openly, done=f"{kind} {ref}")
        except ChangedMeanwhile as changed:
            meanwhile = changed.latest
            form = _change_form(request, plan, row, openly, {**_lists(request), "seen": str(meanwhile.pk)})
        except ValidationError as error:
            show_refusal(form, error)
    context = {"plan": plan, "row": row, "form": form, "meanwhile": meanwhile, "openly": openly, "below": BELOW[kind]}
    return render(request, "desk/revisions/change.html", context)


@page(Verb.REVISE_PLAN)
def add(request: HttpRequest, slug: str, kind: str, ref: str, below: str) -> HttpResponse:
    plan, parent = _row(request, slug, kind, ref)
    if below not in BELOW[kind]:
        raise Http404
    return _add(request, plan, parent, below)


@page(Verb.REVISE_PLAN)
def add_workstream(request: HttpRequest, slug: str) -> HttpResponse:
    return _add(request, plan_for(who(request), slug, Verb.REVISE_PLAN), None, "workstream")


def _add(request: HttpRequest, plan: Plan, parent: Row | None, kind: str) -> HttpResponse:
    if answer := frozen(request, plan):
        return answer
    openly = manner_of(plan, today()) is Manner.OPENLY
    free = free_ref(plan, kind, parent)
    form = AddForm(typed(request), kind=kind, area=plan.area, parts=PARTS.get(kind, ()), free=free)
    if request.method == "POST" and form.is_valid():
        try:
            return save(request, plan, [form.waiting(parent)], openly=openly, done=f"a new {kind}")
        except ValidationError as error:
            show_refusal(form, error)
    context = {"plan": plan, "parent": parent, "kind": kind, "form": form, "openly": openly}
    return render(request, "desk/revisions/add.html", context)


@page(Verb.REVISE_PLAN)
def withdraw(request: HttpRequest, slug: str, kind: str, ref: str) -> HttpResponse:
    plan, row = _row(request, slug, kind, ref)
    if answer := frozen(request, plan):
        return answer
    openly = manner_of(plan, today()) is Manner.OPENLY
    latest = _latest(row)
    problem: str = ""
    if request.method == "POST":
        try:
            sent = request.POST.get("seen", "")
            seen = int(sent) if sent.isdecimal() and len(sent) < 18 else 0
            waiting = {"do": "withdraw", "row": row.pk, "seen": seen}
            return save(request, plan, [waiting], openly=openly, done=f"{kind} {ref} leaves the plan")
        except ChangedMeanwhile:
            problem = "Somebody has changed it since you opened the page. Read what it says now before you withdraw it"
        except ValidationError as error:
            problem = " ".join(error.messages)
    context = {"plan": plan, "row": row, "latest": latest, "openly": openly, "problem": problem}
    return render(request, "desk/revisions/withdraw.html", context | {"below": _below(row)})


def _row(request: HttpRequest, slug: str, kind: str, ref: str) -> tuple[Plan, Row]:
    plan = plan_for(who(request), slug, Verb.REVISE_PLAN)
    if kind not in Row.Kind.values:
        raise Http404
    return plan, row_for(who(request), plan, kind, ref, Verb.REVISE_PLAN)


def _change_form(request: HttpRequest, plan: Plan, row: Row, openly: bool, data: Any) -> ChangeForm:
    """In an agreed plan a milestone's owners are not part of its revision: its accountable officer reassigns them."""
    parts = () if openly and row.kind == Row.Kind.MILESTONE else PARTS.get(row.kind, ())
    held = RowPost.objects.filter(row=row, until_on__isnull=True).select_related("post", "organisation", "body")
    waiting = [w for w in gathered(plan, person(request)) if w["do"] == "change" and w.get("row") == row.pk]
    first = {n: v for w in waiting for n, v in w["values"].items() if not isinstance(v, list)}
    return ChangeForm(data, present=_latest(row), held=list(held), area=plan.area, parts=parts, initial=first)


def _latest(row: Row) -> Version:
    return row.versions.select_related("row", "recorded_by").latest("recorded_at", "pk")


def _lists(request: HttpRequest) -> dict[str, Any]:
    """What was sent, with every value of what may be chosen several times."""
    return {n: v if len(v) > 1 or n in ("accountable", "delivery", "owners") else v[0] for n, v in request.POST.lists()}


def _below(row: Row) -> int:
    """How many rows leave with it."""
    children = Row.objects.filter(parent=row)
    return sum(1 + _below(child) for child in children)
