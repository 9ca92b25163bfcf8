"""Saying no to a proposal to escalate, with why."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import Body, User

from ..models import SetAside


def set_aside(*, body: Body, key: str, why: str, by: User, at: datetime | None = None) -> SetAside:
    """A body does not escalate what was proposed to it: that rests until the body has met again. Raises ValidationError."""
    moment = at or now()
    if not why.strip():
        raise ValidationError({"why": "Say why this is not escalated"})
    with transaction.atomic():
        row = SetAside.objects.create(body=body, key=key, why=why.strip(), recorded_at=moment, recorded_by=by)
        summary = f"{body} set a proposal to escalate aside"
        record(by=by, verb="set_aside", about=row, summary=summary, at=moment)
    return row
