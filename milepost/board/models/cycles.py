"""Asking owners for what is stale or due before a meeting: one letter each, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from milepost.people.models import Recorded
from milepost.rules.board import Letter, Sent

from .meetings import Meeting


class Cycle(Recorded):
    """The asking before one meeting. Answers are due by the end of ``closes_on``."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="cycle")
    closes_on = models.DateField()

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"Asking before {self.meeting}"


class Digest(Recorded):
    """One letter to one person in a cycle. ``asked`` are the keys of what it asks about ("milestone:12").

    Its words are made as it is sent.
    ``held`` says why it is not to be sent at all, empty where it is.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="digests")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Letter])
    asked = models.JSONField(default=list)
    held = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["cycle", "to", "kind"], name="board_digest_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.to}"


class Posting(models.Model):
    """One try to send a digest. It is written before the mail server is called, and ended after: one that was cut off stays open,
    is shown as unknown, and waits for a person to say whether it counts as sent. So does one that ended and left it open.

    The database lets a digest have one try that is open or went well, so that it can never go out twice.
    """

    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, related_name="postings")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, blank=True, choices=[(s.value, s.value) for s in Sent])
    why = models.CharField(max_length=300, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest"], condition=Q(outcome__in=["", "sent", "counted_sent"]), name="board_posted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.digest}: {self.outcome or 'not known'}"


class LetterChoice(Recorded):
    """Whether somebody wants letters before meetings. The latest counts; without one they do."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wanted = models.BooleanField()

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.user}: {'letters' if self.wanted else 'no letters'}"
