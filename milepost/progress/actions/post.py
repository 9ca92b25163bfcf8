"""Posting an update on a milestone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.plan.models import Row
from milepost.plan.standing import must_stand
from milepost.rules.brag import Brag
from milepost.rules.timescale import Precision

from ..models import Draft, Update, Verdict
from .evidence import NewEvidence, Proof, checked, kept


@dataclass(frozen=True)
class NewUpdate:
    """``said_by`` names who said it where somebody else brings it, as from a spreadsheet."""

    rating: Brag
    happened: str = ""
    next: str = ""
    at_risk: str = ""
    completed_on: date | None = None
    completed_precision: Precision | None = None
    occurrence: date | None = None
    evidence: tuple[NewEvidence, ...] = ()
    said_by: str = ""


class SaidMeanwhile(Exception):
    """Somebody else posted on this milestone after the page was opened. ``updates`` are theirs."""

    def __init__(self, updates: list[Update]) -> None:
        super().__init__("Somebody else has posted on this milestone since you opened the page")
        self.updates = updates


def post_update(
    *, milestone: Row, new: NewUpdate, by: User, seen: int | None = None, at: datetime | None = None
) -> Update:
    """Add an update. ``seen`` is the id of the latest update its writer saw (0 for none; None for a loader).

    Raises SaidMeanwhile when there is a later one, having changed nothing; ValidationError when it contradicts itself
    or a file is not one that is taken.
    """
    moment = at or now()
    must_hold_together(new, day_of(moment))
    proofs = [checked(item) for item in new.evidence]
    with kept(proofs) as keep, transaction.atomic():
        # One writer at a time for a milestone: on PostgreSQL the lock, on SQLite the IMMEDIATE transaction.
        locked = Row.objects.select_for_update(of=("self",)).get(pk=milestone.pk, kind=Row.Kind.MILESTONE)
        must_stand(locked)
        if seen is not None:
            meanwhile = list(locked.updates.filter(pk__gt=seen).select_related("recorded_by"))
            if meanwhile and _repeats(meanwhile[-1], new, proofs, by):
                return meanwhile[-1]
            if meanwhile:
                raise SaidMeanwhile(meanwhile)
        update = Update.objects.create(
            milestone=locked,
            recorded_at=moment,
            recorded_by=by,
            rating=new.rating,
            completed_on=new.completed_on,
            completed_precision=new.completed_precision or "",
            occurrence=new.occurrence,
            happened=new.happened,
            next=new.next,
            at_risk=new.at_risk,
            said_by=new.said_by,
        )
        keep(update=update, recorded_at=moment, recorded_by=by)
        Draft.objects.filter(milestone=locked, user=by).delete()
        record(
            by=by,
            verb="post_update",
            about=update,
            summary=f"Posted {new.rating.label} on milestone {milestone.ref}",
            at=moment,
        )
    return update


def _repeats(last: Update, new: NewUpdate, proofs: list[Proof], by: User) -> bool:
    """The same person sent the very same form again, by the back button or after a lost answer: it is posted already.

    Not where it fell meanwhile, withdrawn or sent back, nor where anything of its evidence is other than before.
    """
    said = (last.rating, last.happened, last.next, last.at_risk, last.completed_on, last.occurrence, last.said_by)
    same = (new.rating, new.happened, new.next, new.at_risk, new.completed_on, new.occurrence, new.said_by) == said
    shown = [(e.title, e.url, e.owner, e.valid_until, e.public, file.sha256 if file else "") for e, file in proofs] == [
        (e.title, e.url, e.owner, e.valid_until, e.public, e.file_sha256) for e in last.evidence.all()
    ]
    fallen = Verdict.objects.filter(update=last, kind__in=Verdict.FALLEN).exists()
    return same and shown and not fallen and last.recorded_by_id == by.pk


def must_hold_together(new: NewUpdate, day: date) -> None:
    if new.completed_on and new.rating is not Brag.BLUE:
        raise ValidationError(
            {"completed_on": "Only a Blue rating has a date completed. Choose Blue or clear the date"}
        )
    if new.completed_on and new.completed_on > day:
        raise ValidationError({"completed_on": "The date completed must be today or in the past"})
    if bool(new.completed_on) != bool(new.completed_precision):
        raise ValidationError({"completed_on": "Give the date completed as a month and year, or a full date"})
