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


def trail_mark() -> tuple[int, int | None]:
    """How many events there are, and the number of the latest. It changes with every act that becomes visible. One query.

    Every act adds an event in its own transaction, and the trail refuses changes (house rule 3). The latest alone would
    not do: on PostgreSQL an earlier number may become visible after a later one. Take the mark before you read what it
    is to vouch for, which may then only be newer.
    """
    seen = AuditEvent.objects.order_by().aggregate(count=models.Count("pk"), latest=models.Max("pk"))
    return seen["count"], seen["latest"]


def snapshot(row: models.Model) -> dict[str, Any]:
    """A mutable record's plain values, secrets left out, for ``before`` and ``after``."""
    return {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in HIDDEN
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
