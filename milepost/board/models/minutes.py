"""Minutes, their approval, corrections as entries, and what is published of a meeting."""

from __future__ import annotations

from django.db import models

from milepost.people.models import Recorded

from .decisions import Decision
from .meetings import Meeting
from .packs import ReportPack


class Minutes(Recorded):
    """What is added to the minutes that the decisions draft: an ``opening``, and ``words`` by item id. The latest counts, until
    minutes are approved: from then on only a Correction adds to them."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    opening = models.TextField(blank=True)
    words = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name_plural = "minutes"

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"


class Approval(Recorded):
    """A later meeting approved the minutes of a meeting, as they read then (``minutes``)."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="approval")
    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="approvals")
    at = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="approved")

    def __str__(self) -> str:
        return f"{self.minutes}, approved"


class Correction(Recorded):
    """An entry that puts right the minutes, or one decision of them, with why. What was written stays.

    ``private`` where it is of the private part.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="corrections")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    words = models.TextField()
    why = models.TextField()
    private = models.BooleanField(default=False)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"Correction to {self.meeting}"


class Publication(Recorded):
    """A pack, or the minutes and decisions of a meeting, made public; or taken back, with why. The latest of each counts."""

    class What(models.TextChoices):
        PACK = "pack", "The pack"
        MINUTES = "minutes", "The minutes and decisions"

    what = models.CharField(max_length=8, choices=What)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="publications")
    pack = models.ForeignKey(ReportPack, on_delete=models.PROTECT, null=True, blank=True, related_name="publications")
    taken_back = models.BooleanField(default=False)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(what="pack", pack__isnull=False) | models.Q(what="minutes", meeting__isnull=False),
                name="board_published_what",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.pack or self.meeting}"
