"""The words of the pages on which figures are sent and confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from milepost.measures.access import Hand, hand
from milepost.measures.definitions import Measure, every
from milepost.measures.queries import Answered, Sent, Waiting, answered, waiting
from milepost.people.models import Organisation
from milepost.plan.access import Capacity
from milepost.rules.measuring import Answer
from milepost.rules.periods import Period, period_of
from milepost.rules.permissions import Verb

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
    """Which figures wait: "Requests, June 2026", or "10 figures: Requests and 2 other measures, May to June 2026"."""
    first, others = every()[found.measures[0]].name, len(found.measures) - 1
    several = f"{found.figures} figures: " if found.figures > 1 else ""
    more = f" and {others} other {'measure' if others == 1 else 'measures'}" if others else ""
    return f"{several}{first}{more}, {found.period.label}"


@dataclass(frozen=True)
class MyFigures:
    """How many figures ask something of somebody: to confirm, and to send for a period that is over."""

    to_confirm: int = 0
    to_send: int = 0

    def __bool__(self) -> bool:
        return bool(self.to_confirm or self.to_send)


def my_figures(who: Capacity, today: date) -> MyFigures:
    """Nobody owes what another organisation is asked for, though they may send it. Six queries."""
    if who.user is None or not who.may(Verb.SEND_READING):
        return MyFigures()
    mine = hand(who)
    theirs = {o.pk for o in mine.organisations} | {0}
    confirms = [m.id for m in mine.measures if mine.may_confirm(m)]
    return MyFigures(
        to_confirm=sum(w.figures for w in waiting(confirms, who.user)) if confirms else 0,
        to_send=sum(row.answered is None and row.number in theirs for row in to_send(mine, today)),
    )


def about(measure: Measure, breakdown: str) -> str:
    """Whom a figure is about."""
    return next((b.label for b in measure.breakdowns if b.key == breakdown), breakdown) or "Everybody"


def _row(measure: Measure, organisation: Organisation | None, period: Period, found: Answered | None) -> ToSend:
    name, number = (organisation.name, organisation.pk) if organisation else ("", 0)
    return ToSend(measure, period, name, number, found)
