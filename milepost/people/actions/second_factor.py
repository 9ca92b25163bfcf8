"""Taking away a second step, for somebody who lost their phone and their recovery codes."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction

from ..audit import record
from ..models import User
from .leave import end_sessions


def remove_second_factor(*, user: User, by: User) -> None:
    """Their password alone lets them in until they set it up again; they are signed out everywhere first."""
    with transaction.atomic():
        removed, _ = Authenticator.objects.filter(user=user).delete()
        if not removed:
            raise ValidationError(f"{user} has no second step")
        end_sessions(user)
        record(by=by, verb="remove_second_factor", about=user, summary=f"Removed the second step of {user}")
