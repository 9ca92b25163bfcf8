"""Every published measure on one page: England's latest figure, and beside it one area's."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.sources import national
from milepost.sources.national import NationalMeasure, Place, Standing

from .lines import line, nothing
from .records import Line


@dataclass(frozen=True)
class MeasureRow:
    measure: NationalMeasure
    when: str
    england: Line
    area: Line | None


def overview(area: Place | None) -> tuple[MeasureRow, ...]:
    """A row for each measure there are figures of. One question a measure, kept for all areas."""
    england = national.place("england")
    rows = []
    for measure in national.measures():
        if not (years := national.years(measure.id)):
            continue
        found = {f.place.key: f for f in national.figures(measure.id) if f.year == years[-1]}
        whole = found[england.key]
        own = found.get(area.key) if area else None
        theirs = nothing(area, measure) if area else None
        beside = line(own, measure, whole.value) if own else theirs
        rows.append(MeasureRow(measure, whole.label, line(whole, measure), beside))
    return tuple(rows)


def releases() -> tuple[Standing, ...]:
    return national.standing()
