"""Loading a whole plan with the ratings its file states."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, end_of, now
from milepost.people.models import User
from milepost.plan.actions.load import write_plan
from milepost.plan.models import Plan, Row
from milepost.plan.planfile import PlanFile, read_plan_file
from milepost.plan.planfile.records import RowRecord
from milepost.rules.brag import Brag

from ..carrying.lists import WHOLE
from ..models import Update, Verdict


def load_whole_plan(*, text: str, name: str, by: User, at: datetime | None = None) -> Plan:
    """Write a plan file's plan, and each rating and completion in it as accepted: the document itself is the acceptance.

    An archived plan is recorded on the day it is read as at, so that it can be read on that day; the audit trail says when
    it was loaded. A file with a history gives every record its own day and
    author back instead. Raises PlanFileProblems, having changed nothing.
    """
    file = read_plan_file(text, name, today=day_of(at or now()))
    moment = at or _noon(file) or now()
    with transaction.atomic():
        plan = write_plan(file=file, name=name, by=by, at=moment, loaded_at=at or now(), lists=WHOLE)
        count = 0 if file.history else _ratings(file, plan, by, moment)
        if count:
            record(
                by=by, verb="load_completions", about=plan, at=at, summary=f"{plan.title}: {count} rated in the file"
            )
    return plan


def _noon(file: PlanFile) -> datetime | None:
    """Midday of the day an archived plan is read as at; None for any other."""
    if not file.plan.get("archived"):
        return None
    return end_of(date.fromisoformat(file.plan["read_as_at"])) - timedelta(hours=12)


def _ratings(file: PlanFile, plan: Plan, by: User, at: datetime) -> int:
    milestones = {row.ref: row for row in Row.objects.filter(plan=plan, kind=Row.Kind.MILESTONE)}
    rated = [r for r in file.rows() if r.completed or r.rating]
    stamp = {"recorded_at": at, "recorded_by": by}
    updates = Update.objects.bulk_create(_update(r, milestones[r.ref], stamp) for r in rated)
    Verdict.objects.bulk_create(Verdict(update=update, kind=Verdict.Kind.ACCEPTED, **stamp) for update in updates)
    return len(updates)


def _update(r: RowRecord, milestone: Row, stamp: dict[str, Any]) -> Update:
    on, precision = r.completed or (None, "")
    rating = r.rating or Brag.BLUE
    return Update(milestone=milestone, rating=rating, completed_on=on, completed_precision=precision, **stamp)
