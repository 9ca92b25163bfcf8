"""What a line of the plan says, version after version. A version is never changed: a revision adds the next one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from milepost.people.models import Body
from milepost.rules.timescale import Precision, Rhythm, Shape, Timescale

from .plans import Plan
from .rows import Row


class Revision(models.Model):
    """Why an agreed plan changed and who agreed. What changed is the versions that name it.

    ``agreed_by`` are the words; ``body`` is set where a body of the partnership agreed, ``agreed_on`` the day it did. ``open``
    where its writer was told that everyone can read the reason: an older one is for the desk alone.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="revisions")
    why = models.TextField()
    agreed_by = models.TextField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    open = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return self.why


class Version(models.Model):
    """The wording of a row, and for a milestone its timescale, as recorded at one moment.

    ``plain`` is the same fact in plain English for families; ``weakness`` is what inspectors found (workstreams only);
    ``figures`` are an impact's numbers, kept as data so that measures can pick them up. A row whose latest version is
    ``withdrawn`` is no longer part of the plan; its ref is not given again.
    """

    class Resource(models.TextChoices):
        ADDITIONAL = "AR", "Additional resource is or may be required"
        EXISTING = "ER", "Covered by existing resource"

    row = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="versions")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="versions")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    withdrawn = models.BooleanField(default=False)
    statement = models.TextField()
    plain = models.TextField(blank=True)
    note = models.TextField(blank=True)
    weakness = models.TextField(blank=True)
    weakness_plain = models.TextField(blank=True)
    resource = models.CharField(max_length=2, blank=True, choices=Resource)
    figures = models.JSONField(default=list, blank=True)

    deadline = models.CharField("deadline as written", max_length=120, blank=True)
    shape = models.CharField(max_length=10, blank=True, choices=[(s.value, s.value) for s in Shape])
    starts = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=5, blank=True, choices=[(p.value, p.value) for p in Precision])
    rhythm = models.CharField(max_length=20, blank=True, choices=[(r.value, r.label) for r in Rhythm])
    counts_from = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shape="", deadline="") | (~models.Q(shape="") & ~models.Q(deadline="")),
                name="plan_deadline_kept_and_understood",
            ),
            models.CheckConstraint(
                condition=models.Q(rhythm="") | models.Q(shape=Shape.FROM.value), name="plan_rhythm_is_open"
            ),
            models.CheckConstraint(
                condition=models.Q(due__isnull=True)
                | models.Q(starts__isnull=True)
                | models.Q(starts__lte=models.F("due")),
                name="plan_timescale_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.statement

    @property
    def timescale(self) -> Timescale | None:
        """The timescale as a rule understands it; None for a row that is not a milestone."""
        return timescale_of(self)


def timescale_of(version: Any) -> Timescale | None:
    """The timescale of a version, or of a row of values with its fields."""
    if not version.shape:
        return None
    return Timescale(
        as_written=version.deadline,
        shape=Shape(version.shape),
        starts=version.starts,
        due=version.due,
        precision=Precision(version.precision),
        rhythm=Rhythm(version.rhythm) if version.rhythm else None,
        counts_from=version.counts_from,
    )
