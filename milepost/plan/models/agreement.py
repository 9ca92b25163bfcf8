"""How a plan came to be agreed, and what was made of it later: who took part, who signed it off, when it was looked at."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from milepost.people.models import Body, Post

from .plans import Plan


class Recorded(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="%(class)ss")
    on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["recorded_at", "pk"]


class TookPart(Recorded):
    """Co-production: who took part in writing the plan, how, and what that changed. ``who`` is a group, never a child."""

    who = models.CharField(max_length=200)
    how = models.TextField()
    changed = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.who


class SignOff(Recorded):
    """A post or a body signs the plan off as it read at that moment. A later change of the draft makes it out of date."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(post__isnull=False) ^ models.Q(body__isnull=False), name="plan_signed_off_by_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.post or self.body}"


class LookedAt(Recorded):
    """A look at a live plan from outside or above: a six-monthly review, a revisit. ``kind`` is a key of the plan's life."""

    kind = models.CharField(max_length=40)
    finding = models.TextField()

    def __str__(self) -> str:
        return f"{self.plan}: {self.kind}"
