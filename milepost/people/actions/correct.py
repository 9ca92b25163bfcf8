"""Correcting somebody's name or e-mail address."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction

from ..audit import record, snapshot
from ..models import User
from .save import still_as


def correct_person(*, user: User, name: str, email: str, by: User, seen: str = "") -> User:
    """Change a name or address. An old address opens nothing any more: neither signing in nor a new password."""
    email = email.strip().lower()
    with transaction.atomic():
        before = snapshot(still_as(user, seen))
        if User.objects.filter(email=email).exclude(pk=user.pk).exists():
            raise ValidationError({"email": "Somebody with this e-mail address is here already"})
        user = User.objects.get(pk=user.pk)
        if user.email != email:
            EmailAddress.objects.filter(user=user).delete()
        user.name, user.email = name.strip(), email
        user.save(update_fields=["name", "email"])
        record(by=by, verb="change", about=user, summary=f"Changed {user}", before=before, after=snapshot(user))
    return user
