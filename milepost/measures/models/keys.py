"""The keys by which a provider's system sends its figures."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from milepost.people.models import Organisation, Recorded


class ProviderKey(Recorded):
    """A key for one organisation. Only a digest of its secret is kept; ``prefix`` is the part that may be shown.

    It works until ``revoked_at``.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_why = models.TextField(blank=True)

    class Meta:
        ordering = ["organisation", "-recorded_at"]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.name}"
