"""Published figures for everyone: what is counted, one area beside the nation, all areas in a table."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from milepost.judgement.national.area import area_page
from milepost.judgement.national.areas import AreasPage, areas_page
from milepost.judgement.national.overview import overview, releases
from milepost.people.access import page
from milepost.public.unchanged import until_changed
from milepost.rules.permissions import Verb
from milepost.sources import national as figures

from .charts import among_all, over_the_years
from .choices import area_called, choices, measure_called
from .tables import area_csv, areas_csv


@page(Verb.READ_PUBLIC)
@until_changed
def national(request: HttpRequest) -> HttpResponse:
    """Every measure, with England's figure and that of an area somebody chose, or of our own."""
    groups = choices()
    asked = request.GET.get("area", "")
    area = area_called(asked) if asked else groups[0][1][0] if groups[0][0] == "Our area" else None
    context = {"rows": overview(area), "area": area, "groups": groups, "releases": releases()}
    return render(request, "public/national/national.html", context)


@page(Verb.READ_PUBLIC)
@until_changed
def area(request: HttpRequest, measure: str, slug: str) -> HttpResponse:
    place = area_called(slug)
    shown = area_page(measure_called(measure), place)
    if slug != place.slug:
        return redirect("national-area", measure, place.slug)
    context = {
        "p": shown,
        "groups": choices(),
        "years_chart": over_the_years(shown),
        "all_chart": among_all(shown) if shown.stand else None,
    }
    return render(request, "public/national/area.html", context)


@page(Verb.READ_PUBLIC)
@until_changed
def areas(request: HttpRequest, measure: str) -> HttpResponse:
    """All areas. Whoever chose an area and pressed "Show" is led to its page."""
    if "show" in request.GET:
        return redirect("national-area", measure, area_called(request.GET.get("area", "")).slug)
    shown = _areas(request, measure)
    chosen = request.GET.get("area", "")
    context = {"p": shown, "chosen": chosen, "groups": choices(), "query": partial(_query, shown, chosen)}
    return render(request, "public/national/areas.html", context)


@page(Verb.READ_PUBLIC)
def area_table(request: HttpRequest, measure: str, slug: str) -> HttpResponse:
    place = area_called(slug)
    return _csv(area_csv(area_page(measure_called(measure), place)), f"{measure}-{place.slug}")


@page(Verb.READ_PUBLIC)
def areas_table(request: HttpRequest, measure: str) -> HttpResponse:
    shown = _areas(request, measure)
    return _csv(areas_csv(shown), f"{measure}-{shown.year}")


def _areas(request: HttpRequest, name: str) -> AreasPage:
    measure = measure_called(name)
    known = figures.years(measure.id)
    asked = request.GET.get("year", "") or str(known[-1])
    if asked not in map(str, known):
        raise Http404
    return areas_page(measure, int(asked), request.GET.get("sort", "value"), request.GET.get("region", ""))


def _query(shown: AreasPage, chosen: str, **other: str) -> str:
    """The same page, but for what is ``other``."""
    asked: dict[str, str | int] = {
        "year": shown.year,
        "region": shown.region,
        "sort": shown.sort,
        "area": chosen,
        **other,
    }
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def _csv(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
