"""Removing a record that was added by mistake, while nothing rests on it. The trail keeps what it said."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError

from ..audit import record, snapshot
from ..models import Area, Body, Organisation, Post, ReportingLine, StandingReport, User
from .save import still_as

REMOVABLE = (Area, Organisation, Body, ReportingLine, Post, StandingReport)
"""What somebody held, sat on or was given is history: it ends, and is never removed."""


def remove_record(*, row: models.Model, by: User, seen: str = "") -> None:
    """Remove a record for good. Refused while a plan, a person or another record needs it."""
    if not isinstance(row, REMOVABLE):
        raise ValidationError("This is history. Give it a last day instead")
    with transaction.atomic():
        present = still_as(row, seen)
        named = str(present._meta.verbose_name)
        record(by=by, verb="remove", about=present, summary=f"Removed {named}: {present}", before=snapshot(present))
        try:
            present.delete()
        except ProtectedError as error:
            resting = sorted({str(thing._meta.verbose_name) for thing in error.protected_objects})
            raise ValidationError(
                f"This is needed still. These rest on it: {', '.join(resting)}. Nothing was removed"
            ) from error
