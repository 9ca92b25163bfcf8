"""Which document a plan, and each of its rows, came from."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from milepost.sources.models import Intake

from .plans import Plan
from .rows import Row


class Brought(models.Model):
    """The document a plan was made from, or a newer one that was held against it."""

    class As(models.TextChoices):
        FIRST = "first", "Made from it"
        NEWER = "newer", "A newer version"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="brought")
    intake = models.OneToOneField(Intake, on_delete=models.PROTECT, related_name="brought")
    kind = models.CharField(max_length=5, choices=As)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.plan}: {self.intake}"


class Origin(models.Model):
    """Where in a document a value of a row stood, and its words there."""

    row = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="origins")
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=20)
    place = models.CharField(max_length=200)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.row}, {self.field}: {self.place}"
