"""Accepting an update, or sending it back with a reason."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User

from ..models import Update, Verdict


class AlreadyChecked(Exception):
    """Somebody else gave the verdict first; it is on ``update.verdict``."""


def check_update(
    *, update: Update, kind: Verdict.Kind, by: User, reason: str = "", at: datetime | None = None
) -> Verdict:
    """Give the one verdict on an update. Nobody checks their own; sending back needs a reason.

    Raises AlreadyChecked when there is a verdict, having changed nothing.
    """
    if update.recorded_by_id == by.pk:
        raise PermissionDenied("Nobody accepts their own update")
    if kind == Verdict.Kind.SENT_BACK and not reason.strip():
        raise ValidationError({"reason": "Say what needs to change before this can be accepted"})
    with transaction.atomic():
        locked = Update.objects.select_for_update(of=("self",)).get(pk=update.pk)
        if Verdict.objects.filter(update=locked).exists():
            raise AlreadyChecked
        verdict = Verdict.objects.create(
            update=locked, kind=kind, reason=reason.strip(), recorded_at=at or now(), recorded_by=by
        )
        record(
            by=by,
            verb="check_update",
            about=update,
            summary=f"{kind.label} the update on milestone {update.milestone.ref}",
            at=at,
        )
    return verdict
