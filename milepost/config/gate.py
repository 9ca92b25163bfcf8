"""The gate every request passes: default deny.

A page opens only where its view declares a verb (``people.access.page``) and the person's capacity carries it. What is
not public asks somebody who is not signed in to sign in; missing and forbidden look the same to everyone else. Verbs
that depend on a row (own milestone, own workstream) are narrowed again by ``access`` when the view asks for the row.
What machines send opens for a provider's key alone, which is looked at here too.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from milepost.design.forms import unsent
from milepost.measures.keys import key_sent
from milepost.people.models import User
from milepost.plan.access import Capacity, capacity
from milepost.rules.permissions import Role, Verb

OPEN_WITHOUT_VERB = ("allauth.",)
"""Packages whose own views look after themselves: signing in, resetting a password, the second factor."""


class Gate:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user if isinstance(request.user, User) else None
        request.capacity = capacity(user)  # type: ignore[attr-defined]
        unsent.tidy(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        if view.__module__.startswith(OPEN_WITHOUT_VERB):
            return None
        verb = getattr(view, "verb", None)
        if verb is None:
            raise Http404("This page declares no verb, so it opens for nobody")
        who: Capacity = request.capacity  # type: ignore[attr-defined]
        if verb is Verb.READ_PUBLIC:
            return None
        if verb is Verb.SEND_BY_KEY:
            return _opened_by_key(request)
        if who.user is None:
            if request.method == "POST":
                unsent.keep(request)
            return redirect_to_login(request.get_full_path())
        if not who.may(view.sent if request.method == "POST" else verb):  # type: ignore[attr-defined]
            raise Http404
        if _needs_second_factor(who) and verb is not Verb.OWN_ACCOUNT:
            return redirect("second-factor-needed")
        if request.method == "POST":
            unsent.forget(request)
        return None


def _opened_by_key(request: HttpRequest) -> HttpResponse | None:
    """Machines' pages open for a key that works, and for no person: who is signed in does not count."""
    request.key = key_sent(request.headers.get("Authorization", ""))  # type: ignore[attr-defined]
    return None if request.key else HttpResponse(status=401)  # type: ignore[attr-defined]


def _needs_second_factor(who: Capacity) -> bool:
    """Administrators must have a second factor before they do anything else; the demo is let off."""
    if settings.DEMO or Role.ADMINISTRATOR not in who.roles or who.user is None:
        return False
    from allauth.mfa.utils import is_mfa_enabled

    return not is_mfa_enabled(who.user)
