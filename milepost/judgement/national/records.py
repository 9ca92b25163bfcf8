"""A published measure as its pages show it: each figure with its counts, its likely range and its words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from milepost.rules.compare import Against
from milepost.rules.intervals import Interval
from milepost.rules.measuring import Unit
from milepost.rules.trend import Trend

NOTHING = "–"


@dataclass(frozen=True)
class Line:
    """One place in one year. ``slug`` is an area's address, empty for England, a region or a mean of several.

    ``numerator`` and ``denominator`` are the counts it is made of; ``interval`` where it would likely lie by chance alone, in the
    measure's unit. ``missing`` says why there is no figure.
    """

    name: str
    slug: str
    unit: Unit
    value: Decimal | None
    numerator: int | None = None
    denominator: int | None = None
    interval: Interval | None = None
    against: Against = Against.NOT_COMPARED
    missing: str = ""

    @property
    def said(self) -> str:
        return "" if self.value is None else self.unit.say(self.value)

    @property
    def counts(self) -> str:
        """Like "270 of 302"."""
        if self.numerator is None or self.denominator is None:
            return NOTHING
        return f"{self.numerator:,} of {self.denominator:,}"

    @property
    def likely(self) -> str:
        if self.interval is None:
            return NOTHING
        return f"{self.unit.say(self.interval.lower)} to {self.unit.say(self.interval.upper)}"

    @property
    def beside(self) -> str:
        """How it stands beside England, in words."""
        if self.against is Against.NOT_COMPARED:
            return NOTHING
        return "About the same" if self.against is Against.SIMILAR else self.against.label


@dataclass(frozen=True)
class Alike:
    """The areas most like one, the closest first, by the model of ``edition``. ``mean`` is the simple mean of those with a
    figure."""

    edition: str
    source: str
    lines: tuple[Line, ...]
    mean: Line

    @property
    def had(self) -> int:
        return sum(line.value is not None for line in self.lines)


@dataclass(frozen=True)
class Stand:
    """Where a figure stands among the ``of`` areas that have one. ``quarter`` is 1 for the best, 4 for the last."""

    rank: int
    of: int
    level: int
    quarter: int | None


@dataclass(frozen=True)
class Year:
    """One row of the table of all years. ``differs`` says where the published rate does not come out of its counts."""

    year: int
    label: str
    area: Line
    england: Line
    region: Line | None
    differs: str = ""


@dataclass(frozen=True)
class Change:
    """The five-point trend, and whether it is a change for the better: None where neither way is, or nothing is sure."""

    trend: Trend
    better: bool | None
