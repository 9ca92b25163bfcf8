"""Writing every row of a plan file with its wording and who has a part in it, in bulk: a long plan takes few queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from milepost.people.clock import day_of
from milepost.people.models import User

from ..models import CrossReference, Plan, Row, RowPost, Version
from ..planfile import PlanFile
from ..planfile.records import RowRecord
from .load_parties import Parties

Rows = dict[tuple[str, str], Row]
"""Rows by kind and ref."""


def write_rows(file: PlanFile, plan: Plan, parties: Parties, *, at: datetime, by: User) -> Rows:
    """The rows, level by level because each needs the one above it; then all that hangs on them.

    A dozen queries on PostgreSQL whatever the plan's length; SQLite takes about fifty records at a time.
    """
    stamp = {"recorded_at": at, "recorded_by": by}
    records = file.rows()
    rows = _rows(file, plan, stamp)
    Version.objects.bulk_create(_version(r, rows[r.kind, r.ref], stamp) for r in records)
    RowPost.objects.bulk_create(
        part for r in records for part in _parts(r, rows[r.kind, r.ref], parties, day_of(at), stamp)
    )
    CrossReference.objects.bulk_create(reference for r in records for reference in _references(r, rows))
    return rows


def _rows(file: PlanFile, plan: Plan, stamp: dict[str, Any]) -> Rows:
    rows: Rows = {}
    positions = {(r.kind, r.ref): number for number, r in enumerate(file.rows(), 1)}
    level: list[tuple[RowRecord, Row | None]] = [(workstream, None) for workstream in file.workstreams]
    while level:
        made = Row.objects.bulk_create(
            Row(plan=plan, kind=r.kind, ref=r.ref, parent=parent, position=positions[r.kind, r.ref], **stamp)
            for r, parent in level
        )
        rows |= {(row.kind, row.ref): row for row in made}
        level = [(child, row) for (r, _), row in zip(level, made, strict=True) for child in r.children]
    return rows


def _version(r: RowRecord, row: Row, stamp: dict[str, Any]) -> Version:
    t = r.timescale
    return Version(
        row=row, statement=r.statement, plain=r.plain, note=r.note, weakness=r.weakness,
        weakness_plain=r.weakness_plain, resource=r.resource, figures=list(r.figures),
        deadline=t.as_written if t else "", shape=t.shape if t else "", starts=t.starts if t else None,
        due=t.due if t else None, precision=t.precision if t else "",
        rhythm=t.rhythm or "" if t else "", counts_from=t.counts_from if t else None, **stamp,
    )  # fmt: skip


def _parts(r: RowRecord, row: Row, parties: Parties, since: date, stamp: dict[str, Any]) -> Iterator[RowPost]:
    """Who has a part in the row, from the day it was recorded. A key is a post's where it is one, else an organisation's."""
    part = RowPost.Part
    for name, keys in ((part.ACCOUNTABLE, r.accountable), (part.DELIVERY, r.delivery), (part.OWNER, r.owners)):
        for key in keys:
            post = parties.posts.get(key)
            organisation = None if post else parties.organisations.get(key)
            body = None if post or organisation else parties.bodies.get(key)
            yield RowPost(row=row, part=name, from_on=since, post=post, organisation=organisation, body=body, **stamp)


def _references(r: RowRecord, rows: Rows) -> Iterator[CrossReference]:
    for see in r.see:
        to = rows.get(("action", see.to)) or rows.get(("outcome", see.to))
        yield CrossReference(row=rows[r.kind, r.ref], as_written=see.as_written, to=to, note=see.note)
