"""One person: inviting, correcting, leaving, coming back, and a lost phone."""

from __future__ import annotations

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from milepost.desk.request import typed
from milepost.people.access import page, person
from milepost.people.actions.come_back import come_back
from milepost.people.actions.correct import correct_person
from milepost.people.actions.invite import add_person, invite
from milepost.people.actions.leave import leave
from milepost.people.actions.second_factor import remove_second_factor
from milepost.people.clock import now, today
from milepost.people.models import Partnership, User
from milepost.rules.permissions import Verb

from ..forms import LeaveForm, NothingToSay, PersonForm
from ..letters import send_invitation
from ..saving import done, said_seen, saw, seen


@page(Verb.MANAGE_PEOPLE)
def new_person(request: HttpRequest) -> HttpResponse:
    form, added = PersonForm(typed(request)), []
    if request.method == "POST" and form.is_valid():
        by = person(request)
        if done(form, lambda: added.append(add_person(**form.cleaned_data, by=by))):
            _invite(request, added[0])
            return redirect("person", added[0].pk)
    context = {"form": form, "title": "Invite somebody", "seen": "", "button": "Invite"}
    return render(request, "desk/people/record.html", context)


@page(Verb.MANAGE_PEOPLE)
def one_person(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody holds and held. Sending it the form invites them again."""
    user = _user(pk)
    if request.method == "POST":
        _invite(request, user)
        return redirect("person", pk)
    context = {
        "shown": user,
        "today": today(),
        "now": now(),
        "holdings": user.holdings.select_related("post"),
        "seats": user.memberships.select_related("body"),
        "grants": user.grants.all(),
        "invitation": user.invitations.first(),
        "came_in": user.has_usable_password(),
        "second_factor": is_mfa_enabled(user),
    }
    return render(request, "desk/people/person.html", context)


@page(Verb.MANAGE_PEOPLE)
def correcting(request: HttpRequest, pk: int) -> HttpResponse:
    user, by = _user(pk), person(request)
    form = PersonForm(typed(request), initial={"name": user.name, "email": user.email})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "seen": said_seen(request.POST, user)}
        if done(form, lambda: correct_person(user=user, by=by, **given)):
            messages.success(request, f"Saved: {given['name']}, {given['email']}")
            return redirect("person", pk)
    context = {"form": form, "title": f"Correct {user}", "seen": saw(request, seen(user)), "back": user}
    return render(request, "desk/people/record.html", context)


@page(Verb.MANAGE_PEOPLE)
def leaving(request: HttpRequest, pk: int) -> HttpResponse:
    user, form, vacant = _user(pk), LeaveForm(typed(request)), []
    if request.method == "POST" and form.is_valid():
        on, by = form.cleaned_data["on"], person(request)
        if done(form, lambda: vacant.extend(leave(user=user, on=on, by=by))):
            said = f". Now vacant: {', '.join(map(str, vacant))}" if vacant else ". No post is vacant by it"
            messages.success(request, f"{user} has left{said}")
            return redirect("people") if user != by else redirect("home")
    return render(request, "desk/people/leave.html", {"form": form, "shown": user})


@page(Verb.MANAGE_PEOPLE)
def coming_back(request: HttpRequest, pk: int) -> HttpResponse:
    user, by = _user(pk), person(request)
    form = NothingToSay(typed(request))
    if request.method == "POST" and done(form, lambda: come_back(user=user, by=by)):
        _invite(request, _user(pk))
        return redirect("person", pk)
    words = "They get an invitation to choose a new password, and hold nothing until you give it to them."
    context = {"title": f"{user} is coming back", "words": words, "button": "Let them back in"}
    return _ask(request, form, user, context)


@page(Verb.MANAGE_PEOPLE)
def lost_phone(request: HttpRequest, pk: int) -> HttpResponse:
    user, by = _user(pk), person(request)
    form = NothingToSay(typed(request))
    if request.method == "POST" and done(form, lambda: remove_second_factor(user=user, by=by)):
        messages.success(request, f"{user} signs in with a password alone until they set up a second step again")
        return redirect("person", pk)
    words = (
        "Do this only when you are sure that it is they who ask, by voice or face to face: from then on their password "
        "alone lets them in. They are signed out everywhere, and the audit trail says that you did it."
    )
    context = {"title": f"Remove the second step of {user}?", "words": words, "button": "Remove it"}
    return _ask(request, form, user, context)


def _ask(request: HttpRequest, form: NothingToSay, user: User, context: dict[str, Any]) -> HttpResponse:
    return render(request, "desk/people/ask.html", {"form": form, "back": user, "seen": "", **context})


def _invite(request: HttpRequest, user: User) -> None:
    """Make a link and send it; say so when either fails."""
    try:
        secret = invite(user=user, by=person(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return
    link = request.build_absolute_uri(reverse("invitation", args=[secret]))
    named = Partnership.objects.first()
    try:
        send_invitation(user=user, link=link, partnership=named.name if named else "Milepost")
    except OSError:
        messages.error(
            request, f"The e-mail to {user.email} could not be sent. Check the mail settings, then invite again"
        )
    else:
        messages.success(request, f"Invited {user.name} at {user.email}")


def _user(pk: int) -> User:
    user = User.objects.filter(pk=pk, is_system=False).first()
    if user is None:
        raise Http404
    return user
