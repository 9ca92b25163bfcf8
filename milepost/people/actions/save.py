"""Saving a mutable record: its values before and after go into the audit trail."""

from __future__ import annotations

import hashlib
import json
from contextlib import nullcontext
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from ..administrators import keeps_an_administrator
from ..audit import record, snapshot
from ..models import BodyMembership, Holding, RoleGrant, User

ONCE = {Holding: "post", BodyMembership: "body", RoleGrant: "role"}
"""What somebody has for a time, and what they cannot have twice at once."""


class ChangedMeanwhile(Exception):
    """Somebody saved the record after the page was opened; nothing was changed. ``present`` is how it is now."""

    def __init__(self, present: models.Model) -> None:
        super().__init__("Somebody else changed this since you opened the page")
        self.present = present


def fingerprint(row: models.Model) -> str:
    """What a page saw of a record, to tell whether it is still so."""
    return hashlib.sha256(json.dumps(snapshot(row), sort_keys=True).encode()).hexdigest()


def still_as(row: models.Model, seen: str) -> models.Model:
    """The record as it is now, held for this transaction. Raises ChangedMeanwhile when it is not as ``seen``."""
    present = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if seen and fingerprint(present) != seen:
        raise ChangedMeanwhile(present)
    return present


def save_record(*, row: models.Model, by: User, seen: str = "") -> models.Model:
    """Add a record, or change one that still is as ``seen``. Raises ChangedMeanwhile otherwise."""
    guard = keeps_an_administrator() if isinstance(row, RoleGrant) else nullcontext()
    number = row.pk
    try:
        with transaction.atomic(), guard:
            before = snapshot(still_as(row, seen)) if number is not None else None
            refuse_twice(row)
            row.save()
            _record(row, before, by)
    except Exception:
        # What was refused has no number: another record may have it soon.
        row.pk = number
        raise
    return row


def _record(row: models.Model, before: dict[str, Any] | None, by: User) -> None:
    named = str(row._meta.verbose_name)
    verb, did = ("change", "Changed") if before else ("add", "Added")
    record(by=by, verb=verb, about=row, summary=f"{did} {named}: {row}", before=before, after=snapshot(row))


def refuse_twice(row: models.Model) -> None:
    """Nobody holds one post, sits on one body or has one role twice on the same day."""
    if not isinstance(row, Holding | BodyMembership | RoleGrant):
        return
    what = ONCE[type(row)]
    same = {"user": row.user_id, what: getattr(row, what)}
    others = type(row)._default_manager.filter(**same).exclude(pk=row.pk)
    meeting = others.filter(Q(until_on__isnull=True) | Q(until_on__gte=row.from_on))
    if row.until_on is not None:
        meeting = meeting.filter(from_on__lte=row.until_on)
    if meeting.exists():
        raise ValidationError(f"{row.user} has this already for some of these days. Change that one instead")
