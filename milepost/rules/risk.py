"""How large a risk is.

Source: design section 3, "Risk (likelihood, impact, mitigation, owner, review date; raised on plan rows)"; likelihood times
impact on two scales of five is the custom of council and NHS risk registers. The words of each step and the bands are policy,
in ``definitions/policies/risk.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

STEPS = range(1, 6)


class RiskStatus(StrEnum):
    OPEN = "open"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Band:
    """A name for every score from ``from_score`` up to the next band."""

    name: str
    from_score: int


@dataclass(frozen=True)
class RiskPolicy:
    """The words of each step, from 1 to 5, and the bands from the lowest score up."""

    source: str
    likelihood: tuple[str, ...]
    impact: tuple[str, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Score:
    """Likelihood and impact, each from 1 to 5. Raises ValueError outside them.

    >>> Score(4, 3).total
    12
    """

    likelihood: int
    impact: int

    def __post_init__(self) -> None:
        if self.likelihood not in STEPS or self.impact not in STEPS:
            raise ValueError("Likelihood and impact are from 1 to 5")

    @property
    def total(self) -> int:
        return self.likelihood * self.impact


def band(score: Score, policy: RiskPolicy) -> Band:
    """The band a score falls in.

    >>> policy = RiskPolicy("example", ("",) * 5, ("",) * 5, (Band("Low", 1), Band("High", 10)))
    >>> band(Score(3, 3), policy).name, band(Score(5, 2), policy).name
    ('Low', 'High')
    """
    return [b for b in policy.bands if b.from_score <= score.total][-1]


def review_overdue(status: RiskStatus, review_on: date, on: date) -> bool:
    """Whether an open risk should have been looked at again before a day.

    >>> review_overdue(RiskStatus.OPEN, date(2020, 3, 31), date(2020, 4, 1))
    True
    """
    return status is RiskStatus.OPEN and on > review_on
