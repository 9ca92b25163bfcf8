"""The desk's search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.desk.request import who
from milepost.judgement.find import find, read_asked
from milepost.people.access import page
from milepost.people.clock import today
from milepost.plan.access import with_status
from milepost.rules.moves import Status
from milepost.rules.permissions import Verb

from .gather import everything
from .presenters import WORDS, href, ready


@page(Verb.READ_PLAN)
def find_page(request: HttpRequest) -> HttpResponse:
    findings = find(read_asked(request.GET), "desk", lambda: everything(who(request)))
    views = ready(with_status(Status.LIVE), today()) if findings.refused else []
    context = {"findings": findings, "words": WORDS, "href": href, "ready": views}
    return render(request, "desk/find/find.html", context)
