"""What every spoken row carries."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Recorded(models.Model):
    """What every spoken row carries: who recorded it and when."""

    recorded_at = models.DateTimeField(db_index=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
