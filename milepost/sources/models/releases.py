"""A release of national figures that was loaded: which, by whom, and what was found in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Release(models.Model):
    """``folder`` is where its Parquet files lie under ``NATIONAL_ROOT``; ``found`` is a ``releases.Examined`` as JSON.

    Releases are only added: the newest of an edition is the one whose figures are shown.
    """

    form = models.CharField(max_length=60)
    edition = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    publisher = models.CharField(max_length=120)
    licence = models.CharField(max_length=120)
    dated = models.DateField("day its files are dated", null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("size in bytes")
    rows = models.PositiveIntegerField()
    differing = models.PositiveIntegerField("published figures that do not come out of their counts")
    found = models.JSONField()
    folder = models.CharField(max_length=60, unique=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-recorded_at", "-pk"]

    def __str__(self) -> str:
        return self.title
