"""Places and the organisations and bodies in them."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from milepost.rules.timescale import Rhythm

COLOUR = RegexValidator(r"^#[0-9a-f]{6}$", "Enter a colour as # and six digits or letters a to f, like #1d4d4f")


class Area(models.Model):
    """A council's area. Figures are keyed by its ONS code and its three-digit code."""

    name = models.CharField(max_length=200, unique=True)
    ons_code = models.CharField("ONS code", max_length=9, blank=True)
    la_code = models.CharField("three-digit code", max_length=3, blank=True)

    def __str__(self) -> str:
        return self.name


class Partnership(models.Model):
    """The one partnership this installation serves: its name, area and colours."""

    name = models.CharField(max_length=200)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True)
    colour = models.CharField(max_length=7, default="#1d4d4f", validators=[COLOUR])
    contact_email = models.EmailField(blank=True)
    only = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="people_one_partnership")]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A council, NHS commissioner, provider, school, parent carer forum or charity."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        COMMISSIONER = "commissioner", "NHS commissioner"
        PROVIDER = "provider", "NHS or care provider"
        EDUCATION = "education", "School, college or early years setting"
        FORUM = "forum", "Parent carer forum"
        CHARITY = "charity", "Charity or community group"
        OTHER = "other", "Something else"

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="people_organisation_name")]

    def __str__(self) -> str:
        return self.name


class Body(models.Model):
    """A board, group or panel. ``purpose`` says in a sentence what it is for."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="bodies")
    name = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    rhythm = models.CharField("meets", max_length=20, blank=True, choices=[(r.value, r.label) for r in Rhythm])

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "bodies"
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="people_body_name")]

    def __str__(self) -> str:
        return self.name


class ReportingLine(models.Model):
    """One body reports to another, or escalates to it, by the nature of the concern."""

    class Kind(models.TextChoices):
        REPORTS = "reports", "Reports to"
        ESCALATES = "escalates", "Escalates to"
        SUPPORTS = "supports", "Supports"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="lines_up")
    to = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="lines_down")
    kind = models.CharField(max_length=10, choices=Kind)
    concern = models.CharField(max_length=200, blank=True)
    rhythm = models.CharField(max_length=20, blank=True, choices=[(r.value, r.label) for r in Rhythm])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(body=models.F("to")), name="people_line_to_another"),
            models.UniqueConstraint(fields=["body", "to", "kind", "concern"], name="people_line_once"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.get_kind_display().lower()} {self.to}"
