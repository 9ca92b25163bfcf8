"""Where a plan is in its life on a day, and how it came there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from milepost.people.clock import end_of
from milepost.rules.moves import PUBLIC_STATUSES, Status

from ..models import Plan, PlanStep


@dataclass(frozen=True)
class Life:
    """Where a plan is in its life on a day. ``open_from`` is the moment from which anyone could read it."""

    status: Status
    live_on: date | None
    ended_on: date | None
    open_from: datetime | None = None


def life(plan: Plan, on: date) -> Life:
    """The plan's status as at a day, when it went live and when it ended. One query."""
    taken = steps(plan, on)
    if not taken:
        return Life(Status.DRAFT, None, None)
    live = next((s.on for s in taken if s.status == Status.LIVE), None)
    ended = next((s.on for s in taken if s.status == Status.CLOSED), None)
    opened = next((s.recorded_at for s in taken if s.status in PUBLIC_STATUSES), None)
    return Life(Status(taken[-1].status), live, ended, opened)


def steps(plan: Plan, on: date) -> tuple[PlanStep, ...]:
    """The steps a plan had taken by a day, recorded by then, oldest first. One query."""
    return tuple(PlanStep.objects.filter(plan=plan, recorded_at__lt=end_of(on), on__lte=on))


def status_now(plan: Plan) -> Status:
    """The status of the last step recorded, whatever its day. One query."""
    last = PlanStep.objects.filter(plan=plan).last()
    return Status(last.status) if last else Status.DRAFT
