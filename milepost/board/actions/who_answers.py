"""The post that answers a challenge where the board names none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from milepost.measures import definitions
from milepost.people.access import holds_on
from milepost.people.models import Post
from milepost.plan.models import Plan, Row, RowPost

from ..subjects import Subject


def who_answers(about: Iterable[Subject], on: date) -> Post | None:
    """The post accountable for the first row or measure on a day: of a row, for its workstream; of a measure, its owner."""
    for subject in about:
        found = accountable(subject.row, on) if subject.row else keeper(subject.measure) if subject.measure else None
        if found:
            return found
    return None


def accountable(row: Row, on: date) -> Post | None:
    parts = RowPost.objects.filter(holds_on(on), row=row.workstream, part=RowPost.Part.ACCOUNTABLE, post__isnull=False)
    first = parts.select_related("post").first()
    return first.post if first else None


def keeper(measure: str) -> Post | None:
    known = definitions.every().get(measure)
    plan = Plan.objects.filter(slug=known.plan).first() if known else None
    return Post.objects.filter(area=plan.area_id, title=known.owner).first() if known and plan else None
