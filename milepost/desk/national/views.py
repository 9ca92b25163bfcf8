"""The nation's figures at the desk: what was loaded, loading a release, and what was found in one."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.request import sent
from milepost.people.access import page, person
from milepost.rules.permissions import Verb
from milepost.sources import national
from milepost.sources.models import Release
from milepost.sources.queries import loaded_release, loaded_releases

from .forms import LoadForm
from .waiting import ask_for, outcome_of

ON_A_PAGE = 50


@page(Verb.LOAD_RELEASE)
def releases(request: HttpRequest) -> HttpResponse:
    context = {"shown": national.standing(), "loaded": loaded_releases()}
    return render(request, "desk/national/releases.html", context)


@page(Verb.LOAD_RELEASE)
def load(request: HttpRequest) -> HttpResponse:
    form = LoadForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        return redirect("release-waiting", ask_for(form.cleaned_data["file"], person(request)))
    return render(request, "desk/national/load.html", {"form": form})


@page(Verb.LOAD_RELEASE)
def waiting(request: HttpRequest, ticket: str) -> HttpResponse:
    """How the loading goes: to the release once it is there, or why it was refused."""
    outcome, late = outcome_of(ticket, person(request))
    if outcome is None:
        return render(request, "desk/national/waiting.html", {"late": late, "ticket": ticket})
    if outcome.release:
        if outcome.new:
            messages.success(request, "The release is loaded. Its figures are shown from now on")
        else:
            messages.info(request, "Just this release was loaded before. Nothing was changed")
        return redirect("release", outcome.release)
    return render(request, "desk/national/refused.html", {"outcome": outcome})


@page(Verb.LOAD_RELEASE)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found in a release: its files, what was worked out again, and where that differs."""
    try:
        loaded, found = loaded_release(pk)
    except Release.DoesNotExist:
        raise Http404 from None
    shown = Paginator(found.discrepancies, ON_A_PAGE).get_page(request.GET.get("page", ""))
    return render(request, "desk/national/release.html", {"release": loaded, "found": found, "shown": shown})
