"""What was recorded of a plan between two days: new wordings, and who took over what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db.models import Q

from milepost.people.clock import end_of

from .models import Plan, RowPost, Version


@dataclass(frozen=True)
class Rewording:
    """A row's statement before and after. ``why`` and ``agreed_by`` are the revision's."""

    row_id: int
    at: datetime
    by: str
    before: str
    after: str
    why: str
    agreed_by: str


@dataclass(frozen=True)
class Handover:
    """Posts that took a part in a row, or left it, in one go. ``part`` is "owner" or "accountable"."""

    row_id: int
    at: datetime
    by: str
    part: str
    left: tuple[str, ...]
    took: tuple[str, ...]


def rewordings(plan: Plan, since: date, until: date) -> list[Rewording]:
    """One query."""
    versions: dict[int, list[Version]] = defaultdict(list)
    recorded = Version.objects.filter(row__plan=plan, recorded_at__lt=end_of(until))
    for version in recorded.select_related("revision", "recorded_by"):
        versions[version.row_id].append(version)
    return [
        _rewording(old, new)
        for history in versions.values()
        for old, new in pairwise(history)
        if new.recorded_at >= end_of(since) and new.statement != old.statement
    ]


def _rewording(old: Version, new: Version) -> Rewording:
    why, agreed_by = (new.revision.why, new.revision.agreed_by) if new.revision else ("", "")
    return Rewording(new.row_id, new.recorded_at, str(new.recorded_by), old.statement, new.statement, why, agreed_by)


def handovers(plan: Plan, since: date, until: date) -> list[Handover]:
    """One query. Whose a row was from its first moment is not a handover."""
    first, end = end_of(since), end_of(until)
    recorded = RowPost.objects.filter(
        Q(recorded_at__gte=first, recorded_at__lt=end) | Q(ended_at__gte=first, ended_at__lt=end),
        row__plan=plan,
        post__isnull=False,
    ).exclude(part=RowPost.Part.DELIVERY)
    took: dict[tuple[int, str, datetime], list[str]] = defaultdict(list)
    left: dict[tuple[int, str, datetime], list[str]] = defaultdict(list)
    by = {}
    for p in recorded.select_related("post", "recorded_by", "ended_by", "row"):
        if first <= p.recorded_at < end and p.recorded_at > p.row.recorded_at:
            took[key := (p.row_id, p.part, p.recorded_at)].append(str(p.post))
            by[key] = str(p.recorded_by)
        if p.ended_at and first <= p.ended_at < end:
            left[key := (p.row_id, p.part, p.ended_at)].append(str(p.post))
            by[key] = str(p.ended_by)
    return [
        Handover(row, at, name, part, tuple(left[(row, part, at)]), tuple(took[(row, part, at)]))
        for (row, part, at), name in by.items()
    ]
