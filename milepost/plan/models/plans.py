"""A plan, the inspection behind it, and the steps of its life."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from milepost.people.models import Area
from milepost.rules.moves import Status


class Inspection(models.Model):
    """What the inspectors did and found, as far as the plan says. Findings stand on the workstreams."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="inspections")
    started_on = models.DateField()
    ended_on = models.DateField()
    published_on = models.DateField()
    by = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    summary_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(started_on__lte=models.F("ended_on"))
                & models.Q(ended_on__lte=models.F("published_on")),
                name="plan_inspection_dates",
            )
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.started_on:%Y}"


class Plan(models.Model):
    """A plan's identity. What it says lives in its rows; where it is in its life lives in its steps.

    ``kind`` is a key of ``definitions/plan_kinds.yaml``; ``read_as_at`` is the day an archived plan is read as at.
    ``follows`` is the plan this one took over from; ``serves`` the action of another plan that this whole plan is there
    to carry out.
    """

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="plans")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    serves = models.ForeignKey("plan.Row", on_delete=models.PROTECT, null=True, blank=True, related_name="plans_below")
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, null=True, blank=True)
    about = models.TextField(blank=True)
    source = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    read_as_at = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="plan_period_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanStep(models.Model):
    """One step of a plan's life: the status it took, from which day, and who recorded it when.

    ``step`` is a key of the policy in force that day; one recorded before steps had keys is known by its status alone.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=20, choices=[(s.value, s.label) for s in Status])
    on = models.DateField()
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.plan}: {self.status}"
