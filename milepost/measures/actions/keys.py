"""Giving a provider's system a key, and taking it away. The secret is told once; no trail or log has it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record, snapshot
from milepost.people.clock import now
from milepost.people.models import Organisation, User

from ..keys import Secret, a_new_secret
from ..models import ProviderKey


def make_key(*, organisation: Organisation, name: str, by: User) -> tuple[ProviderKey, Secret]:
    """A new key, and its secret, which cannot be had again."""
    secret = a_new_secret()
    with transaction.atomic():
        key = ProviderKey.objects.create(
            organisation=organisation, name=name.strip(), prefix=secret.prefix, digest=secret.digest,
            recorded_at=now(), recorded_by=by,
        )  # fmt: skip
        record(by=by, verb="make_key", about=key, summary=f"Made key {key.prefix} for {key}", after=snapshot(key))
    return key, secret


def revoke_key(*, key: ProviderKey, why: str, by: User) -> ProviderKey:
    """From now on the key opens nothing. What it sent stays."""
    if not why.strip():
        raise ValidationError({"why": "Say why the key is revoked"})
    with transaction.atomic():
        locked = ProviderKey.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=key.pk)
        if locked.revoked_at:
            raise ValidationError({"why": "This key has been revoked already"})
        before = snapshot(locked)
        locked.revoked_at, locked.revoked_by, locked.revoked_why = now(), by, why.strip()
        locked.save(update_fields=["revoked_at", "revoked_by", "revoked_why"])
        summary = f"Revoked key {locked.prefix} of {locked}"
        record(by=by, verb="revoke_key", about=locked, summary=summary, before=before, after=snapshot(locked))
    return locked
