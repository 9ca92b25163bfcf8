"""Looking after keys. A secret is on one page, once; it cannot be shown again because it is not kept."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from milepost.desk.request import typed
from milepost.measures.actions.keys import make_key, revoke_key
from milepost.measures.queries.keys import keys
from milepost.people.access import page, person
from milepost.rules.permissions import Verb

from .forms import MakeKeyForm, RevokeForm


@page(Verb.MANAGE_KEYS)
def index(request: HttpRequest) -> HttpResponse:
    every = list(keys())
    context = {"working": [k for k in every if not k.revoked_at], "revoked": [k for k in every if k.revoked_at]}
    return render(request, "desk/keys/index.html", context)


@page(Verb.MANAGE_KEYS)
@never_cache
def make(request: HttpRequest) -> HttpResponse:
    form = MakeKeyForm(typed(request))
    if request.method == "POST" and form.is_valid():
        key, secret = make_key(
            organisation=form.cleaned_data["organisation"], name=form.cleaned_data["name"], by=person(request)
        )
        # Not a redirect: an address that shows the secret again would have to keep it.
        address = request.build_absolute_uri(reverse("send-figures-api"))
        return render(request, "desk/keys/made.html", {"key": key, "written": secret.written, "address": address})
    return render(request, "desk/keys/make.html", {"form": form})


@page(Verb.MANAGE_KEYS)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    key = keys().filter(pk=pk).first()
    if key is None:
        raise Http404
    form = RevokeForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            revoke_key(key=key, why=form.cleaned_data["why"], by=person(request))
        except ValidationError as error:
            form.add_error("why", error.message_dict["why"])
        else:
            messages.success(request, f"The key {key.prefix} of {key.organisation} is revoked. It opens nothing now")
            return redirect("keys")
    return render(request, "desk/keys/revoke.html", {"form": form, "key": key})
