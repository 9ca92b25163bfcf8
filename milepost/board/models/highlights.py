"""What an accountable officer adds to the report that is collated of their workstream, and the forum's own report."""

from __future__ import annotations

from django.db import models

from milepost.people.models import Post, Recorded
from milepost.plan.models import Row

from .meetings import Meeting


class Highlight(Recorded):
    """The highlight report of one workstream to one meeting. What it tells is collated; what is added are versions."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="highlights")
    workstream = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="highlights")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "workstream"], name="board_highlight_once")]

    def __str__(self) -> str:
        return f"Highlights of {self.workstream} for {self.meeting}"


class HighlightVersion(Recorded):
    """What was added: an ``opening``, ``words`` by section, the ``order`` of sections, and what the board is asked to decide.

    No figure and no sentence made from data is in it, so none can be altered. The first is empty; the latest counts.
    """

    highlight = models.ForeignKey(Highlight, on_delete=models.PROTECT, related_name="versions")
    opening = models.TextField(blank=True)
    words = models.JSONField(default=dict, blank=True)
    order = models.JSONField(default=list, blank=True)
    asks = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"Words for {self.highlight}"


class HighlightSignature(Recorded):
    """An accountable officer's signature, as the holder of ``post``, under a version and what was collated at that moment.

    ``marks`` are the SHA-256 of every sentence that was signed: the report says which are new since, and keeps no copy of any.
    """

    version = models.ForeignKey(HighlightVersion, on_delete=models.PROTECT, related_name="signatures")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    marks = models.JSONField(default=list)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.post} signed {self.version}"


class ForumReport(Recorded):
    """What the parent carer forum says to a meeting, in its own words. The latest counts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="forum_reports")
    words = models.TextField()

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"The forum’s report to {self.meeting}"
