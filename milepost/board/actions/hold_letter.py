"""Holding back a letter that is not to be sent after all."""

from __future__ import annotations

from django.db import transaction

from milepost.people.audit import record
from milepost.people.models import User

from ..models import Digest


def hold_letter(*, digest: Digest, why: str, by: User) -> None:
    """Hold back a letter that has not been sent, with why."""
    with transaction.atomic():
        if Digest.objects.filter(pk=digest.pk, held="").update(held=why):
            record(by=by, verb="hold_letter", about=digest, summary=f"Held back a letter to {digest.to}: {why}")
