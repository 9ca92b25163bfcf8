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
from ..queries.agreement import BEING_WRITTEN, version_mark
from ..queries.life import status_now


class ChangedBeforeSigned(ValidationError):
    """The plan changed after its signer opened the page: nobody signs what they have not seen."""

    def __init__(self) -> None:
        super().__init__(
            "The plan has changed since you opened this page. Read it as it is now, then sign it off again"
        )


def record_took_part(
    *, plan: Plan, who: str, how: str, changed: str, on: date, by: User, at: datetime | None = None
) -> TookPart:
    """Co-production: which group took part in writing the plan, how, and what that changed."""
    with transaction.atomic():
        status = _locked(plan)
        moment = _moment(at, on)
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
    *, plan: Plan, signer: Post | Body, own: bool, words: str, on: date, by: User, seen: str | None = None,
    at: datetime | None = None,
) -> SignOff:  # fmt: skip
    """A post or a body signs the plan off as it reads at this moment.

    ``own`` where ``by`` holds the post or sits on the body; otherwise it is recorded on their behalf, and ``words`` say how
    that is known. Refused once the plan has been handed in, and, as ChangedBeforeSigned, where it changed since its signer
    saw it: ``seen`` is the ``version_mark`` of what they saw (None for a loader).
    """
    if not own and not words.strip():
        raise ValidationError({"words": "Say how you know: the meeting, the minute or the letter"})
    with transaction.atomic():
        if _locked(plan) not in BEING_WRITTEN:
            raise ValidationError("A plan is signed off before it is submitted. This one has been")
        moment = _moment(at, on)
        if seen is not None and seen != version_mark(plan):
            raise ChangedBeforeSigned
        who = {"post": signer} if isinstance(signer, Post) else {"body": signer}
        signed = SignOff.objects.create(
            plan=plan, words=words.strip(), on=on, recorded_at=moment, recorded_by=by, **who
        )
        record(by=by, verb="sign_off", about=signed, summary=f"{plan.title}: signed off by {signer}"[:300], at=moment)
    return signed


def look_at(*, plan: Plan, kind: str, finding: str, on: date, by: User, at: datetime | None = None) -> LookedAt:
    """Record a review of a live plan, or a revisit: ``kind`` is a key of the policy in force."""
    with transaction.atomic():
        if _locked(plan) is not Status.LIVE:
            raise ValidationError("Only a live plan is reviewed")
        moment = _moment(at, on)
        reviews = life_policy(day_of(moment)).reviews
        if kind not in reviews:
            raise ValidationError({"kind": "Choose what it was"})
        looked = LookedAt.objects.create(
            plan=plan, kind=kind, finding=finding.strip(), on=on, recorded_at=moment, recorded_by=by
        )
        record(by=by, verb="look_at", about=looked, summary=f"{plan.title}: {reviews[kind].name}", at=moment)
    return looked


def _moment(at: datetime | None, on: date) -> datetime:
    """Of whoever holds the plan: what was changed while they waited came before."""
    moment = at or now()
    if on > day_of(moment):
        raise ValidationError({"on": "The date must be today or in the past"})
    return moment


def _locked(plan: Plan) -> Status:
    Plan.objects.select_for_update().get(pk=plan.pk)
    return status_now(plan)
