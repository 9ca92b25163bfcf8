"""The rows that left a plan, each with what it said last and why it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from milepost.people.clock import end_of

from ..models import Plan, Version
from .revisions import Revised, revised


@dataclass(frozen=True)
class Gone:
    """A row that is no longer part of the plan. ``below`` is the row it hung below, where that has left too."""

    row_id: int
    version_id: int
    kind: str
    ref: str
    statement: str
    plain: str
    at: datetime
    by: str
    revision: Revised | None
    below: str = ""
    workstream_ref: str = field(default="", compare=False)


def withdrawn(plan: Plan, on: date) -> list[Gone]:
    """Rows that had left by a day, in the plan's order, each with what it said last. Two queries."""
    latest: dict[int, Version] = {}
    versions = Version.objects.filter(row__plan=plan, recorded_at__lt=end_of(on))
    gone_once = Version.objects.filter(row__plan=plan, withdrawn=True).values("row")
    for version in (
        versions.filter(row__in=gone_once)
        .select_related("row__parent__parent__parent", "revision__recorded_by", "recorded_by")
        .order_by("row__position", "recorded_at", "pk")
    ):
        latest[version.row_id] = version
    gone = {pk: v for pk, v in latest.items() if v.withdrawn}
    return [_gone(v, gone) for v in gone.values()]


def _gone(v: Version, gone: dict[int, Version]) -> Gone:
    parent = v.row.parent if v.row.parent_id in gone else None
    return Gone(
        row_id=v.row_id, version_id=v.pk, kind=v.row.kind, ref=v.row.ref, statement=v.statement, plain=v.plain,
        at=v.recorded_at, by=str(v.recorded_by), revision=revised(v.revision, ()) if v.revision else None,
        below=f"{parent.kind} {parent.ref}" if parent else "", workstream_ref=v.row.workstream.ref,
    )  # fmt: skip
