"""Changing what a plan says: freely while it is a draft, in the open once it has been agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Body, User
from milepost.rules.dates import day
from milepost.rules.revising import Manner, manner, why_not

from ..models import Plan, Revision
from ..queries import life
from .apply import Applying
from .changes import Change, ChangedMeanwhile, NewPosts, NewRow, NewWording, Restore, Withdraw

__all__ = [
    "Change",
    "ChangedMeanwhile",
    "NewPosts",
    "NewRow",
    "NewWording",
    "Restore",
    "Withdraw",
    "change_plan",
    "manner_of",
]


def manner_of(plan: Plan, on: date) -> Manner:
    """How a plan may be changed on a day. One query."""
    now_is = life(plan, on)
    return manner(now_is.status, was_live=now_is.live_on is not None)


def change_plan(
    *,
    plan: Plan,
    changes: Sequence[Change],
    by: User,
    why: str = "",
    agreed_by: str = "",
    body: Body | None = None,
    agreed_on: date | None = None,
    open: bool = True,
    at: datetime | None = None,
) -> Revision | None:
    """Make all of these changes, or none. Versions are added; what the plan said before stays on record.

    A plan that was never live takes them as they are, and None comes back. Any other takes them through a Revision, which
    needs ``why``, who agreed (``body``, or words) and on which day; ``open`` where its writer was told that everyone can
    read these. Raises ValidationError, naming the field, where something is missing or cannot be; ChangedMeanwhile where
    somebody else changed a row since.
    """
    agreement = _Agreement(why.strip(), _who(body, agreed_by), body, agreed_on, open)
    with transaction.atomic():
        # One at a time for a plan, so that no ref and no position is given twice.
        locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        # The moment is that of whoever holds the plan, so that no sign-off given while this waited seems to be of it.
        moment = at or now()
        present = life(locked, day_of(moment))
        how = manner(present.status, was_live=present.live_on is not None)
        if how is Manner.NOT_NOW:
            raise ValidationError(why_not(present.status))
        if not changes:
            raise ValidationError("Nothing changes yet. Change, add or withdraw a row first")
        revision = None
        if how is Manner.OPENLY:
            agreement.must_hold(present.live_on, day_of(moment), locked)
            revision = agreement.write(locked, by, moment)
        done = Applying(locked, revision, by, moment).all(changes)
        if not done.words:
            raise ValidationError("That is what the plan says already. Nothing was changed")
        if revision is not None:
            record(by=by, verb="revise", about=revision, summary=f"Revised {plan.title}: {done.words}", at=moment)
        else:
            record(by=by, verb="edit_plan", about=locked, summary=f"Edited {plan.title}: {done.words}", at=moment)
    return revision


def _who(body: Body | None, agreed_by: str) -> str:
    return ", ".join(words for words in (body.name if body else "", agreed_by.strip()) if words)


@dataclass(frozen=True)
class _Agreement:
    why: str
    agreed_by: str
    body: Body | None
    agreed_on: date | None
    open: bool

    def must_hold(self, live_on: date | None, today: date, plan: Plan) -> None:
        wrong: dict[str, str] = {}
        if not self.why:
            wrong["why"] = "Say why the plan changes"
        if not self.agreed_by:
            wrong["agreed_by"] = "Say who agreed: choose a body, or write who it was"
        if self.body and self.body.area_id != plan.area_id:
            wrong["body"] = "Choose a body of this plan's area"
        if self.agreed_on is None and self.open:
            wrong["agreed_on"] = "Say on which day it was agreed"
        elif self.agreed_on and self.agreed_on > today:
            wrong["agreed_on"] = "The day it was agreed must be today or in the past"
        elif self.agreed_on and live_on and self.agreed_on < live_on:
            wrong["agreed_on"] = (
                f"The plan went live on {day(live_on)}. The day it was agreed must be that day or later"
            )
        if wrong:
            raise ValidationError(wrong)

    def write(self, plan: Plan, by: User, at: datetime) -> Revision:
        return Revision.objects.create(
            plan=plan, why=self.why, agreed_by=self.agreed_by, body=self.body, agreed_on=self.agreed_on, open=self.open,
            recorded_at=at, recorded_by=by,
        )  # fmt: skip
