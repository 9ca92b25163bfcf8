"""What was on the agenda, what was decided about it, and what is to follow."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from milepost.people.models import Organisation, Post, Recorded
from milepost.plan.models import Revision, Row
from milepost.progress.models import Risk
from milepost.progress.models.one_of import one_of
from milepost.rules.board import Ask, DecisionKind, Part

from .meetings import Meeting


class AgendaItem(Recorded):
    """One item of a meeting's agenda. It may be changed until something is decided about it; the trail quotes no words of it.

    ``brought`` says what put it there of itself ("follow_up:12"), empty where a person did. ``private``: for those with a seat.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    presenter = models.CharField(max_length=200, blank=True)
    private = models.BooleanField(default=False)
    brought = models.CharField(max_length=60, blank=True)
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Decision(Recorded):
    """What a body decided about an item. ``number`` counts within its meeting. Its words are for good: ``minutes.Correction``."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=[(k.value, k.label) for k in DecisionKind])
    words = models.TextField()
    reasons = models.TextField(blank=True)
    proposer = models.CharField(max_length=200, blank=True)
    private = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="board_decision_number")]

    def __str__(self) -> str:
        return f"Decision {self.number} of {self.meeting}"


class About(models.Model):
    """What an item, a decision or an escalation is about: a row of a plan, a measure (by its id) or a risk.

    ``deadline`` is the one that a re-baseline gives a milestone, as plans write it.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="about")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="about")
    escalation = models.ForeignKey(
        "board.Escalation", on_delete=models.PROTECT, null=True, blank=True, related_name="about"
    )
    row = models.ForeignKey(Row, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    measure = models.CharField(max_length=80, blank=True)
    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    deadline = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("board_about_of_one", "item", "decision", "escalation"),
            models.CheckConstraint(
                condition=(Q(row__isnull=False) & Q(risk__isnull=True) & Q(measure=""))
                | (Q(row__isnull=True) & Q(risk__isnull=False) & Q(measure=""))
                | (Q(row__isnull=True) & Q(risk__isnull=True) & ~Q(measure="")),
                name="board_about_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row or self.risk or self.measure}"


class Dissent(Recorded):
    """Who did not agree, and why: an organisation by its name, as the parent carer forum, or another in words."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="dissents")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=200, blank=True)
    words = models.TextField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.who or f"{self.organisation}"


class FollowUp(Recorded):
    """What a decision asks of a post by a day: to do something, or to answer a challenge."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="follow_ups")
    ask = models.CharField(max_length=10, choices=[(a.value, a.value) for a in Ask])
    what = models.TextField()
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="follow_ups")
    due_on = models.DateField()

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"Follow-up of {self.decision}"


class FollowUpStep(Recorded):
    """What became of a follow-up so far. ``due_on`` is its new day where it moved."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="steps")
    part = models.CharField(max_length=10, choices=[(p.value, p.value) for p in Part])
    words = models.TextField()
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.part}: {self.follow_up}"


class Rebaseline(Recorded):
    """The revision by which a re-baseline was carried out: the only way a board moves a live deadline."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="rebaseline")
    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="rebaseline")

    def __str__(self) -> str:
        return f"{self.decision} by {self.revision}"
