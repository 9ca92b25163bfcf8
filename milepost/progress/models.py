"""The nouns of what happened. Rows are added, never changed; only a redaction may blank words, and it says so."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from milepost.people.models import Post
from milepost.plan.models import Row
from milepost.rules.brag import Brag
from milepost.rules.timescale import Precision


class Recorded(models.Model):
    """What every spoken row carries: who recorded it and when."""

    recorded_at = models.DateTimeField(db_index=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Update(Recorded):
    """An owner's report on a milestone. ``occurrence`` names which time round it reports on, for a rhythm.

    ``completed_on`` keeps the precision it was given: the first of the month, with precision "month".
    """

    milestone = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="updates")
    rating = models.CharField(max_length=5, choices=[(b.value, b.label) for b in Brag])
    completed_on = models.DateField(null=True, blank=True)
    completed_precision = models.CharField(max_length=5, blank=True, choices=[(p.value, p.value) for p in Precision])
    occurrence = models.DateField(null=True, blank=True)
    happened = models.TextField(blank=True)
    next = models.TextField(blank=True)
    at_risk = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(completed_on__isnull=True, completed_precision="")
                | (models.Q(completed_on__isnull=False, rating=Brag.BLUE.value) & ~models.Q(completed_precision="")),
                name="progress_only_blue_is_completed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.milestone}: {self.rating}"


class Verdict(Recorded):
    """The accountable officer accepts an update, or sends it back with a reason."""

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        SENT_BACK = "sent_back", "Sent back"

    update = models.OneToOneField(Update, on_delete=models.PROTECT, related_name="verdict")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.update}: {self.kind}"


class Evidence(Recorded):
    """A link that shows what an update says, who keeps it, and the last day it can be relied on."""

    update = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=200)
    url = models.URLField("link", max_length=500, blank=True)
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.title


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


class Draft(models.Model):
    """An update not yet posted: one per person and milestone, theirs alone, changed as they write."""

    milestone = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["milestone", "user"], name="progress_one_draft_each")]

    def __str__(self) -> str:
        return f"Draft by {self.user} on {self.milestone}"


class Redaction(Recorded):
    """Words blanked because they should never have been posted. Who, when and why remain; the words do not."""

    update = models.ForeignKey(Update, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions")
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions")
    forum_view = models.ForeignKey(
        ForumView, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions"
    )
    field = models.CharField(max_length=20)
    why = models.TextField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    update__isnull=False, verdict__isnull=True, evidence__isnull=True, forum_view__isnull=True
                )
                | models.Q(update__isnull=True, verdict__isnull=False, evidence__isnull=True, forum_view__isnull=True)
                | models.Q(update__isnull=True, verdict__isnull=True, evidence__isnull=False, forum_view__isnull=True)
                | models.Q(update__isnull=True, verdict__isnull=True, evidence__isnull=True, forum_view__isnull=False),
                name="progress_redaction_of_one",
            )
        ]

    def __str__(self) -> str:
        return f"Redaction of {self.field}"
