"""Packs: what a board, a regulator or families were given, frozen."""

from __future__ import annotations

from django.db import models

from milepost.people.models import Body, Recorded
from milepost.plan.models import Plan
from milepost.rules.board import PackKind

from .meetings import Meeting


class ReportPack(Recorded):
    """A report as it was on a day that is over. ``content`` is the whole of it as ``design.report`` writes it, ``digest`` its
    SHA-256 when it was frozen: only a redaction ever changes the one, and nothing the other.

    ``open_content`` is the same for everyone, with nothing that only the desk may read; it is what a publication shows.
    ``since`` is the day it tells the changes from. A pack for a meeting has ``meeting``; the latest of a kind counts.
    """

    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in PackKind])
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="packs")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="packs")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="packs")
    as_at = models.DateField()
    since = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=200)
    content = models.TextField()
    open_content = models.TextField(blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return self.title
