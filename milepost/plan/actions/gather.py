"""Gathering changes for one revision. Theirs alone until it is agreed, and never part of the plan until then."""

from __future__ import annotations

import json
from typing import Any

from django.db import transaction

from milepost.people.audit import record
from milepost.people.models import User

from ..models import Gathered, Plan


def gathered(plan: Plan, by: User) -> list[dict[str, Any]]:
    """What somebody has gathered for a plan so far. One query."""
    found = Gathered.objects.filter(plan=plan, user=by).first()
    return list(found.changes) if found else []


def gather(*, plan: Plan, change: dict[str, Any], by: User) -> Gathered:
    """Add a change; one that does the same to the same row, or brings the same new row, takes the place of the earlier one."""
    with transaction.atomic():
        found, _ = Gathered.objects.select_for_update().get_or_create(plan=plan, user=by)
        found.changes = [c for c in found.changes if not _same(c, change)] + [change]
        found.save()
        # The words are not quoted: they are not yet said.
        record(by=by, verb="gather_change", about=found, summary=f"Gathered a change of {plan.title}")
    return found


def keep_gathered(*, plan: Plan, changes: list[dict[str, Any]], by: User) -> None:
    """Gather exactly these, or nothing more."""
    with transaction.atomic():
        for found in Gathered.objects.select_for_update().filter(plan=plan, user=by):
            if changes:
                found.changes = changes
                found.save()
            record(by=by, verb="gather_change", about=found, summary=f"Took back a gathered change of {plan.title}")
            if not changes:
                found.delete()


def _same(a: dict[str, Any], b: dict[str, Any]) -> bool:
    if a["do"] == "add":
        return a == b or (bool(a.get("key")) and a["key"] == b.get("key"))
    return (a["do"], a.get("row"), a.get("part")) == (b["do"], b.get("row"), b.get("part"))


def forget_words(intake_id: int) -> None:
    """Take out of everything gathered the words that stood in a document which is removed. Their places stay."""
    for found in Gathered.objects.select_for_update():
        before = json.dumps(found.changes)
        for change in found.changes:
            _forget(change, intake_id)
        if json.dumps(found.changes) != before:
            found.save()


def _forget(change: dict[str, Any], intake_id: int) -> None:
    stood = change.get("stood", {})
    if stood.get("intake") == intake_id:
        stood["places"] = [[field, place, ""] for field, place, _ in stood["places"]]
    for below in change.get("below", ()):
        _forget(below, intake_id)
