"""Opening the highlight reports of a meeting, so that words can be added to them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from milepost.design.environment import plural
from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.plan.queries import lines

from ..models import Highlight, HighlightVersion, Meeting
from ..queries.highlights import plans_of
from .arranging import must_be_to_come


def start_highlights(*, meeting: Meeting, by: User, at: datetime | None = None) -> tuple[Highlight, ...]:
    """One for each workstream, with no words yet, of the plans that its area lives by; those that are missing, where some are
    there already. Refused once the meeting was held or cancelled."""
    moment = at or now()
    with transaction.atomic():
        locked = Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)
        must_be_to_come(locked)
        there = set(locked.highlights.values_list("workstream", flat=True))
        wanted = [w.id for plan in plans_of(locked) for w in lines(plan, day_of(moment)) if w.id not in there]
        made = [
            Highlight.objects.create(meeting=locked, workstream_id=pk, recorded_at=moment, recorded_by=by)
            for pk in wanted
        ]
        HighlightVersion.objects.bulk_create(
            HighlightVersion(highlight=h, recorded_at=moment, recorded_by=by) for h in made
        )
        if made:
            summary = f"Opened {plural(len(made), 'highlight report')} for {meeting}"
            record(by=by, verb="start_highlights", about=locked, summary=summary, at=moment)
    return tuple(made)
