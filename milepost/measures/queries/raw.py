"""The figures as they were sent, for those who send them and those who check them. Nobody else is given these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from milepost.measures.definitions import Measure
from milepost.measures.models import Reading
from milepost.people.clock import now
from milepost.people.models import Area, Organisation
from milepost.rules.disclosure import Raw
from milepost.rules.measuring import Answer
from milepost.rules.periods import Period


@dataclass(frozen=True)
class Sent:
    """What stands in a slot: ``id`` is the reading's, which whoever supersedes it has to name."""

    id: int
    breakdown: str
    answer: Answer
    raw: Raw
    why: str
    sent_by: str
    sent_at: datetime
    confirmed: bool


def raw_for_sender(measure: Measure, area: Area, organisation: Organisation | None, period: Period) -> dict[str, Sent]:
    """What was last sent for a period, by breakdown. Ask ``access`` first whether they may send it. One query."""
    found = Reading.objects.filter(
        area=area, measure=measure.id, organisation=organisation, starts=period.starts,
        superseded_by__isnull=True, recorded_at__lte=now(),
    ).select_related("recorded_by", "confirmation")  # fmt: skip
    return {reading.breakdown: as_sent(reading) for reading in found}


def as_sent(reading: Reading) -> Sent:
    return Sent(
        id=reading.pk,
        breakdown=reading.breakdown,
        answer=Answer(reading.answer),
        raw=Raw(reading.numerator, reading.denominator, reading.value),
        why=reading.why,
        sent_by=reading.recorded_by.name,
        sent_at=reading.recorded_at,
        confirmed=hasattr(reading, "confirmation"),
    )
