"""What those who keep a measure say about it: a target agreed anew, a chart begun anew, something that happened."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from milepost.people.models import Area, Body, Recorded

from .readings import figure


class Calibration(Recorded):
    """A baseline found, or a target agreed anew. The one before it is kept: this only stands from the day it was recorded.

    ``target`` is the key of the definition's target, empty for the baseline. ``upper`` is for an aim of "between".
    """

    measure = models.CharField(max_length=80)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    target = models.CharField(max_length=80, blank=True)
    value = models.DecimalField(max_digits=16, decimal_places=4)
    upper = figure()
    due = models.DateField(null=True, blank=True)
    why = models.TextField()
    agreed_by = models.CharField(max_length=200)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_on = models.DateField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        indexes = [models.Index(fields=["area", "measure"], name="measures_calibrations")]
        constraints = [
            models.CheckConstraint(
                condition=Q(target="", due__isnull=True) | ~Q(target=""), name="measures_baseline_undated"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.target or 'baseline'}: {self.value}"


class Rebase(Recorded):
    """From the period that begins on ``starts`` the chart is worked out anew, because a person says that the process changed.

    ``undoes`` names an earlier one that no longer counts.
    """

    measure = models.CharField(max_length=80)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    why = models.TextField()
    agreed_by = models.CharField(max_length=200)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by")

    class Meta:
        ordering = ["recorded_at", "pk"]
        indexes = [models.Index(fields=["area", "measure"], name="measures_rebases")]

    def __str__(self) -> str:
        return f"{self.measure}, from {self.starts}"


class Note(Recorded):
    """Something that happened on a day, which the chart shows. ``open`` where everyone may read it."""

    measure = models.CharField(max_length=80)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    words = models.CharField(max_length=300)
    open = models.BooleanField(default=False)

    class Meta:
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["area", "measure"], name="measures_notes")]

    def __str__(self) -> str:
        return f"{self.on}: {self.words}"
