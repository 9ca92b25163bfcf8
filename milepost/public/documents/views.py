"""A published plan to take away, kept like the public pages until anything is recorded."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.design.documents.forms import FORMS
from milepost.design.documents.refusing import CannotBeMade
from milepost.judgement.as_at import reading_day
from milepost.judgement.queries import open_plan
from milepost.judgement.table import plan_table
from milepost.people.access import page
from milepost.people.queries import ours_called
from milepost.plan.access import public_plan
from milepost.public.unchanged import until_changed
from milepost.rules.permissions import Verb

KINDS = ("docx", "xlsx", "pdf")


@page(Verb.READ_PUBLIC)
def document(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    response = _document(request, slug, kind)
    if response.status_code == 200:
        day = reading_day(public_plan(slug), request.GET.get("as_at", ""))
        response["Content-Disposition"] = f'attachment; filename="{slug}-{day.on.isoformat()}.{kind}"'
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@until_changed
def _document(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Too long a plan is not made while anybody waits: it can be had in another form."""
    plan = public_plan(slug)
    if kind not in KINDS:
        raise Http404
    day = reading_day(plan, request.GET.get("as_at", ""))
    table = plan_table(open_plan(plan, on=day.on, history=False), site=ours_called(), desk=False)
    form = FORMS[kind]
    if not table.count:
        raise Http404
    if table.count > form.longest:
        return render(request, "public/documents/not_made.html", {"plan": plan, "too_long": True}, status=409)
    try:
        body = form.make(table)
    except CannotBeMade:
        context = {"plan": plan, "too_long": False, "label": form.label}
        return render(request, "public/documents/not_made.html", context, status=409)
    return HttpResponse(body, content_type=form.media)
