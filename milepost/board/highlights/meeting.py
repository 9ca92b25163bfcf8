"""What is collated for one meeting: of which plans, since when and up to which day."""

from __future__ import annotations

from datetime import date

from milepost.judgement.as_at import SPAN
from milepost.judgement.policies import first_day
from milepost.people.clock import day_of
from milepost.plan.models import Plan
from milepost.plan.queries import life

from ..models import Highlight, Meeting
from ..queries.highlights import plans_of
from ..queries.meetings import last_held, meeting_read
from .gather import gather
from .records import Highlights


def since_of(meeting: Meeting, plan: Plan, *, on: date) -> date:
    """The day a report to a meeting, and so its pack, tells changes from unless somebody says: the later of the last meeting that
    was held and the day the plan went live; thirty days before where neither was. Five queries at most."""
    read = meeting_read(meeting, on=max(on, day_of(meeting.recorded_at)))
    last = last_held(meeting.body_id, before=min(read.on, on), on=on)
    began = [day for day in (last and last.on, life(plan, on).live_on) if day and day < on]
    return max(began, default=max(on - SPAN, first_day()))


def collated_for(meeting: Meeting, *, on: date) -> tuple[Highlights, ...]:
    """Every workstream of the plans that a meeting hears of. The same number of queries however long each plan is."""
    return tuple(
        found for plan in plans_of(meeting) for found in gather(plan, on=on, since=since_of(meeting, plan, on=on))
    )


def highlights_of(highlight: Highlight, *, on: date) -> Highlights | None:
    """The workstream of one report; None where it has left its plan."""
    plan = highlight.workstream.plan
    every = gather(plan, on=on, since=since_of(highlight.meeting, plan, on=on))
    return next((found for found in every if found.workstream.line.id == highlight.workstream_id), None)
