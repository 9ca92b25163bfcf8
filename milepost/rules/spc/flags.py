"""The four rules that tell a special cause from noise, each point with every rule that marks it.

Source: NHSRplotthedots 0.2.2, ``ptd_seven_point_trend``, ``ptd_two_in_three``, ``ptd_seven_point_one_side_mean`` and the order
of its labels: beyond the limits, trend, two in three, shift.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from .records import Label, Limits

RUN = 7


def flags(values: Sequence[float], limits: Limits) -> list[tuple[Label, ...]]:
    """Every rule that fired for each point, the first to be named first.

    >>> from .limits import limits_of
    >>> values = [5.0, 3.0, 5.0, 3.0, 5.0, 3.0, 5.0, 20.0]
    >>> flags(values, limits_of(values[:7], [2.0] * 6, screening=False))[-1]
    (<Label.ABOVE: 'Above UCL'>,)
    """
    sides = [(v > limits.mean) - (v < limits.mean) for v in values]
    near = [_near(v, limits) for v in values]
    rules = (_outside(values, limits), _trends(values), _two_in_three(sides, near), _shifts(sides))
    return [tuple(label for rule in rules for label in rule[i]) for i in range(len(values))]


def _near(value: float, limits: Limits) -> bool:
    """Between the near limit and the limit; on the limit itself still counts."""
    return limits.near_upper < value <= limits.upper or limits.lower <= value < limits.near_lower


def _outside(values: Sequence[float], limits: Limits) -> list[list[Label]]:
    """Beyond a limit; a point on the limit is inside."""
    return [[Label.ABOVE] if v > limits.upper else [Label.BELOW] if v < limits.lower else [] for v in values]


def _trends(values: Sequence[float]) -> list[list[Label]]:
    """Seven or more points that each rise, or each fall. Two equal neighbours break it.

    A peak where two trends meet carries both, the later one first. A trend keeps its own direction to its last point;
    NHSRplotthedots calls the last point of a rise decreasing where an equal point and another trend follow.
    """
    steps = [(b > a) - (b < a) for a, b in itertools.pairwise(values)]
    marks: list[list[Label]] = [[] for _ in values]
    for first, past in _runs(steps, RUN - 1):
        label = Label.RISING if steps[first] > 0 else Label.FALLING
        for i in range(first, past + 1):
            marks[i].insert(0, label)
    return marks


def _shifts(sides: Sequence[int]) -> list[list[Label]]:
    """Seven or more points on one side of the mean. A point exactly on the mean breaks it."""
    marks: list[list[Label]] = [[] for _ in sides]
    for first, past in _runs(sides, RUN):
        for i in range(first, past):
            marks[i].append(Label.SHIFT_ABOVE if sides[first] > 0 else Label.SHIFT_BELOW)
    return marks


def _runs(signs: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    """Where the same sign other than 0 comes at least so many times in a row: the first place, and the one past the last."""
    first = 0
    for i in range(1, len(signs) + 1):
        if i == len(signs) or signs[i] != signs[first]:
            if i - first >= length and signs[first]:
                yield first, i
            first = i


def _two_in_three(sides: Sequence[int], near: Sequence[bool]) -> list[list[Label]]:
    """Of three points in a row on one side, two or three near the limit: those are marked, not the third.

    A point beyond the limit is not near it. Source: the package's issue 153, where this was kept on purpose.
    """
    marks: list[list[Label]] = [[] for _ in sides]
    for i in range(len(sides) - 2):
        window = range(i, i + 3)
        if abs(sum(sides[j] for j in window)) == 3 and sum(near[j] for j in window) >= 2:
            for j in window:
                if near[j] and not marks[j]:
                    marks[j].append(Label.TWO_ABOVE if sides[j] > 0 else Label.TWO_BELOW)
    return marks
