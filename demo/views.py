"""Choosing who to be. These pages exist only in the demonstration."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from milepost.people.access import page
from milepost.people.models import User
from milepost.rules.permissions import Verb

from .cast import CAST


@page(Verb.READ_PUBLIC)
def choose(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/choose.html", {"cast": CAST})


@page(Verb.READ_PUBLIC)
@require_POST
def become(request: HttpRequest, key: str) -> HttpResponse:
    member = next((m for m in CAST if m.key == key), None)
    user = User.objects.filter(email=member.email, is_active=True).first() if member else None
    if user is None:
        raise Http404
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("desk-home")
