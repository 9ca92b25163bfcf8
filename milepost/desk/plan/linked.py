"""The plan above a plan, and the plans below it, as far as somebody may read them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from milepost.desk.request import who
from milepost.judgement.as_at import Day
from milepost.judgement.below import plans_below
from milepost.judgement.queries import judged_plan
from milepost.plan.access import served_by, visible_to
from milepost.plan.models import Plan


def linked(request: HttpRequest, plan: Plan, day: Day, *, action: int | None = None) -> dict[str, Any]:
    """The link between two plans has no dates, so a page read as at a past day leaves it out."""
    if day.asked:
        return {"serves": None, "below": []}
    readable = visible_to(who(request))
    below = plans_below(plan, readable, judged_plan, day.on, action=action)
    return {"serves": served_by(plan, readable) if action is None else None, "below": below}
