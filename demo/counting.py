"""Loading what is counted in Exampleshire, in the same ways as everybody sends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from milepost.measures.actions.confirm import confirm
from milepost.measures.actions.note import note
from milepost.measures.actions.recalibrate import Agreed as NewlyAgreed
from milepost.measures.actions.recalibrate import recalibrate
from milepost.measures.actions.redraw import redraw
from milepost.measures.actions.send import Taken, send_readings
from milepost.measures.checking import NewReading
from milepost.measures.definitions import Measure, every
from milepost.people.models import Area, Body, Organisation, User
from milepost.people.system import loader
from milepost.rules.dates import months_later
from milepost.rules.measuring import Answer, Unit, Way
from milepost.rules.periods import Period, period_of

from .measures import MEASURED, TRUST, Figure, Measured
from .noon import noon

SENT_AFTER = timedelta(days=10)
WRONG = "Plans where the law allows longer had been left out"


@dataclass(frozen=True)
class Sent:
    """What is sent together: who sends it for whom, and when."""

    at: date
    organisation: str
    by: str


@dataclass(frozen=True)
class Told:
    """One answer; ``ago`` periods before the last."""

    said: Measured
    ago: int
    reading: NewReading

    @property
    def waits(self) -> bool:
        """Whether nobody has confirmed it yet."""
        return self.ago < self.said.waiting or bool(self.said.mended and self.said.mended[0] == self.ago)


class Counting:
    """Everything of before the plan is loaded with it; since then figures are sent period by period."""

    def __init__(self, area: Area, people: dict[str, User], start: date, today: date) -> None:
        self.area, self.people, self.start, self.today = area, people | {"loader": loader()}, start, today
        self.board = Body.objects.get(area=area, name="Exampleshire SEND Improvement Board")
        self.organisations = {o.name: o for o in Organisation.objects.filter(area=area)}

    def load(self) -> None:
        letters: dict[Sent, list[Told]] = {}
        for said in MEASURED:
            for organisation, told in self.answers(said):
                letters.setdefault(self.letter(told, organisation), []).append(told)
        for letter in sorted(letters, key=lambda s: (s.at, s.organisation, s.by)):
            self.send(letter, letters[letter])
        for said in MEASURED:
            self.keep(said, every()[said.measure])

    def answers(self, said: Measured) -> Iterator[tuple[str, Told]]:
        measure = every()[said.measure]
        for ago, figure in self.oldest_first(measure, said.figures):
            if said.mended and said.mended[0] == ago:
                figure = said.mended[1]
            yield "", Told(said, ago, self.reading(measure, ago, figure))
        for part, figures in said.parts.items():
            organisation = part if part in self.organisations else ""
            none = {a.ago: a.why for a in said.answered if a.organisation == part}
            for ago, figure in self.oldest_first(measure, figures):
                if figure is None and ago not in none:
                    continue
                reading = self.reading(measure, ago, figure, "" if organisation else part, none.get(ago, ""))
                yield organisation, Told(said, ago, reading)

    def oldest_first(self, measure: Measure, figures: tuple[Figure, ...]) -> Iterator[tuple[int, Figure]]:
        """Figures with how long ago; those of years that nobody told yet when this was written go round in the first ones."""
        longest = len(figures)
        if measure.collected_since and figures:
            while self.period(measure, longest).starts >= measure.collected_since:
                longest += 1
        for ago in range(longest - 1, -1, -1):
            yield ago, figures[len(figures) - 1 - ago] if ago < len(figures) else figures[ago % 8]

    def reading(self, measure: Measure, ago: int, figure: Figure, part: str = "", why: str = "") -> NewReading:
        period = self.period(measure, ago)
        if figure is None:
            answer = Answer.NOT_AVAILABLE if why or measure.unit is Unit.WEEKS else Answer.NIL
            words = (why or "the list could not be read that month") if answer is Answer.NOT_AVAILABLE else ""
            return NewReading(measure, period, answer, part, why=words)
        if isinstance(figure, tuple):
            top, below = figure
            return NewReading(measure, period, Answer.FIGURE, part, Decimal(top), Decimal(below))
        if figure == 0 and measure.unit is Unit.COUNT:
            return NewReading(measure, period, Answer.NIL, part)
        return NewReading(measure, period, Answer.FIGURE, part, value=Decimal(figure))

    def period(self, measure: Measure, ago: int) -> Period:
        """The period so long before the last that has ended."""
        running = period_of(measure.every, self.today)
        return period_of(measure.every, months_later(running.starts, -measure.every.months * (ago + 1)))

    def letter(self, told: Told, organisation: str) -> Sent:
        at = told.reading.period.ends + SENT_AFTER
        if at <= self.start:
            return Sent(self.start, organisation, "loader")
        if organisation:
            return Sent(at, organisation, "provider" if organisation == TRUST else "analyst")
        return Sent(at, "", told.said.by)

    def send(self, letter: Sent, told: list[Told]) -> None:
        way, name = Way.FORM, ""
        if letter.by == "loader":
            way, name = Way.LOADER, "exampleshire.yaml"
        elif letter.by == "provider":
            way, name = Way.WORKBOOK, f"returns-{letter.at:%Y-%m}.xlsx"
        taken = send_readings(
            by=self.people[letter.by], way=way, area=self.area, answers=[t.reading for t in told], name=name,
            organisation=self.organisations.get(letter.organisation), at=noon(letter.at),
        )  # fmt: skip
        self.confirm(letter, [r.pk for t, r in zip(told, taken.added, strict=True) if not t.waits], taken)
        for t, reading in zip(told, taken.added, strict=True):
            if t.said.mended and t.said.mended[0] == t.ago and not t.reading.breakdown:
                self.mend(letter, t, reading.pk)

    def confirm(self, letter: Sent, readings: list[int], taken: Taken) -> None:
        if readings and taken.submission:
            by = self.people["lead" if letter.by == "analyst" else "analyst"]
            confirm(by=by, submission=taken.submission, readings=readings, at=noon(letter.at + timedelta(days=3)))

    def mend(self, letter: Sent, told: Told, wrong: int) -> None:
        """The figure is sent again, in the place of the wrong one, and confirmed."""
        measure, figures = told.reading.measure, told.said.figures
        right = self.reading(measure, told.ago, figures[len(figures) - 1 - told.ago])
        again = NewReading(
            measure, right.period, right.answer, "", right.numerator, right.denominator, right.value, WRONG, wrong
        )
        later = Sent(letter.at + timedelta(days=12), letter.organisation, letter.by)
        taken = send_readings(
            by=self.people[letter.by], way=Way.FORM, area=self.area, answers=[again], at=noon(later.at)
        )
        self.confirm(later, [r.pk for r in taken.added], taken)

    def keep(self, said: Measured, measure: Measure) -> None:
        """What was agreed, what happened, and from where the chart was drawn anew."""
        by = self.people["analyst"]
        for a in said.agreed:
            on = self.today - timedelta(days=a.ago)
            agreed = NewlyAgreed(
                target=a.target, value=Decimal(a.value), why=a.why, agreed_on=on - timedelta(days=2), body=self.board,
                upper=None if a.upper is None else Decimal(a.upper), due=self.month_end(a.due),
            )  # fmt: skip
            recalibrate(by=by, measure=measure, area=self.area, agreed=agreed, at=noon(on))
        for h in said.happened:
            on = self.period(measure, h.ago).starts + timedelta(days=9)
            note(by=by, measure=measure, area=self.area, on=on, words=h.words, open=h.open, at=self.soon(on))
        for anew in said.anew:
            starts = self.period(measure, anew.ago).starts
            redraw(
                by=by, measure=measure, area=self.area, starts=starts, why=anew.why, agreed_by=self.board.name,
                at=self.soon(starts),
            )  # fmt: skip

    def month_end(self, month: int | None) -> date | None:
        """The last day of a month of the plan, counted from 0."""
        return None if month is None else months_later(self.start, month + 1) - timedelta(days=1)

    def soon(self, on: date) -> datetime:
        """A little after a day, and not before the plan and its figures were there."""
        return noon(max(on, self.start) + timedelta(days=6))
