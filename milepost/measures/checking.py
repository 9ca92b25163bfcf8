"""Whether an answer can be taken, whatever way it came in. Nothing is asked of the database, and every problem says the fix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from milepost.measures.definitions import Measure
from milepost.rules.dates import day
from milepost.rules.measuring import Answer, Unit
from milepost.rules.periods import Period, period_of
from milepost.rules.pooling import PER, share

_FIGURES = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?", re.ASCII)
LARGEST = Decimal(10) ** 12
"""What the database can hold, with four decimals."""
EARLIEST = 1990
"""A chart has a place for every period since its first, so a slip of a century would be a page without end."""


@dataclass(frozen=True)
class NewReading:
    """What somebody answers for one measure and period. Of an average the denominator is how many it is of.

    ``why`` says why there is no figure or, where it takes the place of another, why that one was wrong. ``instead_of`` is
    the id of the reading its writer saw there.
    """

    measure: Measure
    period: Period
    answer: Answer = Answer.FIGURE
    breakdown: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    why: str = ""
    instead_of: int | None = None

    @property
    def slot(self) -> str:
        """What it is about, in words."""
        label = next((b.label for b in self.measure.breakdowns if b.key == self.breakdown), self.breakdown)
        return ", ".join(part for part in (self.measure.name, self.period.label, label) if part)


@dataclass(frozen=True)
class Problem:
    """What is wrong with an answer. ``at`` is its place among those sent, ``field`` the part that has to change."""

    at: int
    field: str
    words: str
    slot: str = ""

    def __str__(self) -> str:
        return f"{self.slot}: {self.words}" if self.slot else self.words


Found = Iterator[tuple[str, str]]
"""Fields with what is wrong with them."""


def number(written: object) -> Decimal | None:
    """A figure as somebody typed it; None for nothing. Raises ValueError in words where it is not a number.

    >>> number("1,204"), number(" 12.5 "), number(""), number(7)
    (Decimal('1204'), Decimal('12.5'), None, Decimal('7'))
    >>> number("about 20")
    Traceback (most recent call last):
    ValueError: “about 20” is not a number. Give figures only, like 12 or 12.5
    """
    text = str(written if written is not None else "").strip()
    if not text:
        return None
    if isinstance(written, bool) or not _FIGURES.fullmatch(text):
        raise ValueError(f"“{text[:40]}” is not a number. Give figures only, like 12 or 12.5")
    return Decimal(text.replace(",", ""))


def problems(answers: Sequence[NewReading], organisation: str, today: date) -> list[Problem]:
    """Everything that is wrong with what is sent together, in its order. ``organisation`` is empty for the area's own."""
    seen: set[tuple[str, Period, str]] = set()
    found = []
    for at, answer in enumerate(answers):
        slot = (answer.measure.id, answer.period, answer.breakdown)
        if slot in seen:
            found.append(Problem(at, "period", "It is given twice. Keep one of them", answer.slot))
        seen.add(slot)
        for field, words in (*_place(answer, organisation, today), *_figures(answer)):
            found.append(Problem(at, field, words, answer.slot))
    return found


def settled(answer: NewReading) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Numerator, denominator and value as they are kept; the value of a share is worked out."""
    unit = answer.measure.unit
    if answer.answer is not Answer.FIGURE:
        return None, None, None
    if unit in PER and answer.numerator is not None and answer.denominator:
        return answer.numerator, answer.denominator, share(answer.numerator, answer.denominator, unit)
    return answer.numerator, answer.denominator, answer.value


def _place(answer: NewReading, organisation: str, today: date) -> Found:
    measure, period = answer.measure, answer.period
    usual = period_of(measure.every, period.starts)
    if usual != period:
        yield "period", f"It is wanted {measure.every.label}. Give it for {usual.label}"
    elif period.ends >= today:
        yield "period", f"The period is not over. Send it from {day(period.ends + timedelta(days=1))}"
    if answer.breakdown and answer.breakdown not in {b.key for b in measure.breakdowns}:
        known = ", ".join(b.key for b in measure.breakdowns) or "none"
        yield "breakdown", f"“{answer.breakdown}” is not one of its breakdowns. Known: {known}"
    if organisation and organisation not in measure.collected_from:
        yield "organisation", f"{organisation} is not asked for it. Ask whoever keeps the measures to add you"
    if organisation and measure.collected_since and period.ends < measure.collected_since:
        yield "period", f"It is asked for since {day(measure.collected_since)}. Leave out what was before"
    if period.starts.year < EARLIEST:
        yield "period", f"It is before {EARLIEST}. Check the year"
    if not organisation and _collected(measure, period):
        yield "organisation", "It is the sum of what its providers send. Send it for one of them"


def _collected(measure: Measure, period: Period) -> bool:
    since = measure.collected_since
    return bool(measure.collected_from) and (since is None or period.starts >= since)


def _figures(answer: NewReading) -> Found:
    given = [n for n in (answer.numerator, answer.denominator, answer.value) if n is not None]
    if answer.answer is not Answer.FIGURE:
        if given:
            yield "answer", f"It has a figure and says “{answer.answer.label.lower()}”. Keep one of the two"
        if answer.answer is Answer.NOT_AVAILABLE and not answer.why.strip():
            yield "why", "Say why the figure is not available"
        return
    for field in ("numerator", "denominator", "value"):
        yield from _number(field, getattr(answer, field))
    checks: dict[Unit, Callable[[NewReading], Found]] = {Unit.COUNT: _count, **dict.fromkeys(PER, _share)}
    yield from checks.get(answer.measure.unit, _average)(answer)


def _number(field: str, figure: Decimal | None) -> Found:
    if figure is None:
        return
    if figure < 0:
        yield field, "A figure is never below 0. Check it"
    elif figure >= LARGEST:
        yield field, "It is too large to be right. Check it"
    elif figure != round(figure, 4):
        yield field, "Give at most four decimals"


def _count(answer: NewReading) -> Found:
    if answer.value is None:
        yield "value", "Give how many, or choose nil return or not available"
    else:
        yield from _whole("value", answer.value)
    if answer.numerator is not None or answer.denominator is not None:
        yield "numerator", "It is one number. Leave out numerator and denominator"


def _share(answer: NewReading) -> Found:
    top, below = answer.numerator, answer.denominator
    for field, figure, words in (
        ("numerator", top, answer.measure.numerator),
        ("denominator", below, answer.measure.denominator),
    ):
        if figure is None:
            yield field, f"Give how many: {words}" if words else "Give how many"
        else:
            yield from _whole(field, figure)
    if top is None or below is None:
        return
    if below == 0:
        yield "denominator", "Of none there is no figure. Choose nil return"
    elif answer.measure.unit is Unit.PERCENT and top > below:
        yield "numerator", f"{top:f} is more than the {below:f} it is out of. Check both"
    elif (true := share(top, below, answer.measure.unit)) and answer.value is not None and abs(true - answer.value) > 1:
        yield (
            "value",
            f"{top:f} of {below:f} is {answer.measure.unit.say(true)}. Leave the value out, or check all three",
        )


def _average(answer: NewReading) -> Found:
    if answer.value is None:
        yield "value", "Give the figure, or choose nil return or not available"
    if answer.denominator is not None:
        yield from _whole("denominator", answer.denominator)
    if answer.denominator == 0:
        yield "denominator", "Of none there is no figure. Choose nil return"


def _whole(field: str, figure: Decimal) -> Found:
    if figure != figure.to_integral_value():
        yield field, f"{figure:f} is not a whole number. Give how many there were"
