"""Reading risks: each in the latest version recorded by the end of a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from milepost.people.clock import end_of
from milepost.plan.models import Plan
from milepost.rules.risk import RiskStatus, Score, review_overdue

from ..models import Risk, RiskVersion


@dataclass(frozen=True)
class RiskSaid:
    """One version of a risk."""

    id: int
    at: datetime
    by: str
    statement: str
    mitigation: str
    before: Score
    after: Score
    owner: str
    owner_id: int
    review_on: date
    status: RiskStatus
    note: str

    @property
    def open(self) -> bool:
        return self.status is RiskStatus.OPEN

    def review_overdue(self, on: date) -> bool:
        return review_overdue(self.status, self.review_on, on)


@dataclass(frozen=True)
class RiskRead:
    """A risk as it stood on a day, with every version until then, oldest first."""

    id: int
    number: int
    row_id: int
    row_kind: str
    row_ref: str
    workstream_ref: str
    versions: tuple[RiskSaid, ...]

    @property
    def now(self) -> RiskSaid:
        return self.versions[-1]


def risks(plan: Plan, on: date) -> tuple[RiskRead, ...]:
    """Every risk of a plan recorded by a day, open before closed, the largest first. One query."""
    said: dict[Risk, list[RiskSaid]] = defaultdict(list)
    versions = RiskVersion.objects.filter(risk__plan=plan, recorded_at__lt=end_of(on)).order_by("recorded_at", "pk")
    for v in versions.select_related("risk__row__parent__parent__parent", "owner", "recorded_by"):
        said[v.risk].append(_said(v))
    found = [_read(risk, tuple(each)) for risk, each in said.items()]
    return tuple(sorted(found, key=lambda r: (not r.now.open, -r.now.after.total, -r.now.before.total, r.number)))


def _said(v: RiskVersion) -> RiskSaid:
    return RiskSaid(
        id=v.pk, at=v.recorded_at, by=str(v.recorded_by), statement=v.statement, mitigation=v.mitigation,
        before=Score(v.likelihood, v.impact), after=Score(v.likelihood_after, v.impact_after),
        owner=str(v.owner), owner_id=v.owner_id, review_on=v.review_on, status=RiskStatus(v.status), note=v.note,
    )  # fmt: skip


def _read(risk: Risk, versions: tuple[RiskSaid, ...]) -> RiskRead:
    row = risk.row
    return RiskRead(risk.pk, risk.number, row.pk, row.kind, row.ref, row.workstream.ref, versions)
