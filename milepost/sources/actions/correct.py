"""Putting right what was understood of a document. Corrections are only added, each with who and when."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User

from ..corrections import Change, refuse
from ..models import Correction, Intake
from ..queries.drafts import UNDO, understood

NO_LONGER = "This document is no longer being looked through: a plan was made of it, or it was removed"


class PutRightMeanwhile(Exception):
    """Somebody else put the same thing right since the page was opened. Nothing was changed."""

    def __init__(self, later: Sequence[Correction]) -> None:
        super().__init__("Somebody else has put this right since you opened the page")
        self.later = tuple(later)


def correct(*, intake: Intake, changes: Sequence[Change], seen: int, by: User) -> None:
    """Add corrections; ``seen`` is how many there were on the page their writer saw.

    Raises PutRightMeanwhile where somebody else touched the same, and ValidationError, by the field of a ``set`` or ``head``,
    where a change cannot be made. What others did elsewhere meanwhile is no hindrance.
    """
    if not changes:
        raise ValidationError("Nothing was changed: this is how it was understood already")
    before = understood(intake)
    with transaction.atomic():
        _held(intake)
        others = [c for c in intake.corrections.select_related("recorded_by") if c.number > seen]
        about = {_about(change.verb, change.node, change.values) for change in changes}
        if later := [c for c in others if _about(c.verb, c.node, c.values) in about - {""}]:
            raise PutRightMeanwhile(later)
        now_is = before if not others or others[-1].number == before.count else understood(intake)
        for change in changes:
            if why := refuse(now_is.draft, change):
                raise ValidationError({change.said("field"): why} if change.said("field") else why)
        _write(intake, changes, max(now_is.count, seen, *(c.number for c in others)), by)


def undo_last(*, intake: Intake, seen: int, by: User) -> None:
    """Take back the last correction that still counts. Raises PutRightMeanwhile where another came after it."""
    with transaction.atomic():
        _held(intake)
        every = list(intake.corrections.select_related("recorded_by"))
        if later := [c for c in every if c.number > seen]:
            raise PutRightMeanwhile(later)
        undone = {c.values.get("number") for c in every if c.verb == UNDO}
        last = next((c for c in reversed(every) if c.verb != UNDO and c.number not in undone), None)
        if last is None:
            raise ValidationError("There is nothing left to undo")
        _write(intake, [Change(UNDO, last.node, {"number": last.number})], every[-1].number, by)


def _held(intake: Intake) -> None:
    """Whoever corrects a document holds it, so that numbers are given once."""
    state = Intake.objects.select_for_update().filter(pk=intake.pk).values_list("state", flat=True).first()
    if state != Intake.State.READ:
        raise ValidationError(NO_LONGER)


def _write(intake: Intake, changes: Sequence[Change], last: int, by: User) -> None:
    moment = now()
    Correction.objects.bulk_create(
        Correction(
            intake=intake, number=last + n, verb=c.verb, node=c.node, values=c.values, recorded_at=moment, recorded_by=by
        )
        for n, c in enumerate(changes, 1)
    )  # fmt: skip
    verbs = ", ".join(dict.fromkeys(c.verb for c in changes))
    record(by=by, verb="correct_document", about=intake, summary=f"Put right what was understood: {verbs}", at=moment)


def _about(verb: str, node: str, values: dict[str, object]) -> str:
    """What a correction touches, as one word; empty where two of its kind cannot hinder each other."""
    if verb in ("add", "checked"):
        return ""
    if verb == "column":
        return f"column {values.get('table')}.{values.get('column')}"
    if verb in ("colour", "head") or (verb == "leave" and not node):
        return f"{verb} {values.get('colour', '')}{values.get('field', '')}{values.get('code', '')}"
    return node
