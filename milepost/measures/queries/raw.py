"""The figures as they were sent, for those who send them and those who check them. Nobody else is given these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

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

    @property
    def figure(self) -> Decimal | None:
        """The numerator, or the value of what has none."""
        return self.raw.value if self.raw.numerator is None else self.raw.numerator

    @property
    def words(self) -> str:
        return in_words(self.answer, self.figure, self.raw.denominator, self.why)


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


def in_words(answer: Answer, figure: Decimal | None, out_of: Decimal | None, why: str) -> str:
    """An answer in words.

    >>> in_words(Answer.FIGURE, Decimal("12.0000"), Decimal("1400"), ""), in_words(Answer.NIL, None, None, "")
    ('12 out of 1,400', 'Nil return')
    """
    if answer is Answer.NIL:
        return answer.label
    if answer is Answer.NOT_AVAILABLE:
        return f"{answer.label} {why}"
    return _plain(figure) if out_of is None else f"{_plain(figure)} out of {_plain(out_of)}"


def _plain(figure: Decimal | None) -> str:
    """A figure without the noughts a database adds."""
    text = f"{figure or 0:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
