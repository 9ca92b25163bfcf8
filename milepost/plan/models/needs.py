"""What a row of the plan needs that is not there yet."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from .rows import Row


class Need(models.Model):
    """Money, a post or time that a row needs, and what was agreed, as recorded at one moment.

    A need is its row and its ``number``; each change adds one with the same number, and the latest counts.
    """

    class Kind(models.TextChoices):
        MONEY = "money", "Money"
        POST = "post", "A post"
        TIME = "time", "Time of people already there"

    class State(models.TextChoices):
        ASKED = "asked", "Asked for"
        AGREED = "agreed", "Agreed"
        REFUSED = "refused", "Not agreed"
        VACANT = "vacant", "Agreed, and vacant"
        RECRUITING = "recruiting", "Recruiting"
        FILLED = "filled", "Filled"
        OVER = "over", "No longer needed"

    POSTS_ONLY = (State.VACANT, State.RECRUITING, State.FILLED)

    row = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="needs")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=5, choices=Kind)
    what = models.TextField()
    pounds = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    state = models.CharField(max_length=10, choices=State)
    agreed = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="post") | ~models.Q(state__in=("vacant", "recruiting", "filled")),
                name="plan_only_posts_are_filled",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="money") | models.Q(pounds__isnull=True), name="plan_only_money_has_pounds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row}: {self.what}"
