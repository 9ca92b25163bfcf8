"""A measure's targets as they stand on a day, held against its figures that may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from milepost.measures.definitions import Target
from milepost.measures.queries import Kept, Point, Series
from milepost.rules.dates import day
from milepost.rules.forecast import target_words
from milepost.rules.measuring import Aim, Unit
from milepost.rules.target import Standing, Wanted, progress, stood

PLAIN = {
    Standing.TO_COME: "We are not there yet",
    Standing.MET_SO_FAR: "We are there now",
    Standing.MET: "We got there in time",
    Standing.LOST: "We got there in time, but are not there now",
    Standing.MET_LATE: "We got there, but late",
    Standing.MISSED: "We did not get there in time",
    Standing.NOT_KNOWN: "We cannot say yet",
}


@dataclass(frozen=True)
class TargetRead:
    """``progress`` is in per cent of the way from the baseline; ``by`` the figure that says where it stands."""

    kept: Kept
    wanted: Wanted
    unit: Unit
    standing: Standing
    progress: Decimal | None
    by: Point | None

    @property
    def figure(self) -> str:
        """What is wanted, with a capital."""
        words = target_words(self.wanted, self.unit)
        return words[0].upper() + words[1:]

    @property
    def words(self) -> str:
        """What is wanted, and by when."""
        by = f" by {day(self.kept.due)}" if self.kept.due else ""
        return f"{target_words(self.wanted, self.unit)}{by}"

    @property
    def stands(self) -> str:
        """Where it stands: one without a day is met now, and not "so far"."""
        met = self.standing is Standing.MET_SO_FAR and self.kept.due is None
        return "Met now" if met else self.standing.label

    @property
    def missed(self) -> bool:
        return self.standing is Standing.MISSED

    @property
    def plain(self) -> str:
        """Where it stands, for everyone."""
        return PLAIN[self.standing]

    @property
    def progress_words(self) -> str:
        return "" if self.progress is None else f"{self.progress.quantize(Decimal(1), ROUND_HALF_UP) + 0}%"


def targets_of(series: Series, on: date) -> tuple[TargetRead, ...]:
    """Every target in the order of its day, with where it stands."""
    defined = {t.key: t for t in series.measure.targets}
    points = [p for p in series.points if p.value is not None]
    read = (_target(series, kept, defined.get(kept.key), points, on) for kept in series.targets)
    return tuple(sorted(read, key=lambda t: (t.kept.due is None, t.kept.due or date.max)))


def _target(series: Series, kept: Kept, defined: Target | None, points: Sequence[Point], on: date) -> TargetRead:
    aim = defined.aim if defined else Aim.AT_LEAST
    wanted = Wanted(aim, kept.value, kept.upper, kept.due)
    figures = [(p.period.ends, p.value) for p in points if p.value is not None]
    found = stood(wanted, figures, on=on)
    by = next((p for p in points if found.by and p.period.ends == found.by[0]), None)
    baseline = series.baseline.value if series.baseline else None
    latest = points[-1].value if points else None
    return TargetRead(kept, wanted, series.measure.unit, found.standing, progress(wanted, baseline, latest), by)


def aim_of(targets: Sequence[TargetRead], on: date) -> TargetRead | None:
    """The target to hold a measure against now: the next that is due, else one without a day, else the last that was."""
    coming = [t for t in targets if t.kept.due is None or t.kept.due >= on]
    return coming[0] if coming else targets[-1] if targets else None
