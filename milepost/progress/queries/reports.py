"""Reading what was said, as recorded by the end of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, Subquery
from django.db.models.lookups import Exact

from milepost.people.clock import day_of, end_of
from milepost.people.models import User
from milepost.plan.models import Plan, Version
from milepost.rules.brag import Brag
from milepost.rules.rating import Said
from milepost.rules.timescale import Precision

from ..models import Draft, Evidence, ForumView, Update, Verdict
from ..models.updates import said_by
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


def reports(plan: Plan, on: date, *, open_only: bool = False, history: bool = True) -> dict[int, list[Report]]:
    """Every update in a plan recorded by a day, oldest first, by milestone. One query.

    ``open_only`` leaves out what is for the desk: names, risks, and of a verdict all but what it was and when. Without
    ``history`` only those that still count: see ``_counts``.
    """
    over = end_of(on)
    by_then = Q(evidence__recorded_at__lt=over)
    in_date = by_then & (Q(evidence__valid_until__isnull=True) | Q(evidence__valid_until__gte=on))
    found: dict[int, list[Report]] = defaultdict(list)
    for u in (
        Update.objects.filter(Q() if history else _counts(over), milestone__plan=plan, recorded_at__lt=over)
        .annotate(
            evidence_count=Count("evidence", filter=by_then),
            evidence_in_date=Count("evidence", filter=in_date),
            evidence_until=Max("evidence__valid_until", filter=by_then),
        )
        .order_by("recorded_at", "pk")
        .values_list(*(OPEN if open_only else (*OPEN, *CLOSED)), named=True)
    ):
        given = u.verdict__recorded_at is not None and u.verdict__recorded_at < over
        found[u.milestone_id].append(_report(u, given=given, open_only=open_only))
    return found


def _counts(over: datetime) -> Q:
    """Nothing accepted has followed, but that what is not complete is not replaced by what is: it says since when a
    milestone that was reopened must be reviewed anew. And whatever names a time round."""
    followed = Update.objects.filter(
        ~Q(rating=Brag.BLUE.value) | Q(Exact(OuterRef("rating"), Brag.BLUE.value)),
        milestone=OuterRef("milestone"),
        recorded_at__gt=OuterRef("recorded_at"),
        recorded_at__lt=over,
        verdict__kind=Verdict.Kind.ACCEPTED,
        verdict__recorded_at__lt=over,
    )
    return Q(occurrence__isnull=False) | Q(~Exists(followed))


OPEN = (
    "id", "milestone_id", "recorded_at", "rating", "completed_on", "completed_precision", "occurrence", "happened", "next",
    "verdict__kind", "verdict__recorded_at", "evidence_count", "evidence_in_date", "evidence_until",
)  # fmt: skip
CLOSED = (
    "recorded_by_id", "recorded_by__name", "said_by", "at_risk", "verdict__id", "verdict__recorded_by__name", "verdict__reason",
)  # fmt: skip
"""What a report needs, read as plain values; what is not open is not even read for the public."""


def _report(u: Any, *, given: bool, open_only: bool) -> Report:
    """``given`` is whether there was a verdict by the day."""
    told = given and not open_only
    return Report(
        id=u.id,
        milestone_id=u.milestone_id,
        at=u.recorded_at,
        by_id=0 if open_only else u.recorded_by_id,
        by="" if open_only else said_by(u.said_by, u.recorded_by__name),
        rating=Brag(u.rating),
        completed_on=u.completed_on,
        completed_precision=Precision(u.completed_precision) if u.completed_precision else None,
        occurrence=u.occurrence,
        happened=u.happened,
        next=u.next,
        at_risk="" if open_only else u.at_risk,
        verdict=u.verdict__kind if given else "",
        verdict_id=u.verdict__id if told else None,
        verdict_at=u.verdict__recorded_at if given else None,
        verdict_by=u.verdict__recorded_by__name if told else "",
        reason=u.verdict__reason if told else "",
        evidence_count=u.evidence_count,
        evidence_in_date=u.evidence_in_date,
        evidence_until=u.evidence_until,
    )


def voices(plan: Plan, on: date, *, open_only: bool = False) -> dict[int, list[Voice]]:
    """Every view the forum gave in a plan by a day, oldest first, by row; without names where ``open_only``. One query."""
    found: dict[int, list[Voice]] = defaultdict(list)
    for v in ForumView.objects.filter(row__plan=plan, recorded_at__lt=end_of(on)).values_list(
        "id", "row_id", "recorded_at", "stance", "words", "recorded_by__name", named=True
    ):
        label = ForumView.Stance(v.stance).label
        by = "" if open_only else v.recorded_by__name
        found[v.row_id].append(Voice(v.id, v.row_id, v.recorded_at, v.stance, label, v.words, by))
    return found


def done_occurrences(said: Iterable[Report]) -> frozenset[date]:
    """Which times round standing updates have named."""
    return frozenset(r.occurrence for r in said if r.stands and r.occurrence)


def drafts_of(user: User) -> dict[int, Draft]:
    return {d.milestone_id: d for d in Draft.objects.filter(user=user)}


def awaiting(workstreams: Iterable[int] | None = None) -> list[Update]:
    """Updates with no verdict yet, oldest first; in some workstreams, or all. One query.

    Of a milestone that has left its plan nothing is asked any more.
    """
    latest = Version.objects.filter(row=OuterRef("milestone")).order_by("-recorded_at", "-pk")
    waiting = (
        Update.objects.filter(verdict__isnull=True)
        .annotate(gone=Subquery(latest.values("withdrawn")[:1]))
        .exclude(gone=True)
        .select_related("recorded_by", "milestone__plan", "milestone__parent__parent__parent")
    )
    if workstreams is not None:
        waiting = waiting.filter(milestone__parent__parent__parent__in=list(workstreams))
    return list(waiting.prefetch_related(Prefetch("evidence", Evidence.objects.order_by("pk"))))
