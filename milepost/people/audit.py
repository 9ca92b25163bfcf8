"""Writing a line of the audit trail, in the same transaction as the act it records."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from .clock import now
from .models import AuditEvent, User

HIDDEN = frozenset({"password", "digest", "last_login"})


def record(
    *,
    by: User,
    verb: str,
    about: models.Model,
    summary: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> AuditEvent:
    """Add one audit event. Refuses to be called outside a transaction: an act and its trace stand or fall together."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An audit event belongs in the transaction of the act it records")
    return AuditEvent.objects.create(
        at=at or now(),
        by=by,
        verb=verb,
        about=about._meta.label_lower,
        about_id=str(about.pk),
        summary=summary[:300],
        before=before,
        after=after,
    )


def snapshot(row: models.Model) -> dict[str, Any]:
    """A mutable record's plain values, secrets left out, for ``before`` and ``after``."""
    return {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in HIDDEN
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
