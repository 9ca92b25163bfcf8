"""The front page, the partnership's colours, the health of the service, and the door for people who were invited."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.people.access import page
from milepost.people.actions.invite import accept_invitation, invitation_for
from milepost.people.colours import text_on
from milepost.people.models import Partnership
from milepost.plan.access import public_plans
from milepost.public.site.forms import PasswordForm
from milepost.public.unchanged import until_changed
from milepost.rules.moves import Status
from milepost.rules.permissions import Verb


@page(Verb.READ_PUBLIC)
@until_changed
def home(request: HttpRequest) -> HttpResponse:
    plans = list(public_plans())
    ours = [p for p in plans if p.status != Status.ARCHIVED]  # type: ignore[attr-defined]
    examples = [p for p in plans if p.status == Status.ARCHIVED]  # type: ignore[attr-defined]
    return render(request, "public/home.html", {"ours": ours, "examples": examples})


@page(Verb.READ_PUBLIC)
def theme(request: HttpRequest) -> HttpResponse:
    """The partnership's colours as custom properties, so that no page needs a style of its own."""
    partnership = Partnership.objects.first() or Partnership()
    css = f":root{{--milepost-brand:{partnership.colour};--milepost-brand-text:{text_on(partnership.colour)}}}\n"
    response = HttpResponse(css, content_type="text/css")
    response["Cache-Control"] = "public, max-age=300"
    return response


@page(Verb.READ_PUBLIC)
def health(request: HttpRequest) -> HttpResponse:
    """Answers while the database does."""
    Partnership.objects.exists()
    return HttpResponse("ok\n", content_type="text/plain")


@page(Verb.READ_PUBLIC)
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    invited = invitation_for(secret)
    if invited is None:
        return render(request, "public/invitation_over.html", status=410)
    form = PasswordForm(invited.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = accept_invitation(invitation=invited, password=form.cleaned_data["password"])
        except ValidationError:
            return render(request, "public/invitation_over.html", status=410)
        if is_mfa_enabled(user):
            # Somebody who came back keeps their second step: a link in an e-mail does not get round it.
            messages.success(request, "Your password is saved. Sign in with it")
            return redirect("account_login")
        login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
        messages.success(request, "Your password is saved and you are signed in. Now add a second step")
        return redirect("account")
    return render(request, "public/invitation.html", {"form": form, "invited": invited})
