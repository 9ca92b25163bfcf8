"""A measure with all that is made of it on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from milepost.measures.definitions import Measure
from milepost.measures.queries import Point, Series
from milepost.rules.difference import OF_TARGET, Difference, Verdict, challenges
from milepost.rules.forecast import Forecast
from milepost.rules.measuring import Method
from milepost.rules.periods import Period

from .cells import C, said
from .freshness import Freshness
from .process import Process
from .targets import TargetRead

PLAIN = {
    Difference.BETTER: "It is getting better",
    Difference.WORSE: "It is getting worse",
    Difference.CHANGED: "It has changed",
    Difference.NO_CHANGE: "It is about the same",
    Difference.TOO_EARLY: "It is too early to say if it is changing",
    Difference.CANNOT_TELL: "We cannot tell yet if it is changing",
    Difference.MET: "We got to where we wanted",
    Difference.MEETING: "So far we are where we want to be",
    Difference.MEETS: "We are where we want to be",
    Difference.MISSED: "We did not get there in time",
}


@dataclass(frozen=True)
class MeasureRead:
    """``latest`` is the newest period with an answer, be its figure shown or not; ``aim`` the target to hold it against now.

    ``missing`` are the periods that have no figure, which the test leaves out.
    """

    series: Series
    on: date
    latest: Point | None
    targets: tuple[TargetRead, ...]
    aim: TargetRead | None
    process: Process
    verdict: Verdict
    forecast: Forecast | None
    freshness: Freshness
    missing: tuple[Period, ...]

    @property
    def measure(self) -> Measure:
        return self.series.measure

    @property
    def difference(self) -> Difference:
        return self.verdict.headline

    @property
    def challenge(self) -> str:
        """Why it challenges the ratings of the actions behind it; empty where it does not."""
        return challenges(self.measure.name, self.verdict) or ""

    @property
    def figure(self) -> str:
        """The latest answer in words."""
        return said(self.measure, self.latest.whole) if self.latest and self.latest.whole else "No figure yet"

    @property
    def latest_words(self) -> str:
        """The latest answer with its period, to stand within a sentence."""
        if self.latest is None:
            return "no figure yet"
        return f"{'too few to show (c)' if self.figure == C else self.figure} in {self.latest.period.label}"

    @property
    def headline(self) -> str:
        """The one sentence of the page: the latest figure, what it says, and what is wanted."""
        latest = self.latest_words
        wanted = f" The target is {self.aim.words}: {self.aim.stands.lower()}." if self.aim else ""
        said = self.verdict.change.label if self._of_aim else self.verdict.words
        return f"{latest[0].upper()}{latest[1:]}. {said}.{wanted}"

    @property
    def _of_aim(self) -> bool:
        """Whether the headline is about the target that is named anyway."""
        return self.difference in OF_TARGET and (
            self.difference is not Difference.MISSED or bool(self.aim and self.aim.missed)
        )

    @property
    def plain(self) -> str:
        """The same for everyone."""
        latest = self.latest_words
        wanted = f" We want {self.aim.words}." if self.aim else ""
        return f"{latest[0].upper()}{latest[1:]}. {PLAIN[self.difference]}.{wanted}"

    @property
    def plain_difference(self) -> str:
        return PLAIN[self.difference]

    @property
    def plain_reasons(self) -> tuple[str, ...]:
        """Why, for everyone: what the figures say, then what the target says."""
        told = {
            Method.XMR: "Figures go up and down a little all the time. We only say that one is better or worse when it is "
            "more than that",
            Method.RUN: "There are too few figures, or they come too unevenly, to tell a change from the usual ups and downs",
            Method.GAPS: "This does not happen often, so we look at how long it is from one time to the next",
            Method.ANNUAL: "We look at five years before we say that a change is real",
        }
        of_target = () if self.difference is self.verdict.change else (PLAIN[self.difference],)
        aim = () if self._of_aim or not self.aim else (self.aim.plain,)
        return told[self.process.method], PLAIN[self.verdict.change], *of_target, *aim

    @property
    def fired(self) -> tuple[tuple[str, str], ...]:
        """Each stretch of periods that fired the same rules, with every rule in words, oldest first."""
        told = (
            (p.period, self.process.says(p.period.starts, only_fired=True))
            for p in self.series.points
            if p.value is not None
        )
        found = []
        for words, stretch in groupby(told, key=lambda pair: pair[1]):
            periods = [period for period, _ in stretch]
            if words:
                found.append((Period(periods[0].starts, periods[-1].ends).label, words))
        return tuple(found)

    @property
    def waves_words(self) -> str:
        """The difference between the last two rounds of a survey, with its range."""
        w = self.process.waves
        if w is None:
            return ""
        value, lower, upper = (
            Decimal(str(100 * x)).quantize(Decimal("0.1"), ROUND_HALF_UP) for x in (w.value, w.lower, w.upper)
        )
        chance = "That may be chance" if lower <= 0 <= upper else "That is more than chance"
        return f"{value:+} percentage points, between {lower:+} and {upper:+} (95% interval, Newcombe’s). {chance}"

    def say(self, value: Decimal) -> str:
        return self.measure.unit.say(value)

    def agreed(self, value: Decimal) -> str:
        return self.measure.unit.agreed(value)
