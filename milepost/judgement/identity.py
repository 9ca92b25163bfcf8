"""Names that never change, for programs that must know again what they have seen."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

from milepost.plan.models import Plan


def stable_id(plan: Plan, *parts: object) -> UUID:
    """The same for the same thing for ever, and another on every installation: a plan is recorded at its own moment."""
    began = plan.recorded_at.timestamp()
    return uuid5(NAMESPACE_URL, "/".join(map(str, ("milepost", plan.slug, began, *parts))))
