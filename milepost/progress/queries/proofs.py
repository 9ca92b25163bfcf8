"""Reading evidence and reviews, as recorded by the end of a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from milepost.people.clock import end_of
from milepost.plan.models import Plan
from milepost.sources.filing import FileKind

from ..models import Evidence, Review


@dataclass(frozen=True)
class Proof:
    """A piece of evidence, of an update or of a review. ``file`` is empty for a link, else what the file is.

    ``elsewhere`` says which file it was where only that is known here: the plan came without its files.
    """

    id: int
    milestone_id: int
    at: datetime
    title: str
    url: str
    file: str
    size: int
    owner: str
    owner_id: int | None
    valid_until: date | None
    public: bool
    update_id: int | None
    review_id: int | None
    elsewhere: str = ""

    def expired(self, on: date) -> bool:
        return self.valid_until is not None and self.valid_until < on


def proofs(plan: Plan, on: date) -> dict[int, list[Proof]]:
    """Every piece of evidence in a plan recorded by a day, oldest first, by milestone. One query."""
    return _proofs(Q(update__milestone__plan=plan) | Q(review__milestone__plan=plan), on)


def evidence(milestone_id: int, on: date) -> list[Proof]:
    """A milestone's evidence recorded by a day, oldest first. One query."""
    found = _proofs(Q(update__milestone=milestone_id) | Q(review__milestone=milestone_id), on)
    return found.get(milestone_id, [])


def _proofs(which: Q, on: date) -> dict[int, list[Proof]]:
    found: dict[int, list[Proof]] = defaultdict(list)
    rows = Evidence.objects.filter(which, recorded_at__lt=end_of(on)).select_related("owner", "update", "review")
    for e in rows.order_by("recorded_at", "pk"):
        about = e.update or e.review
        assert about is not None, "evidence belongs to an update or a review"
        found[about.milestone_id].append(
            Proof(
                id=e.pk, milestone_id=about.milestone_id, at=e.recorded_at, title=e.title, url=e.url,
                file=FileKind(e.file_kind).label if e.file else "", size=e.file_size or 0,
                owner=str(e.owner) if e.owner else "", owner_id=e.owner_id, valid_until=e.valid_until,
                public=e.public, update_id=e.update_id, review_id=e.review_id,
                elsewhere=e.file_name or FileKind(e.file_kind).label if e.file_kind and not e.file else "",
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True)
class Reviewed:
    """A review of a completed milestone. ``lasted``: the change was still there."""

    id: int
    at: datetime
    by: str
    held_on: date
    lasted: bool
    words: str = field(repr=False)


def reviews(plan: Plan, on: date) -> dict[int, list[Reviewed]]:
    """Every review in a plan recorded by a day, oldest first, by milestone. One query."""
    found: dict[int, list[Reviewed]] = defaultdict(list)
    rows = Review.objects.filter(milestone__plan=plan, recorded_at__lt=end_of(on)).select_related("recorded_by")
    for r in rows.order_by("recorded_at", "pk"):
        lasted = r.finding == Review.Finding.EMBEDDED
        found[r.milestone_id].append(Reviewed(r.pk, r.recorded_at, str(r.recorded_by), r.held_on, lasted, r.words))
    return found
