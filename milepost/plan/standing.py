"""Whether a row still is part of its plan: nothing more is said of one that was withdrawn."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from .models import Row, Version


def must_stand(row: Row) -> None:
    """Raises ValidationError where the row has been withdrawn. One query; ask inside the transaction that writes."""
    latest = Version.objects.filter(row=row).order_by("recorded_at", "pk").last()
    if latest is not None and latest.withdrawn:
        kind = row.get_kind_display()
        raise ValidationError(f"{kind} {row.ref} has been withdrawn from the plan. Nothing more is recorded on it")
