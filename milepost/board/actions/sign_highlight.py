"""Signing a workstream's highlight report."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.access import holds_on, posts_held
from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Post, User
from milepost.plan.models import RowPost

from ..highlights.meeting import highlights_of
from ..models import Highlight, HighlightSignature, Meeting
from .arranging import must_be_to_come
from .meanwhile import Meanwhile


def sign_highlight(
    *, highlight: Highlight, seen: int, digest: str, by: User, at: datetime | None = None
) -> HighlightSignature:
    """Sign the words of the version ``seen`` and all that is collated, whose ``digest`` the signer saw, as the holder of a post
    that answers for the workstream.

    Raises Meanwhile where either is no longer what it was; ValidationError for anybody else, and once the meeting was held.
    """
    moment = at or now()
    with transaction.atomic():
        meeting = Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=highlight.meeting_id)
        must_be_to_come(meeting)
        post = signs_as(highlight, by, day_of(moment))
        if post is None:
            raise ValidationError("Only somebody who holds a post that answers for this workstream signs its report")
        version = highlight.versions.latest("recorded_at", "pk")
        found = highlights_of(highlight, on=day_of(moment))
        if found is None or (version.pk, found.digest) != (seen, digest):
            raise Meanwhile(version)
        marks = list(found.marks)
        last = version.signatures.last()
        if last and (last.post_id, last.recorded_by_id, last.marks) == (post.pk, by.pk, marks):
            return last
        signature = HighlightSignature.objects.create(
            version=version, post=post, marks=marks, recorded_at=moment, recorded_by=by
        )
        record(by=by, verb="sign_highlight", about=signature, summary=f"Signed as {post}: {highlight}", at=moment)
    return signature


def signs_as(highlight: Highlight, user: User, on: date) -> Post | None:
    """The post that answers for the workstream and that somebody holds on a day, if any."""
    answers = RowPost.objects.filter(holds_on(on), row=highlight.workstream_id, part=RowPost.Part.ACCOUNTABLE)
    return posts_held(user, on).filter(pk__in=answers.values("post")).order_by("pk").first()
