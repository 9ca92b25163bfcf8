"""What was shown in the preview, carried to the sending of it: signed, for this person and organisation, good for a day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core import signing

from milepost.measures.queries.asked import Slot
from milepost.people.models import Organisation, User
from milepost.rules.measuring import Answer

from .compare import Compared, Proposal

A_DAY = 86_400


@dataclass(frozen=True)
class Figure:
    """``seen`` is the reading it replaces, 0 where it adds one."""

    measure: str
    breakdown: str
    starts: str
    answer: Answer
    figure: Decimal | None
    out_of: Decimal | None
    because: str
    seen: int


@dataclass(frozen=True)
class Ticket:
    name: str
    digest: str
    figures: tuple[Figure, ...]

    def found(self, slots: list[Slot]) -> Compared | None:
        """What was shown, beside what stands now; None where a figure is no longer asked for, or another stands there."""
        known = {(s.measure.id, s.breakdown.key, s.period.starts.isoformat()): s for s in slots}
        found = Compared()
        for f in self.figures:
            slot = known.get((f.measure, f.breakdown, f.starts))
            if slot is None or (slot.sent.id if slot.sent else 0) != f.seen:
                return None
            (found.replaced if f.seen else found.added).append(Proposal(slot, f.answer, f.figure, f.out_of, f.because))
        return found


def sign(name: str, digest: str, proposals: list[Proposal], organisation: Organisation, by: User) -> str:
    rows = [_row(p) for p in proposals]
    return signing.dumps([name[:200], digest, rows], salt=_salt(organisation, by), compress=True)


def unsign(text: str, organisation: Organisation, by: User) -> Ticket | None:
    """None where it was shown to somebody else, for another organisation, or longer ago than a day."""
    try:
        name, digest, rows = signing.loads(text, salt=_salt(organisation, by), max_age=A_DAY)
    except signing.BadSignature:
        return None
    return Ticket(name, digest, tuple(_figure(row) for row in rows))


def _row(p: Proposal) -> list[Any]:
    measure, breakdown, starts = p.slot.key
    seen = p.slot.sent.id if p.slot.sent else 0
    parts = [None if n is None else str(n) for n in (p.figure, p.out_of)]
    return [measure, breakdown, starts.isoformat(), p.answer.value, *parts, p.because, seen]


def _figure(row: list[Any]) -> Figure:
    measure, breakdown, starts, answer, figure, out_of, because, seen = row
    return Figure(measure, breakdown, starts, Answer(answer), _number(figure), _number(out_of), because, seen)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _salt(organisation: Organisation, by: User) -> str:
    return f"milepost.desk.returns.workbook.{organisation.pk}.{by.pk}"
