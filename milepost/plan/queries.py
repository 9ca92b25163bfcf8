"""Reading a plan as at a day: rows recorded by the end of that day, each in the latest version recorded by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.db.models import QuerySet

from milepost.people.clock import day_of, end_of
from milepost.rules.course import shift
from milepost.rules.moves import Status
from milepost.rules.timescale import Timescale

from .models import CrossReference, Plan, PlanStep, Row, RowPost, Version
from .models.versions import timescale_of


@dataclass(frozen=True)
class Part:
    """Somebody's part in a row: a post, or for a delivery team an organisation or body, by name."""

    part: str
    name: str
    post_id: int | None
    organisation_id: int | None
    body_id: int | None
    from_on: date
    until_on: date | None
    recorded_on: date


@dataclass(frozen=True)
class Reference:
    """A cross-reference as the plan wrote it; ``kind`` and ``ref`` are empty where it points nowhere."""

    as_written: str
    kind: str
    ref: str
    note: str


@dataclass(frozen=True)
class Deadline:
    """A deadline a milestone had from a moment on. ``why`` and ``agreed_by`` are a revision's, and only for the desk."""

    timescale: Timescale
    at: datetime
    why: str = ""
    agreed_by: str = ""

    @property
    def on(self) -> date:
        """The day it was recorded."""
        return day_of(self.at)


@dataclass(frozen=True)
class Move:
    """A deadline that became another."""

    before: Deadline
    after: Deadline

    @property
    def shift(self) -> str:
        """How much later or earlier, in words."""
        return shift(self.before.timescale, self.after.timescale)


@dataclass(frozen=True)
class Line:
    """One row of the plan as it read on a day, with what hangs below it, in the plan's order."""

    id: int
    version_id: int
    kind: str
    ref: str
    statement: str
    plain: str
    note: str
    weakness: str
    weakness_plain: str
    resource: str
    deadlines: tuple[Deadline, ...]
    added_on: date
    changed_on: date | None
    figures: tuple[dict[str, Any], ...] = ()
    parts: tuple[Part, ...] = ()
    references: tuple[Reference, ...] = ()
    children: tuple[Line, ...] = field(default=(), repr=False)

    @property
    def timescale(self) -> Timescale | None:
        """The present deadline; None for a row that is not a milestone."""
        return self.deadlines[-1].timescale if self.deadlines else None

    @property
    def moves(self) -> tuple[Move, ...]:
        """Each time the deadline moved, oldest first."""
        return tuple(Move(a, b) for a, b in pairwise(self.deadlines))

    @property
    def first_deadline(self) -> str:
        """The first deadline as written, where it is not the present one."""
        first = self.deadlines[0].timescale.as_written if self.deadlines else ""
        return first if self.timescale and first != self.timescale.as_written else ""

    def below(self, kind: str) -> tuple[Line, ...]:
        return tuple(child for child in self.children if child.kind == kind)

    def posts(self, part: str) -> tuple[Part, ...]:
        return tuple(p for p in self.parts if p.part == part)

    @property
    def public_words(self) -> str:
        """Plain English where there is some."""
        return self.plain or self.statement


@dataclass(frozen=True)
class Life:
    """Where a plan is in its life on a day."""

    status: Status
    live_on: date | None
    ended_on: date | None


def life(plan: Plan, on: date) -> Life:
    """The plan's status as at a day, when it went live and when it ended. One query."""
    taken = steps(plan, on)
    if not taken:
        return Life(Status.DRAFT, None, None)
    live = next((s.on for s in taken if s.status == Status.LIVE), None)
    ended = next((s.on for s in taken if s.status == Status.CLOSED), None)
    return Life(Status(taken[-1].status), live, ended)


def steps(plan: Plan, on: date) -> tuple[PlanStep, ...]:
    """The steps a plan had taken by a day, recorded by then, oldest first. One query."""
    return tuple(PlanStep.objects.filter(plan=plan, recorded_at__lt=end_of(on), on__lte=on))


def lines(plan: Plan, on: date, *, open_only: bool = False) -> tuple[Line, ...]:
    """The plan's workstreams as at a day, each with its tree. Three queries, whatever the size of the plan.

    ``open_only`` leaves out what is for the desk: notes, cross-references, who has a part, why a deadline moved and who
    agreed.
    """
    versions: dict[int, list[Any]] = defaultdict(list)
    for version in (
        Version.objects.filter(row__plan=plan, recorded_at__lt=end_of(on), row__recorded_at__lt=end_of(on))
        .order_by("row__position", "recorded_at", "pk")
        .values_list(*WORDING, named=True)
    ):
        versions[version.row_id].append(version)
    parts = defaultdict(list) if open_only else parts_of(RowPost.objects.filter(row__plan=plan), on)
    references = {} if open_only else references_of(plan)
    below: dict[int | None, list[int]] = defaultdict(list)
    for row, history in versions.items():
        below[history[0].row__parent_id].append(row)

    def grow(row: int) -> Line:
        children = tuple(grow(child) for child in below[row])
        return line(versions[row], parts[row], references.get(row, ()), children, open_only=open_only)

    return tuple(grow(row) for row in below[None])


