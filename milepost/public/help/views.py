"""Pages that explain."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.design.glossary import glossary
from milepost.judgement.policies import rating_policy
from milepost.people.access import page
from milepost.people.clock import today
from milepost.rules.brag import Brag
from milepost.rules.permissions import Verb


@page(Verb.READ_PUBLIC)
def ratings(request: HttpRequest) -> HttpResponse:
    return render(request, "public/help/ratings.html", {"brags": list(Brag), "policy": rating_policy(today())})


@page(Verb.READ_PUBLIC)
def words(request: HttpRequest) -> HttpResponse:
    return render(request, "public/help/words.html", {"glossary": glossary()})


@page(Verb.READ_PUBLIC)
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/help/accessibility.html")


@page(Verb.READ_PUBLIC)
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/help/privacy.html")
