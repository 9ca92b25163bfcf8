"""Keeping what somebody has written but not yet posted. A draft is theirs alone."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User
from milepost.plan.models import Row

from ..models import Draft


def keep_draft(*, milestone: Row, fields: dict[str, Any], by: User) -> Draft:
    """Save the draft. The audit event says that a draft was kept, never its words: they are not yet said."""
    # The one character PostgreSQL stores in no text.
    fields = {name: value.replace("\x00", "") if isinstance(value, str) else value for name, value in fields.items()}
    with transaction.atomic():
        draft, _ = Draft.objects.update_or_create(
            milestone=milestone, user=by, defaults={"fields": fields, "saved_at": now()}
        )
        record(by=by, verb="keep_draft", about=draft, summary=f"Kept a draft on milestone {milestone.ref}")
    return draft


def drop_draft(*, milestone: Row, by: User) -> None:
    with transaction.atomic():
        for draft in Draft.objects.filter(milestone=milestone, user=by):
            record(by=by, verb="drop_draft", about=draft, summary=f"Dropped a draft on milestone {milestone.ref}")
            draft.delete()
