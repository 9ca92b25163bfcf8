"""What an owner reports, what the officer says of it, and what is not yet sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from milepost.people.models import Recorded
from milepost.plan.models import Row
from milepost.rules.brag import Brag
from milepost.rules.timescale import Precision


def said_by(who: str, brought_by: str) -> str:
    """Who said something; where somebody brought it for them, both.

    >>> said_by("", "Leo Lead"), said_by("Head of SEND", "Leo Lead")
    ('Leo Lead', 'Head of SEND (brought by Leo Lead)')
    """
    return f"{who} (brought by {brought_by})" if who else brought_by


class Update(Recorded):
    """An owner's report on a milestone. ``occurrence`` names which time round it reports on, for a rhythm.

    ``completed_on`` keeps the precision it was given: the first of the month, with precision "month". ``said_by`` names who
    said it where somebody else recorded it for them, as from a spreadsheet.
    """

    milestone = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="updates")
    rating = models.CharField(max_length=5, choices=[(b.value, b.label) for b in Brag])
    completed_on = models.DateField(null=True, blank=True)
    completed_precision = models.CharField(max_length=5, blank=True, choices=[(p.value, p.value) for p in Precision])
    occurrence = models.DateField(null=True, blank=True)
    happened = models.TextField(blank=True)
    next = models.TextField(blank=True)
    at_risk = models.TextField(blank=True)
    said_by = models.CharField(max_length=200, blank=True)

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

    @property
    def who(self) -> str:
        """Who said it; where somebody brought it for them, both."""
        return said_by(self.said_by, str(self.recorded_by))


class Verdict(Recorded):
    """The accountable officer accepts an update or sends it back with a reason; or its own writer withdraws it."""

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        SENT_BACK = "sent_back", "Sent back"
        WITHDRAWN = "withdrawn", "Withdrawn"

    FALLEN = (Kind.SENT_BACK, Kind.WITHDRAWN)
    """After these an update no longer stands."""

    update = models.OneToOneField(Update, on_delete=models.PROTECT, related_name="verdict")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.update}: {self.kind}"


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
