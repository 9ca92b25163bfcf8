"""Who a line of the plan is: its kind, its ref (given once, never reused), what it hangs below, and whose it is."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from milepost.people.models import Body, Organisation, Post

from .plans import Plan


class Row(models.Model):
    """A workstream, outcome, impact, action or milestone.

    One table, so that anything said about "a row of the plan" (a forum view, later a risk or a decision) is one honest
    foreign key.
    """

    class Kind(models.TextChoices):
        WORKSTREAM = "workstream", "Workstream"
        OUTCOME = "outcome", "Outcome"
        IMPACT = "impact", "Impact"
        ACTION = "action", "Action"
        MILESTONE = "milestone", "Milestone"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="rows")
    kind = models.CharField(max_length=12, choices=Kind)
    ref = models.CharField(max_length=20)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    position = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "kind", "ref"], name="plan_ref_once"),
            models.UniqueConstraint(fields=["plan", "position"], name="plan_position_once"),
            models.CheckConstraint(
                condition=models.Q(kind="workstream", parent__isnull=True)
                | (~models.Q(kind="workstream") & models.Q(parent__isnull=False)),
                name="plan_only_workstreams_stand_alone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ref}"

    @property
    def workstream(self) -> Row:
        """The workstream this row belongs to; fetch with ``select_related("parent__parent__parent")``."""
        row = self
        while row.parent is not None:
            row = row.parent
        return row


class RowPost(models.Model):
    """A post's part in a row: accountable, in the delivery team, or owner of a milestone, with dates.

    ``revision`` and ``ended_in`` are the revisions that gave it and took it away, where a revision did.
    """

    class Part(models.TextChoices):
        ACCOUNTABLE = "accountable", "Accountable"
        DELIVERY = "delivery", "Delivery team"
        OWNER = "owner", "Owner"

    row = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="posts")
    part = models.CharField(max_length=12, choices=Part)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revision = models.ForeignKey(
        "plan.Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="posts_given"
    )
    ended_in = models.ForeignKey(
        "plan.Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="posts_ended"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(post__isnull=False)
                | (models.Q(part="delivery") & (models.Q(organisation__isnull=False) ^ models.Q(body__isnull=False))),
                name="plan_part_names_one",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True, ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(until_on__isnull=False, ended_at__isnull=False, ended_by__isnull=False),
                name="plan_part_end_is_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row}: {self.post or self.organisation or self.body}"


class CrossReference(models.Model):
    """The plan's own "see 4.3". ``to`` is empty where the document points at something that is not there."""

    row = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="references")
    as_written = models.CharField(max_length=60)
    to = models.ForeignKey(Row, on_delete=models.PROTECT, null=True, blank=True, related_name="referred_from")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.row}: see {self.as_written}"
