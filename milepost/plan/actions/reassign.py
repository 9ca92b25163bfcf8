"""Changing who owns a milestone, from a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from milepost.people.audit import record
from milepost.people.clock import now, today
from milepost.people.models import Post, User

from ..models import Row, RowPost
from ..standing import must_stand


def reassign_owner(
    *, milestone: Row, to: Post, from_on: date, by: User, leaving: Post | None = None, at: datetime | None = None
) -> RowPost:
    """End the present owners' part the day before and give the milestone to a post. Nobody's past part is lost.

    With ``leaving`` only that post's part ends; whoever owns the milestone beside it still does.
    An owner who began that same day was a slip: their part never held, and the record shows both.
    """
    moment = at or now()
    if from_on > today():
        raise ValidationError({"from_on": "The date must be today or in the past"})
    if to.area_id != milestone.plan.area_id:
        raise ValidationError({"to": "Choose a post in this plan's area"})
    with transaction.atomic():
        locked = Row.objects.select_for_update(of=("self",)).get(pk=milestone.pk, kind=Row.Kind.MILESTONE)
        must_stand(locked)
        present = locked.posts.filter(Q(until_on__isnull=True), part=RowPost.Part.OWNER)
        if present.filter(post=to).exists():
            raise ValidationError({"to": f"{to} owns this milestone already"})
        if leaving is not None:
            present = present.filter(post=leaving)
        last_day = from_on - timedelta(days=1)
        if present.filter(from_on__gt=from_on).exists():
            latest = max(present.values_list("from_on", flat=True))
            raise ValidationError(
                {"from_on": f"The present owner began on {latest:%-d %B %Y}; choose that day or a later one"}
            )
        for part in present:
            part.until_on, part.ended_at, part.ended_by = last_day, moment, by
            part.save(update_fields=["until_on", "ended_at", "ended_by"])
        owner = RowPost.objects.create(
            row=locked, part=RowPost.Part.OWNER, post=to, from_on=from_on, recorded_at=moment, recorded_by=by
        )
        record(
            by=by,
            verb="reassign_owner",
            about=milestone,
            summary=f"Milestone {milestone.ref} now belongs to {to}",
            at=moment,
        )
    return owner
