"""What a chart is drawn from: numbers, dates and words that are already allowed to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from milepost.rules.dates import month
from milepost.rules.measuring import Unit
from milepost.rules.periods import Period
from milepost.rules.spc import PointType

Number = Decimal | float | int


@dataclass(frozen=True)
class About:
    """What a chart shows. ``key`` is its id, unique on its page. ``message`` is the one sentence it is there for.

    ``notes`` are said below the heading, like "Nothing was screened out". ``from_zero`` is the rule; where a chart says False
    it says in words where its scale begins. ``counted`` is what is counted where the unit does not say it, like "months".
    """

    key: str
    measure: str
    place: str
    period: str
    unit: Unit
    message: str
    notes: tuple[str, ...] = ()
    from_zero: bool = True
    counted: str = ""

    def say(self, value: Number | None) -> str:
        """A figure with its unit, the same in the chart, its text alternative and its table; nothing for none."""
        if value is None:
            return ""
        said = self.unit.say(value)
        return f"{said} {self.counted.removesuffix('s') if said == '1' else self.counted}" if self.counted else said


@dataclass(frozen=True)
class Point:
    """One period. ``value`` is None where there is no figure, and ``missing`` says why in words: a "c" stands in the chart
    where ``hidden``. ``says`` names in words the rule that the point was marked by; ``lower`` and ``upper`` its interval.
    """

    label: str
    value: Number | None
    tick: str = ""
    numerator: Number | None = None
    denominator: Number | None = None
    missing: str = ""
    hidden: bool = False
    kind: PointType = PointType.COMMON
    says: str = ""
    lower: Number | None = None
    upper: Number | None = None

    @property
    def short(self) -> str:
        """What stands below it on the axis."""
        return self.tick or self.label


@dataclass(frozen=True)
class Span:
    """Mean and limits of the points ``first`` to ``last``, by their place in the series."""

    first: int
    last: int
    mean: Number
    lower: Number
    upper: Number


@dataclass(frozen=True)
class Step:
    """What holds from the point ``first`` to the point ``last``: a target, which a later one replaces.

    ``upper`` is for a target between two figures.
    """

    first: int
    last: int
    value: Number
    upper: Number | None = None


@dataclass(frozen=True)
class Note:
    """Something that happened at the point ``at``, which gets a number in the chart and words below it. ``redrawn``: mean and
    limits begin anew there, as the words say."""

    at: int
    when: str
    words: str
    redrawn: bool = False


@dataclass(frozen=True)
class Line:
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Area:
    """One area among all. ``focus``: the one this is about."""

    name: str
    value: Number
    focus: bool = False


@dataclass(frozen=True)
class Wave:
    """One answer of a survey's round, with its interval. ``base`` is how many answered."""

    label: str
    value: Number | None
    lower: Number | None = None
    upper: Number | None = None
    base: Number | None = None
    missing: str = ""


def tick(period: Period) -> str:
    """A period in as few words as an axis has room for: the month it begins in, or its year.

    >>> from datetime import date
    >>> from milepost.rules.periods import Every, period_of
    >>> [tick(period_of(every, date(2020, 4, 9))) for every in (Every.QUARTER, Every.YEAR, Every.SCHOOL_YEAR)]
    ['April 2020', '2020', '2019 to 2020']
    """
    months = (period.ends.year - period.starts.year) * 12 + period.ends.month - period.starts.month + 1
    if months < 12:
        return month(period.starts)
    years = (period.starts.year, period.ends.year)
    return str(years[0]) if years[0] == years[1] else f"{years[0]} to {years[1]}"
