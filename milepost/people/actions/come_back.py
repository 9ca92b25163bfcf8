"""Somebody who left works here again: they may be invited, and hold nothing until it is given to them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from ..audit import record, snapshot
from ..models import User


def come_back(*, user: User, by: User) -> User:
    """Open a closed account. The old password does not work any more: an invitation sets a new one."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        if user.is_active or user.is_system:
            raise ValidationError(f"{user} has not left")
        before = snapshot(user)
        user.is_active = True
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        record(by=by, verb="come_back", about=user, summary=f"{user} came back", before=before, after=snapshot(user))
    return user
