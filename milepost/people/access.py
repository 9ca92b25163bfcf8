"""May I: roles on a day, the verb each page declares, and the gate that refuses a page that declares none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.db.models import CharField, Q, QuerySet, Value
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from milepost.rules.permissions import Role, Verb, settled

from .clock import today
from .models import BodyMembership, Holding, Post, RoleGrant, User

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def page(verb: Verb) -> Callable[[View], View]:
    """Declare what a person must be able to do to open this page. A page that declares nothing opens for nobody."""

    def declare(view: View) -> View:
        view.verb = verb  # type: ignore[attr-defined]
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


def granted_roles(user: User) -> frozenset[Role]:
    """Roles today that do not depend on a plan: granted by name, or from a seat on a body. One query."""
    day = today()
    granted = RoleGrant.objects.filter(holds_on(day), user=user).values_list("role", flat=True)
    seats = (
        BodyMembership.objects.filter(holds_on(day), user=user)
        .annotate(role=Value(Role.BOARD_MEMBER.value, output_field=CharField()))
        .values_list("role", flat=True)
    )
    return settled({Role.PUBLIC, Role.SIGNED_IN, *map(Role, granted.order_by().union(seats.order_by()))})
