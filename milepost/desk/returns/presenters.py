"""The words of the pages on which figures are sent and confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from milepost.measures.access import Hand
from milepost.measures.definitions import Measure, every
from milepost.measures.queries import Answered, Sent, Waiting, answered
from milepost.people.models import Organisation
from milepost.rules.measuring import Answer
from milepost.rules.periods import Period, period_of

DAY = date.resolution


@dataclass(frozen=True)
class ToSend:
    """One period of a measure that somebody may send. ``number`` is the organisation's, 0 for the area."""

    measure: Measure
    period: Period
    organisation: str
    number: int
    answered: Answered | None

    @property
    def starts(self) -> str:
        return self.period.starts.isoformat()

    @property
    def label(self) -> str:
        return ", ".join(part for part in (self.measure.name, self.organisation) if part)


def ended(measure: Measure, today: date) -> Iterator[Period]:
    """The periods of a measure that are over, the latest first, as far back as it was collected."""
    period = period_of(measure.every, today)
    since = measure.collected_since
    while True:
        period = period_of(measure.every, period.starts - DAY)
        if since and period.starts < since:
            return
        yield period


def to_send(mine: Hand, today: date) -> list[ToSend]:
    """The latest period of everything somebody may send; what has no answer comes first."""
    found = [(m, o, period) for m in mine.measures for o in mine.sends(m) for period in islice(ended(m, today), 1)]
    known = answered({m.id for m, _, _ in found}, {p.starts for _, _, p in found})
    rows = [_row(m, o, p, known.get((m.id, o.pk if o else None, p.starts))) for m, o, p in found]
    return sorted(rows, key=lambda row: (row.answered is not None, row.measure.name, row.organisation))


def periods_to_send(measure: Measure, organisation: Organisation | None, today: date, longest: int) -> list[ToSend]:
    """The latest periods of one measure."""
    found = list(islice(ended(measure, today), longest))
    known = answered({measure.id}, {p.starts for p in found})
    number = organisation.pk if organisation else None
    return [_row(measure, organisation, p, known.get((measure.id, number, p.starts))) for p in found]


def said(measure: Measure, sent: Sent) -> str:
    """An answer in words: "30 of 40, 75%"."""
    if sent.answer is Answer.NIL:
        return "Nil return"
    if sent.answer is Answer.NOT_AVAILABLE:
        return f"Not available: {sent.why}"
    raw = sent.raw
    value = "" if raw.value is None else measure.unit.say(raw.value)
    if raw.numerator is None or raw.denominator is None:
        return value
    return f"{raw.numerator:,.0f} of {raw.denominator:,.0f}, {value}"


def of(found: Waiting) -> str:
    """Which figures wait: "Requests for an assessment", or the first of several and how many more."""
    names = [every()[measure].name for measure in found.measures]
    more = found.figures - 1
    return names[0] if not more else f"{names[0]} and {more} more {'figure' if more == 1 else 'figures'}"


def about(measure: Measure, breakdown: str) -> str:
    """Whom a figure is about."""
    return next((b.label for b in measure.breakdowns if b.key == breakdown), breakdown) or "Everybody"


def _row(measure: Measure, organisation: Organisation | None, period: Period, found: Answered | None) -> ToSend:
    name, number = (organisation.name, organisation.pk) if organisation else ("", 0)
    return ToSend(measure, period, name, number, found)
