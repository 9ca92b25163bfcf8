"""Reading the terms a body meets by, as recorded by the end of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from milepost.people.clock import day_of, end_of

from ..models import Terms


@dataclass(frozen=True)
class TermsRead:
    """One version of a body's terms of reference. ``since`` is the day they were agreed, or else recorded."""

    id: int
    words: str
    quorum: int | None
    needs_forum: bool
    agreed_on: date | None
    at: datetime
    by: str

    @property
    def since(self) -> date:
        return self.agreed_on or day_of(self.at)


def terms_of(body_id: int, *, on: date) -> tuple[TermsRead, ...]:
    """Every version recorded by a day, oldest first. One query."""
    found = Terms.objects.filter(body=body_id, recorded_at__lt=end_of(on)).select_related("recorded_by")
    return tuple(
        TermsRead(t.pk, t.words, t.quorum, t.needs_forum, t.agreed_on, t.recorded_at, t.recorded_by.name) for t in found
    )


def in_force(versions: Sequence[TermsRead], day: date) -> TermsRead | None:
    """The version by which a body met on a day: the latest that was agreed by then, None where none was."""
    return next((t for t in reversed(versions) if t.since <= day), None)
