"""Somebody says whether they want letters before meetings."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User

from ..models import LetterChoice


def choose_letters(*, wanted: bool, by: User, at: datetime | None = None) -> LetterChoice:
    """Add what somebody chose for themselves. The latest counts."""
    moment = at or now()
    with transaction.atomic():
        choice = LetterChoice.objects.create(user=by, wanted=wanted, recorded_at=moment, recorded_by=by)
        summary = f"{'Wants' if wanted else 'Wants no'} letters before meetings"
        record(by=by, verb="choose_letters", about=choice, summary=summary, at=moment)
    return choice
