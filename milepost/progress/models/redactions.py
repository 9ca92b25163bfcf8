"""Words blanked because they should never have been posted."""

from __future__ import annotations

from django.db import models

from .evidence import Evidence, Review
from .forum import ForumView
from .one_of import one_of
from .recorded import Recorded
from .risks import RiskVersion
from .updates import Update, Verdict


class Redaction(Recorded):
    """Who blanked which words, when and why remain; the words do not."""

    update = models.ForeignKey(Update, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions")
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions")
    forum_view = models.ForeignKey(
        ForumView, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions"
    )
    risk_version = models.ForeignKey(
        RiskVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions"
    )
    field = models.CharField(max_length=20)
    why = models.TextField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            one_of("progress_redaction_of_one", "update", "verdict", "evidence", "review", "forum_view", "risk_version")
        ]

    def __str__(self) -> str:
        return f"Redaction of {self.field}"
