"""A revision in one line, for tests of what a revision leaves behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from milepost.people.models import User
from milepost.plan.actions.change import change_plan
from milepost.plan.actions.changes import NewWording
from milepost.plan.models import Plan, Revision

__all__ = ["NewWording", "revise"]


def revise(
    *, plan: Plan, why: str, agreed_by: str, wordings: Sequence[NewWording], by: User, at: datetime | None = None
) -> Revision:
    """New wordings of an agreed plan, with a reason that its writer was not told is for everyone."""
    revision = change_plan(plan=plan, changes=wordings, by=by, why=why, agreed_by=agreed_by, open=False, at=at)
    assert revision is not None, "a draft needs no revision"
    return revision
