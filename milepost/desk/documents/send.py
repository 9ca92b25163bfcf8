"""Posting the updates somebody chose from a workbook: each by itself, waiting to be checked by somebody else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError

from milepost.people.models import User
from milepost.plan.access import Capacity, rows_for
from milepost.plan.models import Plan
from milepost.progress import actions
from milepost.progress.actions import NewUpdate
from milepost.progress.models import Update
from milepost.rules.brag import Brag
from milepost.rules.permissions import Verb
from milepost.rules.timescale import Precision

from .compare import WORDS, Proposal

A_DAY = 86_400


@dataclass
class Sent:
    posted: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def _salt(plan: Plan, by: User) -> str:
    return f"milepost.desk.documents.send.{plan.pk}.{by.pk}"


def ticket(p: Proposal, plan: Plan, by: User) -> str:
    """The update a row proposes, for this person and plan alone: what is sent is what was shown.

    Words it carries on from the update before are read there when it is sent: they may have been removed meanwhile.
    """
    completed = p.values["Completed on"]
    values = {
        "milestone": p.m.line.id, "seen": p.seen, "rating": p.values["Rating"].value, "said_by": p.said_by,
        "completed": [completed[0].isoformat(), completed[1].value] if completed else None,
        "after": p.m.latest.id if p.m.latest else 0,
        **{WORDS[c.heading]: p.values[c.heading] for c in p.changes if c.heading in WORDS},
    }  # fmt: skip
    return signing.dumps(values, salt=_salt(plan, by), compress=True)


def send(plan: Plan, tickets: list[str], who: Capacity, by: User) -> Sent:
    """Post each. What cannot be posted says why, and the others are posted all the same."""
    sent, chosen = Sent(), []
    for text in tickets:
        try:
            chosen.append(signing.loads(text, salt=_salt(plan, by), max_age=A_DAY))
        except signing.BadSignature:
            sent.refused.append(("A row", "it was shown to somebody else, or too long ago. Bring the workbook again"))
    rows = rows_for(who, "milestone", (v["milestone"] for v in chosen), Verb.BRING_UPDATES)
    for values in chosen:
        row = rows.get(values["milestone"])
        if row is None or row.plan_id != plan.pk:
            sent.refused.append(("A row", "it takes no update from you any more"))
            continue
        try:
            actions.post_update(milestone=row, new=_new(values), by=by, seen=values["seen"])
        except actions.SaidMeanwhile:
            said = "somebody posted while you were looking. Bring the workbook again to see what"
            sent.refused.append((f"Milestone {row.ref}", said))
        except ValidationError as error:
            sent.refused.append((f"Milestone {row.ref}", " ".join(error.messages)))
        else:
            sent.posted.append(row.ref)
    return sent


def _new(values: dict[str, Any]) -> NewUpdate:
    on, precision = values["completed"] or ("", "")
    before = Update.objects.filter(pk=values["after"], milestone=values["milestone"]).first()
    said = {name: values.get(name, getattr(before, name, "")) for name in WORDS.values()}
    return NewUpdate(
        rating=Brag(values["rating"]),
        **said,
        completed_on=date.fromisoformat(on) if on else None,
        completed_precision=Precision(precision) if precision else None,
        said_by=values["said_by"],
    )
