"""The new deadlines of a re-baseline: that they can be, before anybody agrees to them."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from milepost.plan.actions.changes import NewWording
from milepost.plan.actions.wording import differs, reworded
from milepost.plan.models import Row
from milepost.plan.queries import status_now
from milepost.rules.moves import Status


def must_move(moves: Sequence[tuple[Row, str]]) -> None:
    """Each is a milestone of one live plan whose deadline would change. Raises ValidationError."""
    if not moves:
        return
    plans = {row.plan for row, _ in moves}
    if len(plans) > 1:
        raise ValidationError({"deadlines": "A re-baseline is of one plan. Record another decision for the other plan"})
    (plan,) = plans
    if status_now(plan) is not Status.LIVE:
        raise ValidationError({"deadlines": f"{plan.title} is not live, so no board moves its deadlines"})
    if len({row.pk for row, _ in moves}) < len(moves):
        raise ValidationError({"deadlines": "Give each milestone one new deadline"})
    for row, deadline in moves:
        _must_move(row, deadline)


def _must_move(row: Row, deadline: str) -> None:
    name = f"{row.get_kind_display()} {row.ref}"
    if row.kind != Row.Kind.MILESTONE:
        raise ValidationError({"deadlines": f"{name} has no deadline: only milestones have one"})
    present = row.versions.latest("recorded_at", "pk")
    if present.withdrawn:
        raise ValidationError({"deadlines": f"{name} has been withdrawn from the plan"})
    try:
        new = reworded(present, NewWording(row=row, deadline=deadline))
    except ValidationError as error:
        raise ValidationError({"deadlines": f"{name}: {' '.join(error.messages)}"}) from error
    if not differs(present, new):
        raise ValidationError({"deadlines": f"{name} has that deadline already"})
