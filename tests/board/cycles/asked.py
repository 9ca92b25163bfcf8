"""A cycle that is open, and moments at which letters may go."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from milepost.board.actions.open_cycle import open_cycle
from milepost.board.models import Cycle, Posting
from milepost.people.clock import now, today
from milepost.people.models import Holding, Post, User
from milepost.plan.models import Row, RowPost
from milepost.rules.board import Letter
from milepost.rules.board.letters import LONGEST
from tests.board.meeting import a_meeting, planned, secretary

LATER = 28
"""The meeting is so many days after today; answers are due ten days before it."""


def opened(by: Any) -> Cycle:
    return open_cycle(meeting=planned(today() + timedelta(days=LATER), by), by=by)


def a_cycle() -> Cycle:
    meeting = a_meeting()
    return Cycle.objects.filter(meeting=meeting).first() or open_cycle(meeting=meeting, by=secretary())


def a_cut_off_letter() -> Posting:
    """A try that a worker began and never ended."""
    cycle, by = a_cycle(), secretary()
    one, _ = cycle.digests.get_or_create(to=by, kind=Letter.OFFICER, defaults={"recorded_at": now(), "recorded_by": by})
    return one.postings.first() or Posting.objects.create(digest=one, began_at=now() - LONGEST)


def at_ten(on: date) -> datetime:
    """Ten in the morning of a day, or of the Monday after where it is at a weekend: letters may go."""
    while on.weekday() > 4:
        on += timedelta(days=1)
    return datetime.combine(on, time(10), timezone.get_default_timezone())


def many_owners(count: int, by: User) -> None:
    """A post, and somebody who holds it, for each: all own one milestone that is late."""
    row = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="2.2.1")
    since = today() - timedelta(days=9)
    for n in range(count):
        post = Post.objects.create(area=row.plan.area, title=f"Post {n}")
        user = User.objects.create_user(email=f"owner-{n}@example.org", name=f"Owner {n}")
        Holding.objects.create(post=post, user=user, from_on=since)
        RowPost.objects.create(row=row, part="owner", post=post, from_on=since, recorded_at=now(), recorded_by=by)
