"""Pages that explain."""

from __future__ import annotations

from functools import cache

import yaml
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.judgement.policies import rating_policy
from milepost.people.access import page
from milepost.people.clock import today
from milepost.rules.brag import Brag
from milepost.rules.permissions import Verb


@cache
def glossary() -> dict[str, str]:
    """Terms in plain English, from ``definitions/glossary.yaml``, in order."""
    found: dict[str, str] = yaml.safe_load((settings.DEFINITIONS / "glossary.yaml").read_text("utf-8"))
    return found


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
