"""Recording what the parent carer forum says of a milestone, an action or an impact."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User
from milepost.plan.models import Row
from milepost.plan.standing import must_stand

from ..models import ForumView

KINDS = frozenset({Row.Kind.MILESTONE, Row.Kind.ACTION, Row.Kind.IMPACT})


def give_forum_view(
    *, row: Row, stance: ForumView.Stance, by: User, words: str = "", at: datetime | None = None
) -> ForumView:
    """Add the forum's view of a row. A later view stands beside the earlier one; neither is lost."""
    if row.kind not in KINDS:
        raise ValidationError("The forum gives its view of a milestone, an action or an impact")
    if stance == ForumView.Stance.DISAGREES and not words.strip():
        raise ValidationError({"words": "Say what families see, so that somebody can put it right"})
    with transaction.atomic():
        # One at a time for a row, so that a form sent twice is one view.
        Row.objects.select_for_update(of=("self",)).get(pk=row.pk)
        must_stand(row)
        last = ForumView.objects.filter(row=row).last()
        if last and (last.recorded_by_id, last.stance, last.words) == (by.pk, stance, words.strip()):
            return last
        view = ForumView.objects.create(
            row=row, stance=stance, words=words.strip(), recorded_at=at or now(), recorded_by=by
        )
        record(
            by=by,
            verb="give_forum_view",
            about=view,
            summary=f"Forum {stance.label.lower()} on {row.get_kind_display().lower()} {row.ref}",
            at=at,
        )
    return view
