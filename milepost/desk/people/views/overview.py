"""Who answers for what; and one's own account."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.desk.request import who
from milepost.people import queries
from milepost.people.access import holds_on, page, person
from milepost.people.clock import today
from milepost.people.models import Organisation
from milepost.plan.access import visible_to
from milepost.plan.gaps import gaps
from milepost.rules.permissions import Verb

from ..forms import KINDS


@page(Verb.READ_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    on = today()
    context = {
        "posts": queries.posts_with_holders(on),
        "bodies": queries.bodies(on),
        "organisations": queries.records(Organisation),
        "people": queries.people(on),
        "gaps": gaps(on),
        "plans": visible_to(who(request)).filter(queries.ours()),
        "kinds": KINDS.values(),
        "may_manage": who(request).may(Verb.MANAGE_PEOPLE),
    }
    return render(request, "desk/people/people.html", context)


@page(Verb.OWN_ACCOUNT)
def account(request: HttpRequest) -> HttpResponse:
    user, now = person(request), holds_on(today())
    context = {
        "posts": user.holdings.filter(now).select_related("post"),
        "seats": user.memberships.filter(now).select_related("body"),
        "roles": sorted(who(request).roles),
        "second_factor": is_mfa_enabled(user),
    }
    return render(request, "desk/people/account.html", context)


@page(Verb.OWN_ACCOUNT)
def second_factor(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/people/second_factor.html")
