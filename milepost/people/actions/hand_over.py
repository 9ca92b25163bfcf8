"""Handing a post over: one holder's last day is the day before the next one's first."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.rules import dates

from ..audit import record, snapshot
from ..models import Holding, User
from .save import refuse_twice, still_as


def hand_over(*, holding: Holding, to: User, on: date, by: User, seen: str = "") -> Holding:
    """End a holding and begin the next person's on ``on``. Nothing that was held is forgotten."""
    if not to.is_active or to.is_system:
        raise ValidationError({"to": "Choose somebody who works here"})
    if to.pk == holding.user_id:
        raise ValidationError({"to": f"{to} holds this post already. Choose somebody else"})
    if on <= holding.from_on:
        raise ValidationError(
            {"on": f"The first day must be after {dates.day(holding.from_on)}, when the holder began"}
        )
    with transaction.atomic():
        ending = Holding.objects.select_related("post", "user").get(pk=still_as(holding, seen).pk)
        before = snapshot(ending)
        if ending.until_on and ending.until_on < on - timedelta(days=1):
            raise ValidationError(f"This ended on {dates.day(ending.until_on)}. Add a new holder instead")
        ending.until_on = on - timedelta(days=1)
        ending.save(update_fields=["until_on"])
        starting = Holding(post=ending.post, user=to, from_on=on)
        refuse_twice(starting)
        starting.save()
        record(
            by=by,
            verb="hand_over",
            about=ending.post,
            summary=f"{ending.post}: from {ending.user} to {to} on {dates.day(on)}",
            before={"ended": before},
            after={"ended": snapshot(ending), "began": snapshot(starting)},
        )
    return starting
