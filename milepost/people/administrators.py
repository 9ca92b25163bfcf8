"""Somebody always looks after the site: no act may leave the partnership without an administrator."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from milepost.rules.permissions import Role

from .access import holds_on
from .clock import today
from .models import RoleGrant, User


def administrators(*, lasting: bool) -> QuerySet[User]:
    """Administrators today whom no auditor's role turns into only an auditor; ``lasting`` ones have no last day."""
    day = today()
    granted = RoleGrant.objects.filter(holds_on(day), role=Role.ADMINISTRATOR)
    auditing = RoleGrant.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=day), role=Role.AUDITOR)
    if lasting:
        granted = granted.filter(until_on__isnull=True)
    else:
        auditing = auditing.filter(from_on__lte=day)
    return User.objects.filter(is_active=True, pk__in=granted.values("user")).exclude(pk__in=auditing.values("user"))


@contextmanager
def keeps_an_administrator() -> Iterator[None]:
    """Refuse, inside a transaction, what leaves nobody in charge. A site that has nobody yet is let be."""
    # Two administrators ending each other's role at once take turns, so that the second is refused.
    list(RoleGrant.objects.select_for_update().filter(role=Role.ADMINISTRATOR).order_by("pk"))
    had = [administrators(lasting=lasting).exists() for lasting in (True, False)]
    yield
    has = [administrators(lasting=lasting).exists() for lasting in (True, False)]
    if any(before and not after for before, after in zip(had, has, strict=True)):
        raise ValidationError(
            "Make somebody else an administrator first, with no last day: nobody could look after the site"
        )
