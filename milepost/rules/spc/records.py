"""What a control chart is worked out from, and what comes out.

Source: NHSRplotthedots 0.2.2 (MIT), whose worked cases the tests hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..measuring import Direction


class Label(StrEnum):
    """The one rule a point is marked with, first match first; each has its words."""

    ABOVE = "Above UCL"
    BELOW = "Below LCL"
    RISING = "7 Point Trend (Increasing)"
    FALLING = "7 Point Trend (Decreasing)"
    TWO_ABOVE = "2 in 3 Above CL"
    TWO_BELOW = "2 in 3 Below CL"
    SHIFT_ABOVE = "7 Points Above CL"
    SHIFT_BELOW = "7 Points Below CL"
    COMMON = "Common Cause"


class PointType(StrEnum):
    COMMON = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"


class Variation(StrEnum):
    """The icon of the latest point."""

    COMMON = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """The icon of the latest limits against the latest target."""

    PASS = "consistent_pass"  # noqa: S105
    FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True)
class Options:
    """``rebases`` are days on which a new group begins; each must be the day of an observation. ``target`` is for assurance.

    ``fix_after`` holds mean and limits to the first points of each group, at least 12. ``shortest`` is how many points a group
    needs before limits and icons are given (the method's own tools give them from 13; 0 gives them always).
    """

    direction: Direction
    screening: bool = False
    rebases: tuple[date, ...] = ()
    fix_after: int | None = None
    target: float | None = None
    shortest: int = 13


@dataclass(frozen=True)
class Limits:
    """Mean and limits of a group, with the near limits two thirds of the way out. All in the measure's unit."""

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    moving_range: float


@dataclass(frozen=True)
class Observation:
    """One point with what fired. ``fired`` are all rules in the order of precedence; ``label`` the first of them."""

    on: date
    value: float
    group: int
    label: Label
    fired: tuple[Label, ...]
    kind: PointType
    limits: Limits | None


@dataclass(frozen=True)
class Group:
    """The points between two rebases. ``limits`` is None where there are too few points, or none differs from the one before."""

    number: int
    points: int
    limits: Limits | None


@dataclass(frozen=True)
class Spc:
    """A chart worked out. ``dropped`` are the days that had no value. Icons are None where there are too few points."""

    groups: tuple[Group, ...]
    points: tuple[Observation, ...]
    dropped: tuple[date, ...]
    variation: Variation | None
    assurance: Assurance | None
