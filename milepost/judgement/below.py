"""Plans below a plan: each carries out one of its actions, and is summed up in counts, never one colour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from milepost.plan.models import Plan
from milepost.rules.rollup import Counts

from .queries import JudgedPlan


@dataclass(frozen=True)
class Below:
    """A plan, the action of the plan above that it serves, and the counts of its milestones."""

    plan: Plan
    action_ref: str
    counts: Counts


def plans_below(
    above: Plan, readable: QuerySet[Plan], read: Callable[..., JudgedPlan], on: date, *, action: int | None = None
) -> list[Below]:
    """Those of the plans somebody may read that serve the plan above, or one action of it; ``read`` judges as its door does.

    One query, and those of a judged plan for each that is found; none where ``plan.access`` saw that there are none.
    """
    if not getattr(above, "has_below", True):
        return []
    found = readable.filter(serves__plan=above).select_related("serves")
    if action is not None:
        found = found.filter(serves=action)
    return [
        Below(p, p.serves.ref, read(p, on=on, history=False).rollup.counts)
        for p in found.order_by("serves__position", "title")
        if p.serves is not None
    ]
