"""What a plan has changed, in figures, for everyone: only measures that are open, and only figures that somebody confirmed."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.design.documents.figures import csv_text
from milepost.judgement.as_at import reading_day
from milepost.judgement.measures import (
    MeasureRead,
    figures_sheet,
    measures_of,
    picture,
)
from milepost.judgement.measures.published import published
from milepost.judgement.queries import open_plan
from milepost.people.access import page
from milepost.plan.access import public_plan
from milepost.public.unchanged import until_changed
from milepost.rules.permissions import Verb


def _read(request: HttpRequest, slug: str, only: Container[str] | None = None) -> dict[str, Any]:
    plan = public_plan(slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    return {"plan": plan, "day": day, "reads": measures_of(plan, day.on, open_only=True, only=only)}


def _one(reads: tuple[MeasureRead, ...], measure: str) -> MeasureRead:
    found = next((read for read in reads if read.measure.id == measure), None)
    if found is None:
        raise Http404
    return found


@page(Verb.READ_PUBLIC)
@until_changed
def measures(request: HttpRequest, slug: str) -> HttpResponse:
    context = _read(request, slug)
    context["judged"] = open_plan(context["plan"], on=context["day"].on, history=False)
    return render(request, "public/measures/measures.html", context)


@page(Verb.READ_PUBLIC)
@until_changed
def measure(request: HttpRequest, slug: str, measure: str) -> HttpResponse:
    context = _read(request, slug, {measure})
    plan, read = context["plan"], _one(context["reads"], measure)
    judged = open_plan(plan, on=context["day"].on, history=False)
    context |= {
        "read": read,
        "judged": judged,
        "picture": picture(read, plan.area.name, read.plain),
        "published": published(read.measure, plan.area, began=plan.starts_on),
        "impacts": [i for w in judged.workstreams for i in _impacts(w) if i.line.ref in read.measure.impacts],
    }
    return render(request, "public/measures/measure.html", context)


@page(Verb.READ_PUBLIC)
def figures(request: HttpRequest, slug: str, measure: str) -> HttpResponse:
    context = _read(request, slug, {measure})
    read = _one(context["reads"], measure)
    answer = HttpResponse(csv_text(figures_sheet(read, desk=False)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{read.measure.id}.csv"'
    return answer


def _impacts(workstream: Any) -> list[Any]:
    return [i for o in workstream.outcomes for i in (*o.impacts, *(x for a in o.actions for x in a.impacts))]
