"""Reviewing a completed milestone: is the change still there?"""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.plan.models import Row
from milepost.plan.standing import must_stand
from milepost.rules import dates
from milepost.rules.brag import Brag

from ..models import Review, Update, Verdict
from .evidence import NewEvidence, checked, kept


def review_milestone(
    *,
    milestone: Row,
    finding: Review.Finding,
    held_on: date,
    by: User,
    words: str = "",
    evidence: NewEvidence | None = None,
    at: datetime | None = None,
) -> Review:
    """Record a review. *Embedded* needs evidence of its own; that a change has not lasted needs words.

    Refused where the milestone is not complete, on a day before it was or still to come, and to whoever said that it was
    complete. Raises ValidationError or PermissionDenied, having changed nothing.
    """
    moment = at or now()
    if finding == Review.Finding.EMBEDDED and evidence is None:
        raise ValidationError({"title": "Give the evidence that the change is still there"})
    if finding == Review.Finding.NOT_EMBEDDED and not words.strip():
        raise ValidationError({"words": "Say what has not lasted, so that somebody can put it right"})
    if held_on > day_of(moment):
        raise ValidationError({"held_on": "The date of the review must be today or in the past"})
    with kept([checked(evidence)] if evidence else []) as keep, transaction.atomic():
        # Held, so that no update reopens the milestone while it is being reviewed.
        locked = Row.objects.select_for_update(of=("self",)).get(pk=milestone.pk, kind=Row.Kind.MILESTONE)
        must_stand(locked)
        completion = completing_update(locked)
        if completion is None or completion.completed_on is None:
            raise ValidationError("Only a milestone whose completion was accepted can be reviewed")
        if completion.recorded_by_id == by.pk:
            raise PermissionDenied("Nobody reviews what they completed")
        if held_on < completion.completed_on:
            was = dates.day(completion.completed_on)
            raise ValidationError(
                {"held_on": f"The date of the review must be on or after {was}, when it was completed"}
            )
        review = Review.objects.create(
            milestone=locked, finding=finding, held_on=held_on, words=words.strip(), recorded_at=moment, recorded_by=by
        )
        keep(review=review, recorded_at=moment, recorded_by=by)
        summary = f"Reviewed milestone {milestone.ref}: {Review.Finding(finding).label.lower()}"
        record(by=by, verb="review", about=review, summary=summary, at=moment)
    return review


def completing_update(milestone: Row) -> Update | None:
    """The latest standing update, where it says complete and was accepted."""
    standing = milestone.updates.exclude(verdict__kind__in=Verdict.FALLEN).select_related("verdict")
    latest: Update | None = standing.order_by("recorded_at", "pk").last()
    if latest is None or latest.rating != Brag.BLUE or not hasattr(latest, "verdict"):
        return None
    return latest if latest.verdict.kind == Verdict.Kind.ACCEPTED else None
