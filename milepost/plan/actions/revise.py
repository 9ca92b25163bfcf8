"""Changing an agreed plan in the open: a revision says why and who agreed, and adds a version of each row it changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User
from milepost.rules.timescale import NotUnderstood, understand

from ..models import Plan, Revision, Row, Version


@dataclass(frozen=True)
class NewWording:
    """What a row says from now on; what is empty stays as it is."""

    row: Row
    statement: str = ""
    deadline: str = ""


def revise(
    *, plan: Plan, why: str, agreed_by: str, wordings: list[NewWording], by: User, at: datetime | None = None
) -> Revision:
    """Add a version of each row. The versions before stay, so the first deadline is never forgotten.

    Raises ValidationError, having changed nothing, where a reason or an agreement is missing or a deadline is not
    understood. A milestone with a rhythm keeps its rhythm only while its deadline stays open.
    """
    if not why.strip() or not agreed_by.strip():
        raise ValidationError("Say why the plan changes and who agreed")
    moment = at or now()
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=plan.pk)
        revision = Revision.objects.create(
            plan=plan, why=why.strip(), agreed_by=agreed_by.strip(), recorded_at=moment, recorded_by=by
        )
        for wording in wordings:
            _add(wording, revision)
        refs = ", ".join(w.row.ref for w in wordings)
        record(by=by, verb="revise", about=revision, summary=f"Revised {plan.title}: {refs}", at=moment)
    return revision


def _add(wording: NewWording, revision: Revision) -> None:
    version = Version.objects.filter(row=wording.row, row__plan=revision.plan).latest("recorded_at", "pk")
    version.pk = None
    version._state.adding = True
    version.revision = revision
    version.recorded_at, version.recorded_by = revision.recorded_at, revision.recorded_by
    version.statement = wording.statement or version.statement
    if wording.deadline:
        present = version.timescale
        try:
            understood = understand(
                wording.deadline,
                rhythm=present.rhythm if present else None,
                counts_from=present.counts_from if present else None,
            )
        except NotUnderstood as error:
            raise ValidationError(str(error)) from error
        version.deadline, version.shape = understood.as_written, understood.shape
        version.starts, version.due, version.precision = understood.starts, understood.due, understood.precision
    version.save()
