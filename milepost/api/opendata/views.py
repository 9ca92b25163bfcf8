"""What anyone may read, as files; and the page that explains them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from milepost.api.problems import Problem
from milepost.judgement.as_at import reading_day
from milepost.judgement.queries import JudgedPlan, open_plan
from milepost.people.access import page
from milepost.plan.access import public_plan, public_plans
from milepost.plan.models import Plan
from milepost.plan.planfile.text import to_json
from milepost.rules.dates import day
from milepost.rules.permissions import Verb

from .answers import answer
from .description import description
from .fields import Field
from .history import HISTORY, events
from .licences import licence_for
from .listing import listed
from .milestones import MILESTONES, places
from .planfile import plan_file
from .writing import Form


@dataclass(frozen=True)
class Table:
    name: str
    fields: tuple[Field[Any], ...]
    rows: Callable[[JudgedPlan], Iterable[Any]]


TABLES = (Table("milestones", MILESTONES, places), Table("history", HISTORY, events))


@page(Verb.READ_PUBLIC)
def about(request: HttpRequest) -> HttpResponse:
    plans = [(plan, licence_for(plan)) for plan in public_plans()]
    return render(request, "api/opendata/about.html", {"plans": plans, "tables": TABLES})


@page(Verb.READ_PUBLIC)
def plans(request: HttpRequest) -> HttpResponseBase:
    found = [listed(request, plan, _day(request, plan)) for plan in public_plans()]
    return answer(request, to_json({"plans": found}, indent=1) + "\n")


@page(Verb.READ_PUBLIC)
def plan(request: HttpRequest, slug: str) -> HttpResponseBase:
    judged = _read(request, slug)
    if not judged.workstreams:
        raise Problem(404, f"Nothing of this plan was recorded by {day(judged.on)}. Choose a later day", "as_at")
    licence = licence_for(judged.plan)
    source = request.build_absolute_uri(reverse("public-plan", args=[slug]))
    body = to_json(plan_file(judged, licence=licence, source=source), indent=1) + "\n"
    name = f"{slug}-{judged.on}.json"
    return answer(request, body, name=name, licence=licence, schema=reverse("data-schema"))


@page(Verb.READ_PUBLIC)
def table(request: HttpRequest, slug: str, table: Table, form: Form) -> HttpResponseBase:
    judged = _read(request, slug)
    body = form.write(table.fields, table.rows(judged))
    name = f"{slug}-{table.name}-{judged.on}.{form.ending}"
    return answer(request, body, media=form.media, name=name, save=True, licence=licence_for(judged.plan))


@page(Verb.READ_PUBLIC)
def openapi(request: HttpRequest) -> HttpResponseBase:
    return answer(request, to_json(description(), indent=1) + "\n")


@page(Verb.READ_PUBLIC)
def schema(request: HttpRequest, of: str) -> HttpResponseBase:
    text = (settings.DEFINITIONS / "schemas" / f"{of}.schema.json").read_text("utf-8")
    return answer(request, text, media="application/schema+json")


def _read(request: HttpRequest, slug: str) -> JudgedPlan:
    plan = public_plan(slug)
    return open_plan(plan, on=_day(request, plan))


def _day(request: HttpRequest, plan: Plan) -> date:
    """The day asked for, as the pages understand it; where they would show another day and say so, this refuses."""
    found = reading_day(plan, request.GET.get("as_at", ""))
    if found.problem:
        raise Problem(400, found.problem, "as_at")
    return found.on
