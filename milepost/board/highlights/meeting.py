"""What is collated for one meeting: of which plans, since when and up to which day."""

from __future__ import annotations

from datetime import date

from milepost.plan.models import Plan
from milepost.plan.queries import life

from ..models import Highlight, Meeting
from ..queries.highlights import plans_of
from ..queries.meetings import meetings
from .gather import gather
from .records import Highlights


def since_of(meeting: Meeting, plan: Plan, *, on: date) -> date:
    """The day a report to a meeting tells from: that of the last meeting held before it, else the day the plan went live."""
    every = meetings([meeting.body_id], on=on)
    meets = {m.id: m.on for m in every}[meeting.pk]
    last = next((m for m in reversed(every) if m.held and m.on < meets), None)
    began = life(plan, on).live_on or on
    return max(last.on, began) if last else began


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
