"""How the template is laid out: what writing it and reading it back agree on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from milepost.measures.queries import Sent
from milepost.measures.queries.asked import EVERYBODY, Slot
from milepost.people.clock import day_of
from milepost.rules.dates import day
from milepost.rules.measuring import Unit

FORM = "milepost-figures-1"
"""Another form would be read in another way, so an older file is refused with the way to a new one."""
FIGURES, HELP, IDS = "Figures", "How to fill this in", "Milepost"
FIRST = 5
"""The first row with a figure, counted from 1; the one above has the headings."""
OUT_OF = (Unit.PERCENT, Unit.RATE_PER_1000)
A_FEW = 3
"""Periods that are in the template though they were answered, so that a late change has its place."""
MOST = 2_000


@dataclass(frozen=True)
class Line:
    """One row. ``number`` goes with it wherever it is moved; ``mark`` says what the measure was when the row was made."""

    number: int
    slot: Slot

    @property
    def mark(self) -> str:
        m, part = self.slot.measure, self.slot.breakdown
        says = (m.name, m.unit, m.numerator, m.denominator, m.every, part.label)
        return sha256("\n".join(map(str, says)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Column:
    """``words`` is what a locked cell says; a column without is filled in by the provider."""

    heading: str
    width: int
    words: Callable[[Line], str] | None = None


ROW, MEASURE, WHO, PERIOD = "Row", "Measure", "Who is counted", "Period"
ANSWER, FIGURE, OUT, BECAUSE = "Answer", "Figure", "Out of", "Not available, because"
COLUMNS = (
    Column(ROW, 6, lambda line: str(line.number)),
    Column(MEASURE, 30, lambda line: line.slot.measure.name),
    Column(WHO, 18, lambda line: line.slot.breakdown.label),
    Column(PERIOD, 18, lambda line: line.slot.period.label),
    Column("What to put in", 40, lambda line: wanted(line.slot)),
    Column("Due by", 18, lambda line: day(line.slot.due)),
    Column("Sent before", 26, lambda line: told(line.slot.sent) if line.slot.sent else "Nothing yet"),
    Column(ANSWER, 22),
    Column(FIGURE, 12),
    Column(OUT, 12),
    Column(BECAUSE, 36),
)
FILLED_IN = tuple(c.heading for c in COLUMNS if c.words is None)


def lines(slots: list[Slot]) -> list[Line]:
    """The rows of a template: whatever is owed, with its parts, and the latest periods of each measure."""
    latest: dict[str, set[Any]] = {}
    owed = set()
    for s in slots:
        latest.setdefault(s.measure.id, set()).add(s.period)
        if s.breakdown == EVERYBODY and s.sent is None:
            owed.add((s.measure.id, s.period))
    keep = {measure: set(sorted(found)[-A_FEW:]) for measure, found in latest.items()}
    chosen = [s for s in slots if s.period in keep[s.measure.id] or (s.measure.id, s.period) in owed]
    return [Line(number, slot) for number, slot in enumerate(chosen[-MOST:], start=1)]


def wanted(slot: Slot) -> str:
    """What a row asks for, in the definition's words."""
    m = slot.measure
    return f"Figure: {m.numerator}. Out of: {m.denominator}" if m.unit in OUT_OF else f"Figure: {m.numerator}"


def told(sent: Sent) -> str:
    """What was sent before and when, like "12 out of 40, on 3 May 2026"."""
    return f"{sent.words}, on {day(day_of(sent.sent_at))}"
