"""Remembering where in a document what a row now says stood."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.sources.models import Intake

from ..models import Origin, Row
from .changes import Stood


def came_from(row: Row, stood: Sequence[Stood]) -> None:
    """Add these to what is known of the row. The words of a document that was removed meanwhile are left out."""
    if not stood:
        return
    known = dict(Intake.objects.filter(pk__in={s.intake for s in stood}).values_list("pk", "state"))
    Origin.objects.bulk_create(
        Origin(
            row=row,
            intake_id=s.intake,
            field=s.field,
            place=s.place[:200],
            words="" if known[s.intake] == Intake.State.REMOVED else s.words,
        )
        for s in stood
        if s.intake in known
    )
