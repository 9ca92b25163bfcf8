"""A run chart: dated figures with their median, for a series too short, too uneven or too rare for control limits.

No rule is applied to it: Milepost has none here whose source it could name, so the chart says where the middle is and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

NO_RULE = "No rule is applied: the chart shows the middle figure, and a person judges the rest"


@dataclass(frozen=True)
class RunChart:
    """``median`` is None where there is no figure at all; ``dropped`` are the days that had none."""

    points: tuple[tuple[date, float], ...]
    median: float | None
    above: int
    below: int
    dropped: tuple[date, ...]


def run_chart(values: Sequence[tuple[date, float | None]]) -> RunChart:
    """The chart of dated values, which may come in any order. A figure on the median is neither above nor below.

    >>> chart = run_chart([(date(2020, 1, 1), 3), (date(2020, 2, 1), None), (date(2020, 3, 1), 8), (date(2020, 4, 1), 4)])
    >>> chart.median, chart.above, chart.below, len(chart.dropped)
    (4, 1, 1, 1)
    """
    ordered = sorted(values, key=lambda pair: pair[0])
    points = tuple((on, value) for on, value in ordered if value is not None)
    middle = median(value for _, value in points) if points else None
    return RunChart(
        points,
        middle,
        sum(middle is not None and value > middle for _, value in points),
        sum(middle is not None and value < middle for _, value in points),
        tuple(on for on, value in ordered if value is None),
    )
