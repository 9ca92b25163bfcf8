"""Accepting an update, sending it back with a reason, or taking back one's own."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User

from ..models import Update, Verdict


class AlreadyChecked(Exception):
    """There is a verdict already; it is on ``update.verdict``."""


def check_update(
    *, update: Update, kind: Verdict.Kind, by: User, reason: str = "", at: datetime | None = None
) -> Verdict:
    """Give the one verdict on an update. Nobody checks their own; sending back needs a reason.

    Raises AlreadyChecked when there is a verdict, having changed nothing.
    """
    if kind == Verdict.Kind.WITHDRAWN:
        raise PermissionDenied("Only its writer withdraws an update")
    if update.recorded_by_id == by.pk:
        raise PermissionDenied("Nobody accepts their own update")
    if kind == Verdict.Kind.SENT_BACK and not reason.strip():
        raise ValidationError({"reason": "Say what needs to change before this can be accepted"})
    return _give(update, kind, by, reason.strip(), at, "check_update")


def withdraw_update(*, update: Update, by: User) -> Verdict:
    """Take back one's own update before anybody has checked it. It stays on record, and does not stand.

    Raises AlreadyChecked when there is a verdict, having changed nothing.
    """
    if update.recorded_by_id != by.pk:
        raise PermissionDenied("Only its writer withdraws an update")
    return _give(update, Verdict.Kind.WITHDRAWN, by, "", None, "withdraw_update")


def _give(update: Update, kind: Verdict.Kind, by: User, reason: str, at: datetime | None, verb: str) -> Verdict:
    with transaction.atomic():
        locked = Update.objects.select_for_update(of=("self",)).get(pk=update.pk)
        if Verdict.objects.filter(update=locked).exists():
            raise AlreadyChecked
        verdict = Verdict.objects.create(
            update=locked, kind=kind, reason=reason, recorded_at=at or now(), recorded_by=by
        )
        said = f"{kind.label} the update on milestone {update.milestone.ref}"
        record(by=by, verb=verb, about=update, summary=said, at=at)
    return verdict
