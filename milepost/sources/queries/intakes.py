"""What was brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..models import Intake
from ..readable import READ


@dataclass(frozen=True)
class BroughtDocument:
    """``state`` is a state of ``Intake``; ``state_label`` its words."""

    id: int
    name: str
    kind: str
    state: str
    state_label: str
    by: str
    at: datetime


def brought_documents() -> list[BroughtDocument]:
    """Every document, newest first. One query."""
    return [
        BroughtDocument(
            i.pk, i.file_name, READ[i.file_kind], i.state, i.get_state_display(), str(i.recorded_by), i.recorded_at
        )
        for i in Intake.objects.defer("document", "problem").select_related("recorded_by")
    ]
