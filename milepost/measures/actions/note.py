"""Noting what happened, so that the chart shows it."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.measures.definitions import Measure
from milepost.measures.models import Note
from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Area, User


def note(
    *, by: User, measure: Measure, area: Area, on: date, words: str, open: bool = False, at: datetime | None = None
) -> Note:
    """Add a note. The same words about the same day again are the same note."""
    moment, said = at or now(), words.strip()
    if not said:
        raise ValidationError({"words": "Say what happened"})
    if on > day_of(moment):
        raise ValidationError({"on": "The date it happened must be today or in the past"})
    with transaction.atomic():
        Area.objects.select_for_update(no_key=True).get(pk=area.pk)
        if again := Note.objects.filter(area=area, measure=measure.id, on=on, words=said, open=open).first():
            return again
        made = Note.objects.create(
            measure=measure.id, area=area, on=on, words=said, open=open, recorded_at=moment, recorded_by=by
        )
        record(by=by, verb="note_event", about=made, summary=f"Noted what happened to {measure.name}", at=moment)
    return made
