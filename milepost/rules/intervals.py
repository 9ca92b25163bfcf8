"""How far chance alone may have moved a figure: intervals of proportions, counts, rates, and of a difference.

Sources: Wilson's score interval and Byar's approximation as UKHSA's PHEindicatormethods has them, with exact Poisson limits
below 10 events; for two proportions R. G. Newcombe, "Interval estimation for the difference between independent proportions:
comparison of eleven methods", Statistics in Medicine 17 (1998), 873-890, method 10.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import exp, sqrt
from statistics import NormalDist

BYAR_FROM = 10
"""Byar's approximation holds from so many events; below, limits are exact."""


class Sure(Enum):
    """How sure an interval is: of how many in a hundred, or in a thousand."""

    P95 = 0.95
    P998 = 0.998

    @property
    def z(self) -> float:
        """
        >>> round(Sure.P95.z, 6), round(Sure.P998.z, 6)
        (1.959964, 3.090232)
        """
        return NormalDist().inv_cdf(0.5 + self.value / 2)


@dataclass(frozen=True)
class Interval:
    """A figure between its lower and upper limits, all in the same unit."""

    value: float
    lower: float
    upper: float

    def times(self, by: float) -> Interval:
        return Interval(self.value * by, self.lower * by, self.upper * by)


def proportion(events: int, of: int, sure: Sure = Sure.P95) -> Interval:
    """Wilson's interval of a proportion between 0 and 1.

    >>> i = proportion(270, 302)
    >>> f"{i.value:.1%}, {i.lower:.1%} to {i.upper:.1%}"
    '89.4%, 85.4% to 92.4%'
    """
    if not 0 <= events <= of or not of:
        raise ValueError(f"{events} of {of} is no proportion")
    z = sure.z
    middle, half = 2 * events + z * z, z * sqrt(z * z + 4 * events * (1 - events / of))
    below = 2 * (of + z * z)
    # At the ends the limit is the end itself; the sum would miss it by its last bit.
    lower = (middle - half) / below if events else 0.0
    upper = (middle + half) / below if events < of else 1.0
    return Interval(events / of, lower, upper)


def count(events: int, sure: Sure = Sure.P95) -> Interval:
    """Byar's interval of a count, or the exact one below ten events.

    >>> i = count(65)
    >>> f"{i.lower:.3f} to {i.upper:.3f}"
    '50.163 to 82.849'
    """
    if events < 0:
        raise ValueError(f"{events} is no count")
    if events < BYAR_FROM:
        return _exact(events, sure)
    above = events + 1
    lower = events * (1 - 1 / (9 * events) - sure.z / (3 * sqrt(events))) ** 3
    upper = above * (1 - 1 / (9 * above) + sure.z / (3 * sqrt(above))) ** 3
    return Interval(events, lower, upper)


def rate(events: int, of: float, per: float = 1000, sure: Sure = Sure.P95) -> Interval:
    """The interval of so many events for every ``per`` of a population.

    >>> i = rate(65, 5000)
    >>> f"{i.value:.1f}, {i.lower:.1f} to {i.upper:.1f}"
    '13.0, 10.0 to 16.6'
    """
    if of <= 0:
        raise ValueError(f"{of} is no population")
    return count(events, sure).times(per / of)


def difference(events: int, of: int, events_before: int, of_before: int, sure: Sure = Sure.P95) -> Interval:
    """The first proportion less the second, with Newcombe's interval; the two must be of different people.

    >>> i = difference(56, 70, 48, 80)
    >>> f"{i.value:.4f}, {i.lower:.4f} to {i.upper:.4f}"
    '0.2000, 0.0524 to 0.3339'
    """
    now, before = proportion(events, of, sure), proportion(events_before, of_before, sure)
    apart = now.value - before.value
    below = sqrt((now.value - now.lower) ** 2 + (before.upper - before.value) ** 2)
    above = sqrt((now.upper - now.value) ** 2 + (before.value - before.lower) ** 2)
    return Interval(apart, apart - below, apart + above)


def _exact(events: int, sure: Sure) -> Interval:
    """The means under which so many events, or more (fewer), would be as rare as the interval allows.

    The same as half the chi-squared quantiles with twice as many degrees of freedom; a Poisson sum needs no table of them.
    """
    tail = (1 - sure.value) / 2
    lower = _mean_where(events - 1, 1 - tail) if events else 0.0
    return Interval(events, lower, _mean_where(events, tail))


def _mean_where(most: int, chance: float) -> float:
    """The mean under which at most so many events have this chance, by halving."""
    low, high = 0.0, 100.0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(most, middle) > chance else (low, middle)
    return (low + high) / 2


def _at_most(most: int, mean: float) -> float:
    term = total = exp(-mean)
    for k in range(1, most + 1):
        term *= mean / k
        total += term
    return total
