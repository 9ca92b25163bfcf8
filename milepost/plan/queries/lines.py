"""Reading a plan as at a day: rows recorded by the end of that day, each in the latest version recorded by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from milepost.people.clock import day_of, end_of
from milepost.rules.timescale import Timescale

from ..models import CrossReference, Plan, RowPost, Version
from ..models.versions import timescale_of
from .line import Agreed, Deadline, Line, Part, Reference


def lines(
    plan: Plan,
    on: date,
    *,
    agreed_from: datetime | None = None,
    open_only: bool = False,
    open_from: datetime | None = None,
    until: datetime | None = None,
) -> tuple[Line, ...]:
    """The plan's workstreams as at a day, each with its tree. Three queries, whatever the size of the plan.

    A row withdrawn by then is left out, with whatever hangs below it. With ``until``, a moment of that day, only what was
    recorded up to it counts.

    A deadline is promised from ``agreed_from``, when the plan was agreed: what a draft said before is no first deadline,
    and a plan that is not agreed yet has none but the present ones. ``open_only`` leaves out what is for the desk: notes,
    cross-references, who has a part, why a deadline moved and who agreed unless the revision is for everyone; and whatever
    the plan said before anyone could read it, which was from ``open_from``.
    """
    if open_only and open_from is None:
        return ()
    over = until + timedelta(microseconds=1) if until else end_of(on)
    versions: dict[int, list[Any]] = defaultdict(list)
    for version in (
        Version.objects.filter(row__plan=plan, recorded_at__lt=over, row__recorded_at__lt=over)
        .order_by("row__position", "recorded_at", "pk")
        .values_list(*WORDING, named=True)
    ):
        versions[version.row_id].append(version)
    parts = defaultdict(list) if open_only else parts_of(RowPost.objects.filter(row__plan=plan), on, over)
    references = {} if open_only else references_of(plan)
    below: dict[int | None, list[int]] = defaultdict(list)
    for row, history in versions.items():
        below[history[0].row__parent_id].append(row)

    def grow(rows: list[int]) -> Iterator[Line]:
        for row in rows:
            if versions[row][-1].withdrawn:
                continue
            history = _since(open_from, versions[row]) if open_from else versions[row]
            promised = _since(agreed_from, history) if agreed_from else history[-1:]
            moves = tuple(deadlines(promised, open_only=open_only))
            yield line(
                history, moves, parts[row], references.get(row, ()), tuple(grow(below[row])), open_only=open_only
            )

    return tuple(grow(below[None]))


def _since(opened: datetime, history: list[Any]) -> list[Any]:
    """What the row said when the plan was opened, and whatever it said since."""
    held = [v for v in history if v.recorded_at <= opened]
    return [*held[-1:], *history[len(held) :]]


WORDING = (
    "id", "row_id", "row__kind", "row__ref", "row__parent_id", "row__recorded_at", "recorded_at", "statement", "plain",
    "note", "weakness", "weakness_plain", "resource", "deadline", "shape", "starts", "due", "precision", "rhythm", "counts_from",
    "figures", "withdrawn", "revision_id", "revision__why", "revision__agreed_by", "revision__agreed_on", "revision__open",
)  # fmt: skip
"""What a line needs of a version and its row, read as plain values: a whole plan is read for every page about it."""


def line(
    history: list[Any],
    moves: tuple[Deadline, ...],
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
        deadlines=moves,
        added_at=latest.row__recorded_at,
        changed_on=day_of(latest.recorded_at) if latest is not first else None,
        figures=tuple(latest.figures),
        parts=tuple(parts),
        references=tuple(references),
        added=_added(first, open_only=open_only),
        children=children,
    )


def _added(first: Any, *, open_only: bool) -> Agreed | None:
    if first.revision_id is None:
        return None
    told = first.revision__open or not open_only
    why, agreed_by = (first.revision__why, first.revision__agreed_by) if told else ("", "")
    return Agreed(first.revision_id, why, agreed_by, first.revision__agreed_on if told else None)


def deadlines(history: Iterable[Any], *, open_only: bool) -> Iterator[Deadline]:
    """Each version (oldest first) that moved the deadline, and the first."""
    before: Timescale | None = None
    for version in history:
        timescale = timescale_of(version)
        if timescale and timescale != before:
            told = version.revision_id is not None and (version.revision__open or not open_only)
            yield Deadline(
                timescale,
                version.recorded_at,
                why=version.revision__why if told else "",
                agreed_by=version.revision__agreed_by if told else "",
                agreed_on=version.revision__agreed_on if told else None,
                revision_id=version.revision_id if told else None,
                version_id=version.id,
            )
        before = timescale


def parts_of(parts: QuerySet[RowPost], on: date, before: datetime | None = None) -> dict[int, list[Part]]:
    """Who had a part in each row on a day, as recorded by then, or before a moment of it. One query."""
    found: dict[int, list[Part]] = defaultdict(list)
    over = before or end_of(on)
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
