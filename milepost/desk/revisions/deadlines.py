"""A live deadline that a body moves: by a re-baseline, and not by hand."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from milepost.people.models import Body
from milepost.people.queries import ours
from milepost.plan.actions.changes import NewWording
from milepost.plan.actions.gathered_changes import Waiting, read_changes
from milepost.plan.actions.wording import reworded
from milepost.plan.models import Plan, Version
from milepost.plan.queries import status_now
from milepost.rules.moves import Status


def must_come_from_a_board(plan: Plan, waiting: Sequence[Waiting], body: Body | None) -> None:
    """Raises ValidationError where what was gathered moves a deadline of a live plan and names a body of ours as who agreed.

    It is asked of whoever fills in the form, and not in ``change_plan``: what was agreed before meetings were kept here, or is
    brought from elsewhere, has no decision to point at.
    """
    if body is None or status_now(plan) is not Status.LIVE or not _moves_a_deadline(plan, waiting):
        return
    if Body.objects.filter(ours(), pk=body.pk).exists():
        raise ValidationError(
            {
                "body": f"The board moves a deadline by a re-baseline decision. Record that decision in the meeting of {body}, "
                "then choose “Move the deadlines” on its page"
            }
        )


def _moves_a_deadline(plan: Plan, waiting: Sequence[Waiting]) -> bool:
    changes = (
        c for c in read_changes(plan, waiting, seen=False) if isinstance(c, NewWording) and c.deadline is not None
    )
    return any(_moves(change.row.versions.latest("recorded_at", "pk"), change) for change in changes)


def _moves(present: Version, change: NewWording) -> bool:
    new = reworded(present, change)
    return any(getattr(new, name) != getattr(present, name) for name in ("deadline", "starts", "due"))
