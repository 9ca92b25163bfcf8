"""Who has a part in a row, from a day: parts are given and ended, and none that was held is lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from milepost.people.clock import day_of
from milepost.people.models import Body, Organisation, Post, User
from milepost.rules.dates import day

from ..models import Plan, Revision, Row, RowPost
from .changes import NewPosts, Party


def rewrite(change: NewPosts, plan: Plan, revision: Revision | None, by: User, at: datetime) -> bool:
    """End the parts of those who leave and give it to those who take it. Whether anything was different."""
    from_on = change.from_on or day_of(at)
    if from_on > day_of(at):
        raise ValidationError({"from_on": "The day must be today or in the past"})
    for part in change.leaving:
        _must_be_held(part, change)
        if part.from_on > from_on:
            raise ValidationError(
                {"from_on": f"{_name(part)} began on {day(part.from_on)}; choose that day or a later one"}
            )
        _end(part, from_on - timedelta(days=1), revision, by, at)
    new = [party for party in change.taking if not _holds(change.row, change.part, party)]
    give(change.row, change.part, new, plan, revision, by, at, from_on=from_on)
    return bool(change.leaving or new)


def give(
    row: Row, part: RowPost.Part, parties: Iterable[Party], plan: Plan, revision: Revision | None, by: User,
    at: datetime, *, from_on: date | None = None,
) -> None:  # fmt: skip
    """Only a delivery team may hold organisations and bodies; a part is a post's otherwise, and of the plan's own area."""
    for party in parties:
        if party.area_id != plan.area_id:
            raise ValidationError({str(part): f"Choose from this plan's area: {party} is of another"})
        if part != RowPost.Part.DELIVERY and not isinstance(party, Post):
            raise ValidationError({str(part): f"Choose a post: {party} is not one"})
        RowPost.objects.create(
            row=row, part=part, from_on=from_on or day_of(at), recorded_at=at, recorded_by=by, revision=revision,
            **_pointer(party),
        )  # fmt: skip


def end_all(row: Row, revision: Revision | None, by: User, at: datetime) -> None:
    """Nobody answers for a row that has left the plan."""
    for part in RowPost.objects.filter(row=row, until_on__isnull=True):
        _end(part, day_of(at) - timedelta(days=1), revision, by, at)


def renew(row: Row, left_at: datetime, plan: Plan, revision: Revision | None, by: User, at: datetime) -> None:
    """Give a row back to those who had a part in it when it left."""
    for part in RowPost.objects.filter(row=row, ended_at=left_at).select_related("post", "organisation", "body"):
        party = part.post or part.organisation or part.body
        assert party is not None
        give(row, RowPost.Part(part.part), [party], plan, revision, by, at)


def _end(part: RowPost, until: date, revision: Revision | None, by: User, at: datetime) -> None:
    part.until_on, part.ended_at, part.ended_by, part.ended_in = until, at, by, revision
    part.save(update_fields=["until_on", "ended_at", "ended_by", "ended_in"])


def _must_be_held(part: RowPost, change: NewPosts) -> None:
    held = RowPost.objects.filter(pk=part.pk, row=change.row, part=change.part, until_on__isnull=True)
    if not held.exists():
        raise ValidationError(f"{_name(part)} has no such part now. Open the page again to see who has")


def _holds(row: Row, part: RowPost.Part, party: Party) -> bool:
    return RowPost.objects.filter(row=row, part=part, until_on__isnull=True, **_pointer(party)).exists()


def _pointer(party: Party) -> dict[str, Any]:
    names = {Post: "post", Organisation: "organisation", Body: "body"}
    return {names[type(party)]: party}


def _name(part: RowPost) -> str:
    return str(part.post or part.organisation or part.body)
