"""Posts and seats: accountability attaches to posts, because people change and the promise does not."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from .places import Area, Body, Organisation

IN_ORDER = models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on"))


class Post(models.Model):
    """A role such as "Designated Clinical Officer", in an organisation where the source names one.

    ``deputy`` is another post of the area, whose holder stands in while this one's is away or nobody holds it.
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    deputy = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="stands_in_for")

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["area", "title"], name="people_post_title"),
            models.CheckConstraint(
                condition=models.Q(deputy__isnull=True) | ~models.Q(deputy=models.F("id")),
                name="people_deputy_is_another",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A deputy is of the same area, seen from either end; the database cannot hold this one."""
        if self.area_id is None:
            return
        if self.deputy and self.deputy.area_id != self.area_id:
            raise ValidationError({"deputy": f"Choose a post of {self.area}: {self.deputy} is in another area"})
        stands_in = self.stands_in_for.exclude(area=self.area_id).first() if self.pk else None
        if stands_in:
            raise ValidationError({"area": f"This is the deputy of {stands_in}, in another area. Change that first"})


class Holding(models.Model):
    """A person holds a post from one day through another (both included)."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="holdings")
    from_on = models.DateField("from")
    until_on = models.DateField("until", null=True, blank=True)

    class Meta:
        ordering = ["-from_on", "-pk"]
        constraints = [models.CheckConstraint(condition=IN_ORDER, name="people_holding_dates")]

    def __str__(self) -> str:
        return f"{self.user} as {self.post}"


class BodyMembership(models.Model):
    """A person sits on a body from one day through another (both included)."""

    class Seat(models.TextChoices):
        CHAIR = "chair", "Chair"
        SECRETARY = "secretary", "Secretary"
        MEMBER = "member", "Member"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    seat = models.CharField(max_length=10, choices=Seat, default=Seat.MEMBER)
    from_on = models.DateField("from")
    until_on = models.DateField("until", null=True, blank=True)

    class Meta:
        ordering = ["-from_on", "-pk"]
        constraints = [models.CheckConstraint(condition=IN_ORDER, name="people_membership_dates")]

    def __str__(self) -> str:
        return f"{self.user} on {self.body}"
