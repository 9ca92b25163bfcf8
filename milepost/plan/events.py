"""What was recorded of a plan between two days: new wordings, who took over what, and which rows left or came back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db.models import Q

from milepost.people.clock import end_of

from .models import Plan, RowPost, Version
from .queries import Line


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
    why: str = ""
    agreed_by: str = ""


@dataclass(frozen=True)
class Departure:
    """A row that left the plan, with whatever hung below it, or that came back (``back``). ``line`` is what it said last.

    ``why``, ``agreed_by`` and ``agreed_on`` are the revision's; anyone may know them only where it is for everyone.
    """

    line: Line
    workstream: str
    at: datetime
    by: str
    back: bool
    why: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None


def departures(plan: Plan, until: date, *, open_only: bool = False) -> list[Departure]:
    """Rows whose last coming or going, recorded by a day, was this. One query, for the rows that ever left."""
    histories: dict[int, list[Version]] = defaultdict(list)
    ever = Version.objects.filter(row__plan=plan, withdrawn=True).values("row")
    recorded = Version.objects.filter(row__in=ever, recorded_at__lt=end_of(until)).order_by("recorded_at", "pk")
    for version in recorded.select_related("row__parent__parent__parent", "revision", "recorded_by"):
        histories[version.row_id].append(version)
    last = {row: v for row, history in histories.items() if (v := _last_turn(history)) is not None}
    return [_departure(v, open_only) for v in last.values() if not _goes_with(v, last.get(v.row.parent_id or 0))]


def _last_turn(history: list[Version]) -> Version | None:
    turns = [new for old, new in pairwise(history) if old.withdrawn != new.withdrawn]
    return turns[-1] if turns else None


def _goes_with(v: Version, parent: Version | None) -> bool:
    """It went or came with the row it hangs below: one is told for both."""
    return parent is not None and (parent.recorded_at, parent.withdrawn) == (v.recorded_at, v.withdrawn)


def _departure(v: Version, open_only: bool) -> Departure:
    row, told = v.row, v.revision is not None and (v.revision.open or not open_only)
    line = Line(
        id=row.pk, version_id=v.pk, kind=row.kind, ref=row.ref, statement=v.statement, plain=v.plain, note="",
        weakness=v.weakness, weakness_plain=v.weakness_plain, resource=v.resource, deadlines=(),
        added_at=row.recorded_at, changed_on=None,
    )  # fmt: skip
    revision = v.revision if told else None
    return Departure(
        line, row.workstream.ref, v.recorded_at, "" if open_only else str(v.recorded_by), not v.withdrawn,
        why=revision.why if revision else "", agreed_by=revision.agreed_by if revision else "",
        agreed_on=revision.agreed_on if revision else None,
    )  # fmt: skip


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
    told: dict[tuple[int, str, datetime], tuple[str, str]] = {}
    for p in recorded.select_related("post", "recorded_by", "ended_by", "row", "revision", "ended_in"):
        if first <= p.recorded_at < end and p.recorded_at > p.row.recorded_at:
            took[key := (p.row_id, p.part, p.recorded_at)].append(str(p.post))
            by[key] = str(p.recorded_by)
            if p.revision:
                told[key] = (p.revision.why, p.revision.agreed_by)
        if p.ended_at and first <= p.ended_at < end:
            left[key := (p.row_id, p.part, p.ended_at)].append(str(p.post))
            by[key] = str(p.ended_by)
            if p.ended_in:
                told[key] = (p.ended_in.why, p.ended_in.agreed_by)
    return [
        Handover(
            row,
            at,
            name,
            part,
            tuple(left[(row, part, at)]),
            tuple(took[(row, part, at)]),
            *told.get((row, part, at), ("", "")),
        )
        for (row, part, at), name in by.items()
    ]
