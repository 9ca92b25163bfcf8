"""Meetings, items and decisions of the demo's board, in a line each, straight into the tables."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from milepost.board.models import About, AgendaItem, Arrangement, Decision, FollowUp, Meeting
from milepost.people.clock import now, today
from milepost.people.models import Body, Post
from milepost.plan.models import Row
from tests.board.meeting import secretary, the_board


def row(ref: str, kind: str = "milestone") -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind=kind, ref=ref)


def post(title: str = "Head of SEND") -> Post:
    return Post.objects.get(title=title, area__name="Exampleshire")


def recorded(**values: Any) -> dict[str, Any]:
    return {"recorded_at": now(), "recorded_by": secretary(), **values}


def meeting(on: date | None = None, body: Body | None = None, *, cancelled: bool = False) -> Meeting:
    """A meeting, today unless another day is said. No two of a body are planned for one day."""
    day = on or today()
    made = Meeting.objects.create(**recorded(body=body or the_board(), planned_on=day))
    Arrangement.objects.create(**recorded(meeting=made, on=day, cancelled=cancelled, why="Snow" if cancelled else ""))
    return made


def item(of: Meeting, title: str = "How we are doing", **values: Any) -> AgendaItem:
    return AgendaItem.objects.create(**recorded(meeting=of, position=of.items.count() + 1, title=title, **values))


def decision(of: AgendaItem, kind: str = "note", *, about: str = "", **values: Any) -> Decision:
    """A decision about a milestone, where its ref is given."""
    number = of.meeting.decisions.count() + 1
    told = {"words": f"We {kind} this", "private": of.private, **values}
    made = Decision.objects.create(**recorded(meeting=of.meeting, item=of, number=number, kind=kind, **told))
    if about:
        About.objects.create(decision=made, row=row(about))
    return made


def follow_up(of: Decision, *, ask: str = "do", days: int = 10, **values: Any) -> FollowUp:
    told = {"what": "Say how", "owner": post(), "due_on": today() + timedelta(days=days), **values}
    return FollowUp.objects.create(**recorded(decision=of, ask=ask, **told))
