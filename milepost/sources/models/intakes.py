"""A document somebody brought, how far its reading has come, and what people have put right in it since."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from ..filing import evidence_storage, safe_name


class Intake(models.Model):
    """One file, kept as it came. ``document`` is what was read in it (``sources.document``), empty until it has been.

    ``said`` tells how far the reading has come, of ``steps`` how many are done; ``problem`` says why it was refused.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be read"
        READING = "reading", "Being read"
        READ = "read", "Read"
        REFUSED = "refused", "Could not be read"
        MADE = "made", "Made into a plan"
        REMOVED = "removed", "Removed"

    file = models.FileField(storage=evidence_storage, upload_to=safe_name, max_length=100, blank=True)
    file_name = models.CharField(max_length=120)
    file_kind = models.CharField(max_length=5)
    file_size = models.PositiveIntegerField("size in bytes")
    file_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    said = models.CharField(max_length=200, blank=True)
    done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    document = models.JSONField(null=True, blank=True)
    state_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-recorded_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class Correction(models.Model):
    """One thing a person put right in what was read (``sources.corrections``). Corrections are only added, in order."""

    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=12)
    node = models.CharField(max_length=80, blank=True)
    values = models.JSONField(default=dict, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["intake", "number"], name="sources_correction_number_once")]

    def __str__(self) -> str:
        return f"{self.intake}: {self.verb}"
