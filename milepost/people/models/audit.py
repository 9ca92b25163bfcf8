"""The audit trail: who did what, when. The database itself refuses to change or remove a line (see the migration)."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class AuditEvent(models.Model):
    """One act. ``before`` and ``after`` hold mutable records' values.

    Rows that are only ever added are pointed at, not copied: their words live in one place, so that a redaction reaches
    every copy.
    """

    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    about_id = models.CharField(max_length=40)
    summary = models.CharField(max_length=300)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["about", "about_id"], name="people_audit_about")]

    def __str__(self) -> str:
        return self.summary