WORDING = (
    "id", "row_id", "row__kind", "row__ref", "row__parent_id", "row__recorded_at", "recorded_at", "statement", "plain",
    "note", "weakness", "weakness_plain", "resource", "deadline", "shape", "starts", "due", "precision", "rhythm", "counts_from",
    "figures", "revision_id", "revision__why", "revision__agreed_by",
)  # fmt: skip
"""What a line needs of a version and its row, read as plain values: a whole plan is read for every page about it."""


def line(
    history: list[Any],
    parts: Iterable[Part],
    references: Iterable[Reference],
    children: tuple[Line, ...],
    *,
    open_only: bool,
) -> Line:
    """A row in the latest of its versions (oldest first, at least one)."""
    first, latest = history[0], history[-1]
    return Line(
        id=latest.row_id,
        version_id=latest.id,
        kind=latest.row__kind,
        ref=latest.row__ref,
        statement=latest.statement,
        plain=latest.plain,
        note="" if open_only else latest.note,
        weakness=latest.weakness,
        weakness_plain=latest.weakness_plain,
        resource=latest.resource,
        deadlines=tuple(deadlines(history, open_only=open_only)),
        added_on=day_of(latest.row__recorded_at),
        changed_on=day_of(latest.recorded_at) if latest is not first else None,
        figures=tuple(latest.figures),
        parts=tuple(parts),
        references=tuple(references),
        children=children,
    )


def deadlines(history: Iterable[Any], *, open_only: bool) -> Iterator[Deadline]:
    """Each version (oldest first) that moved the deadline, and the first."""
    before: Timescale | None = None
    for version in history:
        timescale = timescale_of(version)
        if timescale and timescale != before:
            revised = version.revision_id is not None and not open_only
            why, agreed_by = (version.revision__why, version.revision__agreed_by) if revised else ("", "")
            yield Deadline(timescale, version.recorded_at, why, agreed_by)
        before = timescale


def parts_of(parts: QuerySet[RowPost], on: date) -> dict[int, list[Part]]:
    """Who had a part in each row on a day, as recorded by then. One query."""
    found: dict[int, list[Part]] = defaultdict(list)
    over = end_of(on)
    for p in parts.filter(recorded_at__lt=over, from_on__lte=on).values_list(*PART, named=True):
        until = p.until_on if p.ended_at is None or p.ended_at < over else None
        if until is None or until >= on:
            found[p.row_id].append(
                Part(
                    part=p.part,
                    name=p.post__title or p.organisation__name or p.body__name,
                    post_id=p.post_id,
                    organisation_id=p.organisation_id,
                    body_id=p.body_id,
                    from_on=p.from_on,
                    until_on=until,
                    recorded_on=day_of(p.recorded_at),
                )
            )
    return found


PART = (
    "row_id", "part", "post_id", "post__title", "organisation_id", "organisation__name", "body_id", "body__name",
    "from_on", "until_on", "recorded_at", "ended_at",
)  # fmt: skip


def references_of(plan: Plan) -> dict[int, list[Reference]]:
    """Every cross-reference of a plan, by the row that makes it. One query."""
    found: dict[int, list[Reference]] = defaultdict(list)
    for r in CrossReference.objects.filter(row__plan=plan).values_list(
        "row_id", "as_written", "to__kind", "to__ref", "note", named=True
    ):
        found[r.row_id].append(Reference(r.as_written, r.to__kind or "", r.to__ref or "", r.note))
    return found


@dataclass(frozen=True)
class Wording:
    """One version of a row, for its history."""

    id: int
    at: datetime
    by: str
    statement: str
    deadline: str
    why: str
    agreed_by: str


def wordings(row: Row, on: date) -> tuple[Wording, ...]:
    """Every version of a row recorded by a day, oldest first."""
    return tuple(
        Wording(
            id=v.pk,
            at=v.recorded_at,
            by=str(v.recorded_by),
            statement=v.statement,
            deadline=v.deadline,
            why=v.revision.why if v.revision else "",
            agreed_by=v.revision.agreed_by if v.revision else "",
        )
        for v in row.versions.filter(recorded_at__lt=end_of(on)).select_related("revision", "recorded_by")
    )
