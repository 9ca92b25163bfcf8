"""Every change that was made in the open: what, why, who agreed and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise

from django.db.models import Q

from milepost.people.clock import day_of, end_of

from ..models import Plan, Revision, RowPost, Version
from .differences import Difference, differences


class Touch(StrEnum):
    """What happened to a row."""

    CHANGED = "changed"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    POSTS = "posts"

    @property
    def label(self) -> str:
        words = {"added": "Added", "withdrawn": "Withdrawn", "restored": "Brought back", "posts": "Who answers for it"}
        return words.get(self.value, "Changed")


@dataclass(frozen=True)
class Touched:
    """A row and what changed of it. ``statement`` is what it says after."""

    row_id: int
    kind: str
    ref: str
    statement: str
    touch: Touch
    version_id: int
    differences: tuple[Difference, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.kind.capitalize()} {self.ref}"


@dataclass(frozen=True)
class Revised:
    """A revision with all it changed, in the plan's order."""

    id: int
    at: datetime
    by: str
    why: str
    agreed_by: str
    body_id: int | None
    agreed_on: date | None
    open: bool
    touched: tuple[Touched, ...] = ()

    @property
    def moved_on(self) -> date:
        """The day it was agreed, or was recorded where nobody said."""
        return self.agreed_on or day_of(self.at)

    @property
    def summary(self) -> str:
        """Which rows, in a few words: "changed milestone 1.1a.3; added milestone 1.1a.6"."""
        rows: dict[Touch, list[str]] = defaultdict(list)
        for t in self.touched:
            rows[t.touch].append(f"{t.kind} {t.ref}")
        return "; ".join(f"{touch.label.lower()}: {', '.join(names)}" for touch, names in rows.items())


def revisions(plan: Plan, on: date, *, only: int | None = None) -> list[Revised]:
    """Those recorded by a day, newest first. Three queries, however many there are; ``only`` is the id of one."""
    recorded = Revision.objects.filter(plan=plan, recorded_at__lt=end_of(on)).select_related("recorded_by")
    if only is not None:
        recorded = recorded.filter(pk=only)
    found = list(recorded)
    touched = _touched(plan, [r.pk for r in found])
    return [revised(r, touched[r.pk]) for r in reversed(found)]


def revised(r: Revision, touched: Iterable[Touched]) -> Revised:
    """A revision with what it touched."""
    return Revised(
        id=r.pk, at=r.recorded_at, by=str(r.recorded_by), why=r.why, agreed_by=r.agreed_by, body_id=r.body_id,
        agreed_on=r.agreed_on, open=r.open, touched=tuple(touched),
    )  # fmt: skip


def _touched(plan: Plan, wanted: list[int]) -> dict[int, list[Touched]]:
    """By revision, the rows each touched."""
    rows = Version.objects.filter(row__plan=plan, revision__in=wanted).values("row")
    parts = list(_parts(plan, wanted))
    versions: dict[int, list[Version]] = defaultdict(list)
    about = Q(row__in=rows) | Q(row__in={p.row_id for p in parts})
    history = Version.objects.filter(about, row__plan=plan).select_related("row")
    for version in history.order_by("row__position", "recorded_at", "pk"):
        versions[version.row_id].append(version)
    found: dict[int, list[Touched]] = defaultdict(list)
    moved: set[tuple[int, int]] = set()
    for row_history in versions.values():
        for before, after in pairwise([None, *row_history]):
            assert after is not None
            if after.revision_id is None:
                continue
            touched = touch(before, after)
            found[after.revision_id].append(touched)
            if touched.touch in (Touch.WITHDRAWN, Touch.RESTORED):
                moved.add((after.revision_id, after.row_id))
    _add_parts(found, parts, versions, wanted, skip=moved)
    return found


def touch(before: Version | None, after: Version) -> Touched:
    """What became of a row between two of its versions."""
    if before is None:
        kind = Touch.ADDED
    elif before.withdrawn != after.withdrawn:
        kind = Touch.WITHDRAWN if after.withdrawn else Touch.RESTORED
    else:
        kind = Touch.CHANGED
    row = after.row
    return Touched(row.pk, row.kind, row.ref, after.statement, kind, after.pk, differences(before, after))


def _parts(plan: Plan, wanted: list[int]) -> Iterable[RowPost]:
    given = Q(revision__in=wanted) | Q(ended_in__in=wanted)
    return RowPost.objects.filter(given, row__plan=plan).select_related("row", "post", "organisation", "body")


def _add_parts(
    found: dict[int, list[Touched]],
    parts: list[RowPost],
    versions: dict[int, list[Version]],
    wanted: list[int],
    skip: set[tuple[int, int]],
) -> None:
    """Who took a part and who left it. Of a row that left the plan or came back that goes without saying."""
    for revision in wanted:
        rows: dict[tuple[int, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for p in parts:
            if p.ended_in_id == revision:
                rows[(p.row_id, p.part)][0].append(str(p.post or p.organisation or p.body))
            if p.revision_id == revision:
                rows[(p.row_id, p.part)][1].append(str(p.post or p.organisation or p.body))
        for (row, part), (left, took) in rows.items():
            if (revision, row) in skip:
                continue
            latest = versions[row][-1]
            words = Difference(part, RowPost.Part(part).label, _left(left), "; ".join(took) or "nobody new")
            r = latest.row
            found[revision].append(Touched(r.pk, r.kind, r.ref, latest.statement, Touch.POSTS, latest.pk, (words,)))


def _left(left: list[str]) -> str:
    return f"{'; '.join(left)} (no longer)" if left else ""
