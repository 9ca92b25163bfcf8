"""Raising a risk on a row of the plan, and saying how it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from milepost.people.audit import record
from milepost.people.clock import TWICE, now
from milepost.people.models import Post, User
from milepost.plan.models import Plan, Row
from milepost.plan.standing import must_stand
from milepost.rules.risk import RiskStatus, Score

from ..models import Risk, RiskVersion


@dataclass(frozen=True)
class NewRisk:
    """What a risk says from now on. ``before`` and ``after`` are its scores without and with what is done about it."""

    statement: str
    before: Score
    after: Score
    owner: Post
    review_on: date
    mitigation: str = ""
    status: RiskStatus = RiskStatus.OPEN
    note: str = ""


class RiskMeanwhile(Exception):
    """Somebody else changed the risk after the page was opened. ``latest`` is what it says now; nothing was changed."""

    def __init__(self, latest: RiskVersion) -> None:
        super().__init__("Somebody else has changed this risk since you opened the page")
        self.latest = latest


def raise_risk(*, row: Row, new: NewRisk, by: User, at: datetime | None = None) -> Risk:
    """Add a risk to a row, with the next number of its plan."""
    moment = at or now()
    _must_hold_together(new)
    with transaction.atomic():
        # One at a time for a plan, so that no number is given twice.
        plan = Plan.objects.select_for_update(of=("self",)).get(pk=row.plan_id)
        must_stand(row)
        if (again := _again(row, new, by, moment)) is not None:
            return again
        last = Risk.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0
        risk = Risk.objects.create(plan=plan, row=row, number=last + 1, recorded_at=moment, recorded_by=by)
        _version(risk, new, by, moment)
        summary = f"Raised risk {risk.number} on {row.get_kind_display().lower()} {row.ref}"
        record(by=by, verb="raise_risk", about=risk, summary=summary, at=moment)
    return risk


def change_risk(*, risk: Risk, new: NewRisk, seen: int, by: User, at: datetime | None = None) -> RiskVersion:
    """Add what the risk says now; what it said before stays. ``seen`` is the id of the version its writer saw."""
    moment = at or now()
    _must_hold_together(new)
    with transaction.atomic():
        locked = Risk.objects.select_for_update(of=("self",)).get(pk=risk.pk)
        latest = locked.versions.select_related("recorded_by", "owner").latest("recorded_at", "pk")
        if latest.pk != seen:
            raise RiskMeanwhile(latest)
        version = _version(locked, new, by, moment)
        closed = new.status is RiskStatus.CLOSED
        summary = f"{'Closed' if closed else 'Changed'} risk {risk.number}"
        record(by=by, verb="change_risk", about=version, summary=summary, at=moment)
    return version


def _again(row: Row, new: NewRisk, by: User, at: datetime) -> Risk | None:
    """The risk the same person raised on the row a moment ago in the same words: they pressed twice."""
    return Risk.objects.filter(
        row=row, recorded_by=by, recorded_at__gte=at - TWICE, versions__statement=new.statement.strip(),
        versions__mitigation=new.mitigation.strip(), versions__owner=new.owner,
    ).first()  # fmt: skip


def _version(risk: Risk, new: NewRisk, by: User, at: datetime) -> RiskVersion:
    return RiskVersion.objects.create(
        risk=risk, statement=new.statement.strip(), mitigation=new.mitigation.strip(), note=new.note.strip(),
        likelihood=new.before.likelihood, impact=new.before.impact,
        likelihood_after=new.after.likelihood, impact_after=new.after.impact,
        owner=new.owner, review_on=new.review_on, status=new.status, recorded_at=at, recorded_by=by,
    )  # fmt: skip


def _must_hold_together(new: NewRisk) -> None:
    worse = new.after.likelihood > new.before.likelihood or new.after.impact > new.before.impact
    if worse:
        raise ValidationError(
            {"likelihood_after": "What is done about a risk cannot make it larger. Lower one of the scores after it"}
        )
    if new.after != new.before and not new.mitigation.strip():
        raise ValidationError({"mitigation": "Say what is done about it, which lowers the score"})
    if new.status is RiskStatus.CLOSED and not new.note.strip():
        raise ValidationError({"note": "Say why the risk is over"})
