"""The whole control chart of a series: groups, limits, rules, kinds of point and the two icons.

Source: NHSRplotthedots 0.2.2 (MIT), in its order of steps. Milepost differs on purpose where that package fails or misleads; each
place says so and has a test. Missing values: the package breaks off on some; here they are left out and listed, a run goes on
over them, and no moving range is taken across them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ..dates import day
from .flags import flags
from .icons import assurance_of, kind_of, variation_of
from .limits import limits_of
from .records import Group, Label, Observation, Options, Spc

LEAST_FIXED = 12


class _Row(NamedTuple):
    on: date
    value: float
    after_gap: bool
    """True for the first of a series and for one whose neighbour before it has no value."""


def work_out(values: Sequence[tuple[date, float | None]], options: Options) -> Spc:
    """The chart of dated values, which may come in any order.

    >>> from ..measuring import Direction
    >>> steady = [(date(2020, month, 1), 20.0 + month % 3) for month in range(1, 13)]
    >>> spc = work_out(steady, Options(Direction.UP, shortest=12, target=30))
    >>> spc.variation, spc.assurance, round(spc.groups[0].limits.mean, 2)
    (<Variation.COMMON: 'common_cause'>, <Assurance.FAIL: 'consistent_fail'>, 21.0)
    """
    ordered = sorted(values, key=lambda pair: pair[0])
    _check([on for on, _ in ordered], options)
    rows = [
        _Row(on, value, i == 0 or ordered[i - 1][1] is None)
        for i, (on, value) in enumerate(ordered)
        if value is not None
    ]
    groups, points = [], []
    for number in range(len(options.rebases) + 1):
        own = [row for row in rows if sum(r <= row.on for r in options.rebases) == number]
        if own:
            group, its_points = _work_out_group(number, own, options)
            groups.append(group)
            points += its_points
    dropped = tuple(on for on, value in ordered if value is None)
    latest = points[-1] if points and points[-1].limits else None
    return Spc(
        tuple(groups),
        tuple(points),
        dropped,
        variation_of(latest.kind, options.direction) if latest else None,
        assurance_of(latest.limits, options) if latest and latest.limits else None,
    )


def _check(days: list[date], options: Options) -> None:
    """A rebase on a day without an observation is refused; NHSRplotthedots passes over it without a word."""
    for before, on in itertools.pairwise(days):
        if before == on:
            raise ValueError(f"there are two values for {day(on)}")
    for on in options.rebases:
        if on not in days:
            raise ValueError(f"the chart cannot begin anew on {day(on)}: there is no observation on that day")
    if options.fix_after is not None and options.fix_after < LEAST_FIXED:
        raise ValueError(f"limits can be held to the first {LEAST_FIXED} points or more, not to {options.fix_after}")


def _work_out_group(number: int, rows: list[_Row], options: Options) -> tuple[Group, list[Observation]]:
    values = [row.value for row in rows]
    base = rows[: options.fix_after]
    ranges = [abs(b.value - a.value) for a, b in itertools.pairwise(base) if not b.after_gap]
    limits = None
    if len(rows) >= options.shortest:
        limits = limits_of([row.value for row in base], ranges, screening=options.screening)
    fired = flags(values, limits) if limits else [()] * len(rows)
    points = []
    for row, rules in zip(rows, fired, strict=True):
        label = rules[0] if rules else Label.COMMON
        points.append(Observation(row.on, row.value, number, label, rules, kind_of(label, options.direction), limits))
    return Group(number, len(rows), limits), points
