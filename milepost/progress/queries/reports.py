"""Reading what was said, as recorded by the end of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, Max, Prefetch, Q

from milepost.people.clock import day_of, end_of
from milepost.people.models import User
from milepost.plan.models import Plan
from milepost.rules.brag import Brag
from milepost.rules.rating import Said
from milepost.rules.timescale import Precision

from ..models import Draft, Evidence, ForumView, Update, Verdict
from .proofs import Reviewed


@dataclass(frozen=True)
class Report:
    """An update as it stood on a day: what was said, and whether it was accepted, sent back, withdrawn or is being checked."""

    id: int
    milestone_id: int
    at: datetime
    by_id: int
    by: str
    rating: Brag
    completed_on: date | None
    completed_precision: Precision | None
    occurrence: date | None
    happened: str
    next: str
    at_risk: str
    verdict: str
    verdict_id: int | None
    verdict_at: datetime | None
    verdict_by: str
    reason: str
    evidence_count: int
    evidence_in_date: int
    evidence_until: date | None

    @property
    def stands(self) -> bool:
        """An update stands when it is posted and neither sent back nor withdrawn."""
        return self.verdict not in Verdict.FALLEN

    @property
    def withdrawn(self) -> bool:
        return self.verdict == Verdict.Kind.WITHDRAWN

    @property
    def accepted(self) -> bool:
        return self.verdict == Verdict.Kind.ACCEPTED

    def opened(self) -> Report:
        """The same with only what anyone may know: no names, no risks, no reason of a verdict; when it was given stays."""
        return replace(self, by_id=0, by="", at_risk="", reason="", verdict_by="", verdict_id=None)

    def as_said(self, review: Reviewed | None = None) -> Said:
        """The same with the review that counts, as the rating rule takes it."""
        return Said(
            rating=self.rating,
            recorded_on=day_of(self.at),
            completed_on=self.completed_on,
            completed_precision=self.completed_precision,
            accepted=self.accepted,
            has_evidence=self.evidence_count > 0,
            evidence_expired_on=None if self.evidence_in_date else self.evidence_until,
            reviewed_on=review.held_on if review else None,
            lasted=review is not None and review.lasted,
        )


@dataclass(frozen=True)
class Voice:
    """The forum's view of a row."""

    id: int
    row_id: int
    at: datetime
    stance: str
    stance_label: str
    words: str
    by: str


def reports(plan: Plan, on: date) -> dict[int, list[Report]]:
    """Every update in a plan recorded by a day, oldest first, by milestone. One query."""
    return _by_milestone(_updates(Q(milestone__plan=plan), on), on)


def _updates(which: Q, on: date) -> Iterable[Update]:
    by_then = Q(evidence__recorded_at__lt=end_of(on))
    in_date = by_then & (Q(evidence__valid_until__isnull=True) | Q(evidence__valid_until__gte=on))
    return (
        Update.objects.filter(which, recorded_at__lt=end_of(on))
        .select_related("recorded_by", "verdict", "verdict__recorded_by")
        .annotate(
            evidence_count=Count("evidence", filter=by_then),
            evidence_in_date=Count("evidence", filter=in_date),
            evidence_until=Max("evidence__valid_until", filter=by_then),
        )
        .order_by("recorded_at", "pk")
    )


def _by_milestone(updates: Iterable[Update], on: date) -> dict[int, list[Report]]:
    found: dict[int, list[Report]] = defaultdict(list)
    for update in updates:
        found[update.milestone_id].append(_report(update, on))
    return found


def _report(update: Update, on: date) -> Report:
    verdict: Verdict | None = getattr(update, "verdict", None)
    if verdict and verdict.recorded_at >= end_of(on):
        verdict = None
    return Report(
        id=update.pk,
        milestone_id=update.milestone_id,
        at=update.recorded_at,
        by_id=update.recorded_by_id,
        by=str(update.recorded_by),
        rating=Brag(update.rating),
        completed_on=update.completed_on,
        completed_precision=Precision(update.completed_precision) if update.completed_precision else None,
        occurrence=update.occurrence,
        happened=update.happened,
        next=update.next,
        at_risk=update.at_risk,
        verdict=verdict.kind if verdict else "",
        verdict_id=verdict.pk if verdict else None,
        verdict_at=verdict.recorded_at if verdict else None,
        verdict_by=str(verdict.recorded_by) if verdict else "",
        reason=verdict.reason if verdict else "",
        evidence_count=update.evidence_count,  # type: ignore[attr-defined]
        evidence_in_date=update.evidence_in_date,  # type: ignore[attr-defined]
        evidence_until=update.evidence_until,  # type: ignore[attr-defined]
    )


def voices(plan: Plan, on: date) -> dict[int, list[Voice]]:
    """Every view the forum gave in a plan by a day, oldest first, by row. One query."""
    found: dict[int, list[Voice]] = defaultdict(list)
    for view in ForumView.objects.filter(row__plan=plan, recorded_at__lt=end_of(on)).select_related("recorded_by"):
        found[view.row_id].append(
            Voice(
                view.pk,
                view.row_id,
                view.recorded_at,
                view.stance,
                view.get_stance_display(),
                view.words,
                str(view.recorded_by),
            )
        )
    return found


def done_occurrences(said: Iterable[Report]) -> frozenset[date]:
    """Which times round standing updates have named."""
    return frozenset(r.occurrence for r in said if r.stands and r.occurrence)


def drafts_of(user: User) -> dict[int, Draft]:
    return {d.milestone_id: d for d in Draft.objects.filter(user=user)}


def awaiting(workstreams: Iterable[int] | None = None) -> list[Update]:
    """Updates with no verdict yet, oldest first; in some workstreams, or all. One query."""
    waiting = Update.objects.filter(verdict__isnull=True).select_related(
        "recorded_by", "milestone__plan", "milestone__parent__parent__parent"
    )
    if workstreams is not None:
        waiting = waiting.filter(milestone__parent__parent__parent__in=list(workstreams))
    return list(waiting.prefetch_related(Prefetch("evidence", Evidence.objects.order_by("pk"))))
