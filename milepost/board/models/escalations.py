"""A concern that goes up the governance map, who holds it, and proposals that were set aside."""

from __future__ import annotations

from django.db import models

from milepost.people.models import Body, Recorded
from milepost.rules.board import Handing

from .decisions import Decision


class Escalation(Recorded):
    """A concern of ``body``: its nature as the map words it, why it is escalated, and what was tried.

    Who holds it and by when an answer is due, the latest step that moved it says.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="escalations")
    concern = models.CharField(max_length=200)
    why = models.TextField()
    tried = models.TextField()
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="escalations")
    proposal = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"Escalation by {self.body}: {self.concern}"


class EscalationStep(Recorded):
    """What happened to it: sent, received, passed on, returned, answered. ``to`` and ``answer_by`` where it moved."""

    escalation = models.ForeignKey(Escalation, on_delete=models.PROTECT, related_name="steps")
    handing = models.CharField(max_length=10, choices=[(h.value, h.value) for h in Handing])
    to = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="handed")
    answer_by = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.handing}: {self.escalation}"


class SetAside(Recorded):
    """A body looked at a proposal to escalate and said no, with why. ``key`` names the proposal ("red:12" for row 12).

    It rests until the body has met again.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=100)
    why = models.TextField()

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"Set aside: {self.key}"
