"""The audit trail, newest first."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.people import queries
from milepost.people.access import page
from milepost.rules.permissions import Verb

from .forms import TrailForm
from .presenters import entries

PER_PAGE = 50


@page(Verb.READ_AUDIT)
def trail(request: HttpRequest) -> HttpResponse:
    form = TrailForm(request.GET)
    shown = Paginator(queries.trail(form.wanted()), PER_PAGE).get_page(request.GET.get("page"))
    asked = {name: request.GET[name] for name in form.fields if request.GET.get(name)}
    context = {"form": form, "shown": shown, "entries": entries(shown), "asked": asked, "query": urlencode(asked)}
    return render(request, "desk/trail/trail.html", context)
