"""Every version of a row, for its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from milepost.people.clock import end_of

from ..models import Row


@dataclass(frozen=True)
class Wording:
    """One version of a row, for its history."""

    id: int
    at: datetime
    by: str
    statement: str
    deadline: str
    why: str
    agreed_by: str
    revision_id: int | None
    withdrawn: bool = False


def wordings(row: Row, on: date) -> tuple[Wording, ...]:
    """Every version of a row recorded by a day, oldest first."""
    return tuple(
        Wording(
            id=v.pk,
            at=v.recorded_at,
            by=str(v.recorded_by),
            statement=v.statement,
            deadline=v.deadline,
            why=v.revision.why if v.revision else "",
            agreed_by=v.revision.agreed_by if v.revision else "",
            revision_id=v.revision_id,
            withdrawn=v.withdrawn,
        )
        for v in row.versions.filter(recorded_at__lt=end_of(on)).select_related("revision", "recorded_by")
    )
