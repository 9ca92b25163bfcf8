"""Figures as they were sent. A wrong one is superseded by another, never edited."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from milepost.people.models import Area, Organisation, Recorded
from milepost.rules.measuring import Answer, Way

from .keys import ProviderKey


def figure() -> models.DecimalField[Decimal | None, Decimal | None]:
    return models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)


class Submission(Recorded):
    """What was sent at one time. ``name`` is the file's name or the sender's own reference, ``digest`` the SHA-256 of its bytes.

    ``reference`` is a caller's own key for what it sent: sent twice, it counts once.
    """

    way = models.CharField(max_length=10, choices=[(w.value, w.label) for w in Way])
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    key = models.ForeignKey(ProviderKey, on_delete=models.PROTECT, null=True, blank=True, related_name="submissions")
    name = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "reference"], condition=~Q(reference=""), name="measures_reference_once"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.get_way_display()


class Reading(Recorded):
    """What was answered for one measure, place or provider, breakdown and period.

    ``measure`` is a definition's id; ``breakdown`` a key of its breakdowns, empty for everybody. ``organisation`` is the
    provider the figure is about, empty for the whole area. ``value`` is in the measure's unit. A nil return is a count of 0;
    "not available" has no figures and says ``why``.
    """

    measure = models.CharField(max_length=80)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    breakdown = models.CharField(max_length=80, blank=True)
    starts = models.DateField()
    ends = models.DateField()
    answer = models.CharField(max_length=14, choices=[(a.value, a.label) for a in Answer])
    numerator = figure()
    denominator = figure()
    value = figure()
    why = models.TextField(blank=True)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="readings")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta:
        ordering = ["measure", "starts", "pk"]
        indexes = [models.Index(fields=["area", "measure", "starts"], name="measures_of_area")]
        constraints = [
            models.CheckConstraint(condition=Q(starts__lte=models.F("ends")), name="measures_period_in_order"),
            models.CheckConstraint(
                condition=Q(
                    answer="not_available", numerator__isnull=True, denominator__isnull=True, value__isnull=True
                )
                & ~Q(why="")
                | Q(answer="figure", value__isnull=False)
                | Q(answer="nil"),
                name="measures_answer_has_its_parts",
            ),
            # The first answer for a slot stands alone; every later one names the one it supersedes.
            models.UniqueConstraint(
                fields=["area", "measure", "organisation", "breakdown", "starts"],
                condition=Q(supersedes__isnull=True, organisation__isnull=False),
                name="measures_first_of_provider_once",
            ),
            models.UniqueConstraint(
                fields=["area", "measure", "breakdown", "starts"],
                condition=Q(supersedes__isnull=True, organisation__isnull=True),
                name="measures_first_of_area_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.starts} to {self.ends}: {self.value}"


class Confirmation(Recorded):
    """Somebody other than the sender looked at a reading and says that it is right."""

    reading = models.OneToOneField(Reading, on_delete=models.PROTECT, related_name="confirmation")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.reading}, confirmed"


class Reminder(Recorded):
    """A letter that went out about figures a provider owes for a period: before they were due, or after."""

    class When(models.TextChoices):
        BEFORE = "before", "Before the day"
        AFTER = "after", "After the day"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    when = models.CharField(max_length=6, choices=When)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "due_on", "when"], name="measures_reminded_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.get_when_display().lower()} {self.due_on}"
