"""What could go wrong with a row of the plan, and what is done about it."""

from __future__ import annotations

from django.db import models

from milepost.people.models import Post, Recorded
from milepost.plan.models import Plan, Row
from milepost.rules.risk import RiskStatus


class Risk(Recorded):
    """Which risk it is: its number in the plan is given once, and it stays with the row it was raised on."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="risks")
    row = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="risks")
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["plan", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="progress_risk_number_once")]

    def __str__(self) -> str:
        return f"Risk {self.number}"


class RiskVersion(Recorded):
    """What a risk says, version after version. Each score is likelihood times impact, both from 1 to 5."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="versions")
    statement = models.TextField()
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    mitigation = models.TextField(blank=True)
    likelihood_after = models.PositiveSmallIntegerField()
    impact_after = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    status = models.CharField(max_length=6, choices=[(s.value, s.label) for s in RiskStatus])
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    likelihood__range=(1, 5),
                    impact__range=(1, 5),
                    likelihood_after__range=(1, 5),
                    impact_after__range=(1, 5),
                ),
                name="progress_risk_scores",
            ),
            models.CheckConstraint(
                condition=models.Q(likelihood_after__lte=models.F("likelihood"))
                & models.Q(impact_after__lte=models.F("impact")),
                name="progress_mitigation_helps",
            ),
        ]

    def __str__(self) -> str:
        return self.statement
