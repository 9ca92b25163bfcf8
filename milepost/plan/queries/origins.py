"""Which document a plan, and each of its rows, came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from milepost.sources.models import Intake

from ..models import Brought, Origin, Plan

LABELS = {
    "statement": "Wording",
    "weakness": "What must get better",
    "accountable": "Accountable",
    "delivery": "Delivery team",
    "deadline": "Deadline",
    "owners": "Owner",
    "resource": "Resource",
    "rating": "Rating",
    "complete": "Completed",
    "note": "Note",
    "ref": "Ref",
}


@dataclass(frozen=True)
class CameFrom:
    """Where one value of a row stood in a document, and its words there; no words where they were removed."""

    field: str
    place: str
    words: str
    intake_id: int
    document: str
    sha256: str
    removed: bool

    @property
    def label(self) -> str:
        return LABELS.get(self.field, self.field.capitalize())


@dataclass(frozen=True)
class BroughtIn:
    """A document a plan was made from (``first``) or held against."""

    intake_id: int
    document: str
    first: bool
    by: str
    at: datetime
    removed: bool


def came_from(row_id: int) -> list[CameFrom]:
    """One query."""
    return [
        CameFrom(
            o.field, o.place, o.words, o.intake_id, o.intake.file_name, o.intake.file_sha256,
            o.intake.state == Intake.State.REMOVED,
        )
        for o in Origin.objects.filter(row=row_id).select_related("intake").defer("intake__document")
    ]  # fmt: skip


def brought_in(plan: Plan) -> list[BroughtIn]:
    """In the order in which they were brought. One query."""
    found = Brought.objects.filter(plan=plan).select_related("intake", "recorded_by").defer("intake__document")
    return [
        BroughtIn(
            b.intake_id, b.intake.file_name, b.kind == Brought.As.FIRST, str(b.recorded_by), b.recorded_at,
            b.intake.state == Intake.State.REMOVED,
        )
        for b in found.order_by("recorded_at", "pk")
    ]  # fmt: skip
