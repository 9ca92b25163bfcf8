"""Inviting somebody, and their coming in."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from ..audit import record, snapshot
from ..clock import now
from ..models import Invitation, User

LASTS = timedelta(days=7)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def add_person(*, email: str, name: str, by: User) -> User:
    """Add somebody who may later be invited. They cannot sign in until they have chosen a password."""
    email = email.strip().lower()
    validate_email(email)
    if User.objects.filter(email=email).exists():
        raise ValidationError({"email": "Somebody with this e-mail address is here already"})
    with transaction.atomic():
        user = User.objects.create_user(email=email, name=name)
        record(by=by, verb="add", about=user, summary=f"Added {user.name}", after=snapshot(user))
    return user


def invite(*, user: User, by: User) -> str:
    """Make a new link for somebody; any earlier one stops working. Returns its secret, which is kept nowhere."""
    if not user.is_active or user.is_system:
        raise ValidationError("Only somebody who works here can be invited")
    if user.has_usable_password():
        raise ValidationError(
            f"{user.name} has come in already. If they forgot their password, they ask for a new one where they sign in"
        )
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        moment = now()
        user.invitations.filter(used_at__isnull=True, expires_at__gt=moment).update(expires_at=moment)
        invitation = Invitation.objects.create(
            user=user, digest=_digest(secret), sent_at=moment, expires_at=moment + LASTS
        )
        record(by=by, verb="invite", about=invitation, summary=f"Invited {user.name}")
    return secret


def invitation_for(secret: str) -> Invitation | None:
    """The invitation a link opens, while it is unused and not over."""
    found = Invitation.objects.filter(digest=_digest(secret), used_at__isnull=True, expires_at__gt=now())
    return found.filter(user__is_active=True).select_related("user").first()


def accept_invitation(*, invitation: Invitation, password: str) -> User:
    """Set the password, once. Raises ValidationError when the link was used, replaced or withdrawn meanwhile."""
    with transaction.atomic():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        user = User.objects.select_for_update().get(pk=locked.user_id)
        moment = now()
        if locked.used_at or locked.expires_at <= moment or not user.is_active:
            raise ValidationError("This invitation has been used or is over")
        locked.used_at = moment
        locked.save(update_fields=["used_at"])
        user.set_password(password)
        user.save(update_fields=["password"])
        record(by=user, verb="accept_invitation", about=locked, summary=f"{user.name} chose a password")
    return user
