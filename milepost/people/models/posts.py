"""Posts and seats: accountability attaches to posts, because people change and the promise does not."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from milepost.rules.rhythm import Rhythm

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
    """A person sits on a body from one day through another (both included).

    ``organisation`` is who they sit there for. ``place`` marks the places kept for families and for young people.
    """

    class Seat(models.TextChoices):
        CHAIR = "chair", "Chair"
        SECRETARY = "secretary", "Secretary"
        MEMBER = "member", "Member"

    class Place(models.TextChoices):
        ORDINARY = "", "Any other place"
        FORUM = "forum", "Parent carer forum’s place"
        YOUNG_PEOPLE = "young_people", "Young people’s place"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    seat = models.CharField(max_length=10, choices=Seat, default=Seat.MEMBER)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    place = models.CharField(max_length=12, blank=True, choices=Place, default=Place.ORDINARY)
    from_on = models.DateField("from")
    until_on = models.DateField("until", null=True, blank=True)

    class Meta:
        ordering = ["-from_on", "-pk"]
        constraints = [models.CheckConstraint(condition=IN_ORDER, name="people_membership_dates")]

    def __str__(self) -> str:
        return f"{self.user} on {self.body}"


class StandingReport(models.Model):
    """What a body receives as a matter of course: ``what``, how often, and from a body or from a post where one is named."""

    to = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="receives")
    what = models.CharField(max_length=200)
    from_body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="sends")
    from_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="sends")
    rhythm = models.CharField(max_length=20, blank=True, choices=[(r.value, r.label) for r in Rhythm])

    class Meta:
        ordering = ["to", "what"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_body__isnull=True) | models.Q(from_post__isnull=True),
                name="people_report_from_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}, for {self.to}"
