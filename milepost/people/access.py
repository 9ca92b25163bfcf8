"""May I: roles on a day, the verb each page declares, and the gate that refuses a page that declares none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet, Value
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from milepost.rules.permissions import Verb

from .clock import today
from .models import BodyMembership, Holding, Post, RoleGrant, User

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def page(verb: Verb, *, sent: Verb | None = None) -> Callable[[View], View]:
    """Declare what a person must be able to do to open this page. A page that declares nothing opens for nobody.

    ``sent`` is for a page that answers what is sent to it by somebody who may no longer open it, with their words.
    """

    def declare(view: View) -> View:
        view.verb = verb  # type: ignore[attr-defined]
        view.sent = sent or verb  # type: ignore[attr-defined]
        return view

    return declare


def holds_on(day: date) -> Q:
    """Rows with from and until dates (both included) that are in force on a day."""
    return Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))


def person(request: HttpRequest) -> User:
    """The person signed in, on a page whose verb needs one."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def posts_held(user: User, on: date | None = None) -> QuerySet[Post]:
    """The posts somebody holds on a day."""
    return Post.objects.filter(pk__in=Holding.objects.filter(holds_on(on or today()), user=user).values("post"))


def roles_of(user: User, on: date) -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    """What somebody is on a day that does not depend on a plan: roles granted by name, and seats on bodies.

    As rows of (role, 0) and (seat, body), so that ``plan.access`` reads them in one query with what they own and answer for.
    """
    granted = RoleGrant.objects.filter(holds_on(on), user=user).order_by().values_list("role", Value(0))
    seats = BodyMembership.objects.filter(holds_on(on), user=user).order_by().values_list("seat", "body_id")
    return granted, seats
