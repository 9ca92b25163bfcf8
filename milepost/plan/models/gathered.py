"""Changes somebody is gathering for one revision: only theirs, and nothing of the plan until it is agreed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from .plans import Plan


class Gathered(models.Model):
    """``changes`` are what was sent from the forms, each with the row and the version it was made from.

    A note of its writer's, so it is changed and dropped freely; what comes of it is a Revision.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="gathered")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    changes = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "user"], name="plan_gathered_once")]

    def __str__(self) -> str:
        return f"{self.plan}: {self.user}"
