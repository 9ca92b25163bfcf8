"""Is it making a difference? Said apart from whether it is complete, by the method each measure is judged by.

Sources: Making Data Count for control charts (the latest point decides), Fingertips for yearly figures (five-point trend),
Newcombe's interval for two waves of a survey. A run chart and the gaps between rare events tell no change: Milepost has no rule
for them whose source it could name.

Where a target stands and whether the figures changed are two things, and both are said. A target met while nothing has really
changed is a target met; it is no difference made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .dates import day
from .forecast import target_words
from .intervals import Interval
from .measuring import Direction, Method, Unit
from .spc import PointType, Spc, fired_words, without_icons
from .target import Standing, Stood, Wanted
from .trend import FivePoint, Trend


class Difference(StrEnum):
    """What a measure says. ``CHANGED`` is a real change where neither way is better; ``CANNOT_TELL`` has no rule to go by.

    ``MET`` and ``MISSED`` are for a target whose day has passed, ``MEETING`` for one whose day is still to come, ``MEETS`` for
    one without a day.
    """

    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"
    NO_CHANGE = "no_change"
    TOO_EARLY = "too_early"
    CANNOT_TELL = "cannot_tell"
    MET = "met"
    MEETING = "meeting"
    MEETS = "meets"
    MISSED = "missed"

    @property
    def label(self) -> str:
        return {
            "better": "Getting better",
            "worse": "Getting worse",
            "changed": "Changed",
            "no_change": "No real change",
            "too_early": "Too early to say",
            "cannot_tell": "Cannot be told",
            "met": "Met its target",
            "meeting": "Meeting its target so far",
            "meets": "Meets its target",
            "missed": "Target date passed and missed",
        }[self.value]

    @property
    def counted(self) -> str:
        """The same after a number of measures, like "3 meeting the target so far"."""
        words = {"met": "met the target", "meeting": "meeting the target so far", "meets": "meeting the target"}
        return words.get(self.value, "missed the target" if self is Difference.MISSED else self.label.lower())

    @property
    def beside(self) -> str:
        """What the figures say, to stand after what the target says."""
        return {"too_early": "too early to call it a change", "cannot_tell": "whether it changed cannot be told"}.get(
            self.value, f"{self.label[0].lower()}{self.label[1:]}"
        )


OF_TARGET = (Difference.MISSED, Difference.MET, Difference.MEETING, Difference.MEETS)
WORST_FIRST = (
    Difference.WORSE,
    Difference.MISSED,
    Difference.NO_CHANGE,
    Difference.TOO_EARLY,
    Difference.CANNOT_TELL,
    Difference.CHANGED,
    Difference.BETTER,
    Difference.MEETING,
    Difference.MEETS,
    Difference.MET,
)
"""Of several measures the first of these is what is said of all: nobody may hide a worse one behind a better."""


def worst(found: Iterable[tuple[Difference, Direction]]) -> Difference | None:
    """What several measures say together: the worst of those that have a direction, or a target. The others are only counted.

    The order is: getting worse, target missed, no real change, too early to say, cannot be told, getting better, target met.
    None where neither way is better for any of them.

    >>> worst([(Difference.CHANGED, Direction.NONE), (Difference.MET, Direction.UP), (Difference.BETTER, Direction.DOWN)])
    <Difference.BETTER: 'better'>
    """
    speaking = (d for d, direction in found if direction is not Direction.NONE or d in OF_TARGET)
    return min(speaking, key=WORST_FIRST.index, default=None)


@dataclass(frozen=True)
class Findings:
    """All that is known of a measure on a day. What a method does not need may be left out.

    ``waves`` is the latest wave of a survey less the one it is held against, as a proportion between -1 and 1.
    """

    method: Method
    direction: Direction
    unit: Unit
    spc: Spc | None = None
    trend: FivePoint | None = None
    waves: Interval | None = None
    wanted: Wanted | None = None
    stood: Stood | None = None
    shortest: int = 13


@dataclass(frozen=True)
class Verdict:
    """``headline`` is what is said in one word or two, ``change`` what the figures alone say; each with its reason in words."""

    headline: Difference
    change: Difference
    reasons: tuple[str, ...]

    @property
    def makes_one(self) -> bool | None:
        """Whether it is making a difference: only the figures tell, never the target. None where that is not known.

        >>> Verdict(Difference.MET, Difference.NO_CHANGE, ()).makes_one, Verdict(Difference.MET, Difference.BETTER, ()).makes_one
        (False, True)
        """
        return {"better": True, "worse": False, "no_change": False}.get(self.change.value)

    @property
    def beside(self) -> str:
        """What the figures say where the headline is about the target; else nothing.

        >>> Verdict(Difference.MEETING, Difference.NO_CHANGE, ()).beside
        'no real change'
        """
        return "" if self.headline is self.change else self.change.beside

    @property
    def words(self) -> str:
        """Both in one line."""
        return "; ".join(part for part in (self.headline.label, self.beside) if part)


def verdict(found: Findings) -> Verdict:
    """What a measure says of the promise behind it. A turn for the worse is named first, then the target, then the rest.

    >>> from .trend import Trend
    >>> found = Findings(Method.ANNUAL, Direction.UP, Unit.PERCENT, trend=FivePoint(Trend.RISING, 2.0, 40.0))
    >>> verdict(found).headline.label, verdict(found).reasons
    ('Getting better', ('a real rise over the latest five years',))
    """
    change, why = _change(found)
    headline = change
    if change is not Difference.WORSE and found.stood:
        headline = {
            Standing.MISSED: Difference.MISSED,
            Standing.MET: Difference.MET,
            Standing.MET_LATE: Difference.MET,
            Standing.MET_SO_FAR: Difference.MEETING if found.wanted and found.wanted.due else Difference.MEETS,
        }.get(found.stood.standing, change)
    of_target = _target_reason(found)
    reasons = (of_target, why) if headline in OF_TARGET else (why, of_target)
    return Verdict(headline, change, tuple(reason for reason in reasons if reason))


def challenges(name: str, found: Verdict) -> str | None:
    """Why a measure challenges the ratings of the actions behind it, or None where it does not.

    It does where the figures have really turned for the worse, or a target's day has passed and it was missed.

    >>> challenges("Plans in 20 weeks", Verdict(Difference.WORSE, Difference.WORSE, ("below the lower limit",)))
    'Plans in 20 weeks: getting worse (below the lower limit)'
    """
    if found.headline not in (Difference.WORSE, Difference.MISSED):
        return None
    words = found.headline.label
    return f"{name}: {words[0].lower()}{words[1:]} ({'; '.join(found.reasons)})"


def _change(found: Findings) -> tuple[Difference, str]:
    if found.waves:
        return _by_waves(found.waves, found.direction)
    if found.method is Method.XMR:
        return _by_chart(found)
    if found.method is Method.ANNUAL:
        return _by_trend(found.trend or FivePoint(Trend.NOT_TESTED), found.direction)
    return Difference.CANNOT_TELL, "no rule tells change on this kind of chart; a person judges it"


def _by_chart(found: Findings) -> tuple[Difference, str]:
    if found.spc is None or found.spc.variation is None:
        spc = found.spc or Spc((), (), (), None, None)
        same = bool(spc.groups) and spc.groups[-1].points >= found.shortest
        words = without_icons(spc, found.shortest)
        return Difference.NO_CHANGE if same else Difference.TOO_EARLY, words[0].lower() + words[1:]
    latest = found.spc.points[-1]
    kinds = {
        PointType.COMMON: Difference.NO_CHANGE,
        PointType.IMPROVEMENT: Difference.BETTER,
        PointType.CONCERN: Difference.WORSE,
    }
    value = found.unit.say(latest.value)
    return kinds.get(latest.kind, Difference.CHANGED), f"the latest figure, {value}, is {_marked(fired_words(latest))}"


def _marked(words: str) -> str:
    return f"one of {words}" if words[0].isdigit() else words


def _by_trend(found: FivePoint, direction: Direction) -> tuple[Difference, str]:
    if found.trend is Trend.NOT_TESTED:
        return Difference.TOO_EARLY, found.trend.words
    if found.trend is Trend.NONE:
        return Difference.NO_CHANGE, found.trend.words
    return _turned(found.trend is Trend.RISING, direction), found.trend.words


def _by_waves(waves: Interval, direction: Direction) -> tuple[Difference, str]:
    lower, value, upper = (100 * x for x in (waves.lower, waves.value, waves.upper))
    between = f"{value:+.1f} percentage points between the two surveys, somewhere from {lower:+.1f} to {upper:+.1f}"
    if waves.lower <= 0 <= waves.upper:
        return Difference.NO_CHANGE, f"{between}, which may be chance"
    return _turned(waves.lower > 0, direction), f"{between}, which is more than chance"


def _turned(higher: bool, direction: Direction) -> Difference:
    if direction is Direction.NONE:
        return Difference.CHANGED
    return Difference.BETTER if higher is (direction is Direction.UP) else Difference.WORSE


def _target_reason(found: Findings) -> str:
    """What the target says, where it has something to say."""
    if not found.stood or not found.wanted or found.wanted.value is None or found.stood.by is None:
        return ""
    wanted, figure = target_words(found.wanted, found.unit), found.unit.say(found.stood.by[1])
    by = f" by {day(found.wanted.due)}" if found.wanted.due else ""
    return {
        Standing.MISSED: f"{figure}, where {wanted} was wanted{by}",
        Standing.MET: f"{figure}, and {wanted} was wanted{by}",
        Standing.MET_LATE: f"{figure} by {day(found.stood.by[0])}, after its date: {wanted} was wanted{by}",
        Standing.LOST: f"{figure} now, where {wanted} was wanted{by} and was met then",
        Standing.MET_SO_FAR: f"{figure} already, and {wanted} is wanted{by}",
    }.get(found.stood.standing, "")
