"""Changing an agreed plan for a loader or a test, whose revision nobody was told is for everyone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from milepost.people.models import User

from ..models import Plan, Revision
from .change import change_plan
from .changes import NewWording

__all__ = ["NewWording", "revise"]


def revise(
    *, plan: Plan, why: str, agreed_by: str, wordings: Sequence[NewWording], by: User, at: datetime | None = None
) -> Revision:
    """``change_plan`` for wordings of an agreed plan, kept to the desk: see there for what it raises."""
    revision = change_plan(plan=plan, changes=wordings, by=by, why=why, agreed_by=agreed_by, open=False, at=at)
    assert revision is not None, "a draft needs no revision"
    return revision
