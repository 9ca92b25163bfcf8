"""Meetings, when they are, who came, and the terms a body meets by."""

from __future__ import annotations

from django.db import models

from milepost.people.models import Body, BodyMembership, Organisation, Recorded
from milepost.rules.board import How


class Meeting(Recorded):
    """One meeting of a body. ``planned_on`` is the day it was first planned for and never changes: the address of a meeting.

    When and where it is, its latest Arrangement says.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    planned_on = models.DateField()

    class Meta:
        ordering = ["planned_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["body", "planned_on"], name="board_meeting_once")]

    def __str__(self) -> str:
        return f"{self.body}, {self.planned_on}"


class Arrangement(Recorded):
    """When and where a meeting is; moved and cancelled with ``why``. The latest counts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="arrangements")
    on = models.DateField()
    starts = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    cancelled = models.BooleanField(default=False)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.meeting}: {'cancelled' if self.cancelled else self.on}"


class Register(Recorded):
    """Who came to a meeting, as it was written down at one time; with it the meeting was held. The latest counts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="registers")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"Who came: {self.meeting}"


class Attended(models.Model):
    """One line of a register: a seat, or a guest by their role; for whom, in what place, and how they were there."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="lines")
    seat = models.ForeignKey(BodyMembership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    guest = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=12, blank=True, choices=BodyMembership.Place)
    how = models.CharField(max_length=10, choices=[(h.value, h.label) for h in How])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seat__isnull=False) ^ ~models.Q(guest=""), name="board_attended_seat_or_guest"
            )
        ]

    def __str__(self) -> str:
        return self.guest or f"{self.seat}"


class Terms(Recorded):
    """A body's terms of reference, version after version: its words, and how many of its seats make a quorum.

    ``quorum`` is empty where none is set. ``needs_forum``: it is a quorum only with the parent carer forum's place filled.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="terms")
    words = models.TextField()
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)
    needs_forum = models.BooleanField(default=False)
    agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name_plural = "terms"

    def __str__(self) -> str:
        return f"Terms of reference of {self.body}"
