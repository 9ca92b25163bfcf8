"""Two pages, for the desk and for everyone, through the same gate, middleware, layout and template engine."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.people.access import page
from milepost.rules.permissions import Verb

from .models import PlainRow


@page(Verb.READ_PLAN)
def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "plain/desk.html", {"rows": PlainRow.objects.filter(page="desk")})


@page(Verb.READ_PUBLIC)
def public(request: HttpRequest) -> HttpResponse:
    return render(request, "plain/public.html", {"rows": PlainRow.objects.filter(page="public")})
