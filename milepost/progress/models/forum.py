"""What the parent carer forum says."""

from __future__ import annotations

from django.db import models

from milepost.people.models import Recorded
from milepost.plan.models import Row


class ForumView(Recorded):
    """What the parent carer forum says of a milestone, an action or an impact, in its own words."""

    class Stance(models.TextChoices):
        AGREES = "agrees", "Agrees"
        DISAGREES = "disagrees", "Disagrees"
        CANNOT_TELL = "cannot_tell", "Cannot tell"

    row = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="forum_views")
    stance = models.CharField(max_length=12, choices=Stance)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.row}: forum {self.stance}"
