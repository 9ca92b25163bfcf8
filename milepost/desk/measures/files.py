"""Measures taken away: an Excel workbook of all of them, the figures of one as Excel or CSV, its chart as a picture."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from milepost.design.documents.figures import Sheet, csv_text, workbook
from milepost.judgement.measures import EXPLAINED, figures_sheet, matrix_sheet, measures_of, picture
from milepost.people.access import page
from milepost.people.queries import ours_called
from milepost.rules.dates import day as said_day
from milepost.rules.permissions import Verb

from .views import plan_on, read_one

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(Verb.READ_PLAN)
def matrix(request: HttpRequest, slug: str) -> HttpResponse:
    plan, day = plan_on(request, slug)
    reads = measures_of(plan, day.on)
    title = f"Measures of {plan.title}, as at {said_day(day.on)}"
    return _given(_book(title, matrix_sheet(reads)), XLSX, f"{slug}-measures-{day.on.isoformat()}.xlsx")


@page(Verb.READ_PLAN)
def figures(request: HttpRequest, slug: str, measure: str, kind: str) -> HttpResponse:
    _, day, read = read_one(request, slug, measure)
    sheet, name = figures_sheet(read, desk=True), f"{measure}-{day.on.isoformat()}"
    if kind == "csv":
        return _given(csv_text(sheet).encode(), "text/csv; charset=utf-8", f"{name}.csv")
    if kind != "xlsx":
        raise Http404
    return _given(_book(f"{read.measure.name}, as at {said_day(day.on)}", sheet), XLSX, f"{name}.xlsx")


@page(Verb.READ_PLAN)
def chart(request: HttpRequest, slug: str, measure: str) -> HttpResponse:
    """The picture for a document; its words are on the measure's page."""
    plan, day, read = read_one(request, slug, measure)
    drawn = picture(read, plan.area.name, read.headline).png()
    if not drawn:
        raise Http404("The chart could not be painted")
    return _given(drawn, "image/png", f"{measure}-{day.on.isoformat()}.png")


def _book(title: str, sheet: Sheet) -> bytes:
    return workbook(title, ours_called(), [sheet], EXPLAINED)


def _given(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
