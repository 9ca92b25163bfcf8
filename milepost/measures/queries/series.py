"""Measures of an area with everything recorded of them by the end of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from milepost.measures.definitions import Measure
from milepost.measures.models import Calibration, Note, Rebase
from milepost.people.clock import end_of
from milepost.people.models import Area

from .kept import baseline_and_targets
from .points import points
from .records import Event, Redrawn, Series
from .rows import recorded


class _OfMeasure(Protocol):
    @property
    def measure(self) -> str: ...


T = TypeVar("T", bound=_OfMeasure)


def series(measures: Iterable[Measure], area: Area, on: date, *, open_only: bool = False) -> dict[str, Series]:
    """Each measure by its id. Four queries, whatever the number of measures, periods and providers.

    With ``open_only`` only what everyone may know: measures whose definition is open, confirmed readings, notes marked
    open, and no person's name, file's name or reason for not answering.
    """
    wanted = [m for m in measures if m.open or not open_only]
    ids = [m.id for m in wanted]
    before = end_of(on)
    by_then = {"area": area, "measure__in": ids, "recorded_at__lt": before}
    readings = _by_measure(recorded(ids, area, before))
    agreed = _by_measure(Calibration.objects.filter(**by_then).select_related("body"))
    redrawn = _by_measure(Rebase.objects.filter(**by_then).select_related("recorded_by"))
    notes = _by_measure(Note.objects.filter(**by_then, **({"open": True} if open_only else {})))
    found = {}
    for measure in wanted:
        baseline, targets = baseline_and_targets(measure, agreed[measure.id], open_only=open_only)
        found[measure.id] = Series(
            measure=measure,
            points=points(measure, readings[measure.id], before, open_only=open_only),
            baseline=baseline,
            targets=targets,
            redrawn=_redrawn(redrawn[measure.id], open_only),
            events=tuple(Event(note.on, note.words, note.open) for note in notes[measure.id]),
        )
    return found


def _redrawn(rows: Sequence[Rebase], open_only: bool) -> tuple[Redrawn, ...]:
    """The days on which the chart begins anew, oldest first, without those undone."""
    undone = {row.undoes_id for row in rows}
    return tuple(
        Redrawn(
            id=row.pk,
            starts=row.starts,
            why=row.why,
            agreed_by="" if open_only else row.agreed_by,
            by="" if open_only else row.recorded_by.name,
        )
        for row in sorted(rows, key=lambda r: (r.starts, r.pk))
        if row.undoes_id is None and row.pk not in undone
    )


def _by_measure(rows: Iterable[T]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[row.measure].append(row)
    return found
