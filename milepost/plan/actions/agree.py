"""Recording how a plan came to be agreed, and what was made of it later."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Body, Post, User
from milepost.rules.moves import OVER, Status

from ..life_policy import life_policy
from ..models import LookedAt, Plan, SignOff, TookPart
from ..queries.agreement import BEING_WRITTEN
from ..queries.life import status_now


def record_took_part(
    *, plan: Plan, who: str, how: str, changed: str, on: date, by: User, at: datetime | None = None
) -> TookPart:
    """Co-production: which group took part in writing the plan, how, and what that changed."""
    moment = at or now()
    with transaction.atomic():
        status = _locked(plan, on, moment)
        if status in OVER:
            raise ValidationError(f"A plan that is {status.label.lower()} is no longer being written")
        said = TookPart.objects.create(
            plan=plan,
            who=who.strip(),
            how=how.strip(),
            changed=changed.strip(),
            on=on,
            recorded_at=moment,
            recorded_by=by,
        )
        record(
            by=by,
            verb="took_part",
            about=said,
            summary=f"{plan.title}: recorded who took part in writing it",
            at=moment,
        )
    return said


def sign_off(
    *, plan: Plan, signer: Post | Body, own: bool, words: str, on: date, by: User, at: datetime | None = None
) -> SignOff:
    """A post or a body signs the plan off as it reads at this moment.

    ``own`` where ``by`` holds the post or sits on the body; otherwise it is recorded on their behalf, and ``words`` say how
    that is known. Refused once the plan has been handed in.
    """
    if not own and not words.strip():
        raise ValidationError({"words": "Say how you know: the meeting, the minute or the letter"})
    moment = at or now()
    with transaction.atomic():
        if _locked(plan, on, moment) not in BEING_WRITTEN:
            raise ValidationError("A plan is signed off before it is submitted. This one has been")
        who = {"post": signer} if isinstance(signer, Post) else {"body": signer}
        signed = SignOff.objects.create(
            plan=plan, words=words.strip(), on=on, recorded_at=moment, recorded_by=by, **who
        )
        record(by=by, verb="sign_off", about=signed, summary=f"{plan.title}: signed off by {signer}"[:300], at=moment)
    return signed


def look_at(*, plan: Plan, kind: str, finding: str, on: date, by: User, at: datetime | None = None) -> LookedAt:
    """Record a review of a live plan, or a revisit: ``kind`` is a key of the policy in force."""
    moment = at or now()
    with transaction.atomic():
        if _locked(plan, on, moment) is not Status.LIVE:
            raise ValidationError("Only a live plan is reviewed")
        reviews = life_policy(day_of(moment)).reviews
        if kind not in reviews:
            raise ValidationError({"kind": "Choose what it was"})
        looked = LookedAt.objects.create(
            plan=plan, kind=kind, finding=finding.strip(), on=on, recorded_at=moment, recorded_by=by
        )
        record(by=by, verb="look_at", about=looked, summary=f"{plan.title}: {reviews[kind].name}", at=moment)
    return looked


def _locked(plan: Plan, on: date, moment: datetime) -> Status:
    if on > day_of(moment):
        raise ValidationError({"on": "The date must be today or in the past"})
    Plan.objects.select_for_update().get(pk=plan.pk)
    return status_now(plan)
