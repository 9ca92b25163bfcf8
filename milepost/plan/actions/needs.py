"""Saying what a row of the plan needs, and what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from milepost.people.audit import record
from milepost.people.clock import TWICE, day_of, now
from milepost.people.models import User
from milepost.rules.moves import Status

from ..models import Need, Row
from ..queries import life
from ..standing import must_stand

KINDS = (Row.Kind.ACTION, Row.Kind.MILESTONE)
"""Rows that carry a resource of their own."""


@dataclass(frozen=True)
class NewNeed:
    """What is needed from now on: ``pounds`` only of money; ``agreed`` says what was agreed, once anything was."""

    kind: Need.Kind
    what: str
    state: Need.State
    pounds: Decimal | None = None
    agreed: str = ""


class NeedMeanwhile(Exception):
    """Somebody else changed the need after the page was opened. ``latest`` is what it says now; nothing was changed."""

    def __init__(self, latest: Need) -> None:
        super().__init__("Somebody else has changed this since you opened the page")
        self.latest = latest


def add_need(*, row: Row, new: NewNeed, by: User, at: datetime | None = None) -> Need:
    """Write down a need of an action or milestone, with the next number of its row."""
    moment = at or now()
    _must_hold_together(new)
    with transaction.atomic():
        locked = _locked(row, moment)
        if (again := _again(locked, new, by, moment)) is not None:
            return again
        last = Need.objects.filter(row=locked).aggregate(last=Max("number"))["last"] or 0
        need = _write(locked, last + 1, new, by, moment)
        summary = f"Wrote down a need of {row.get_kind_display().lower()} {row.ref}"
        record(by=by, verb="add_need", about=need, summary=summary, at=moment)
    return need


def change_need(*, row: Row, number: int, new: NewNeed, seen: int, by: User, at: datetime | None = None) -> Need:
    """Add what is needed now, or what was agreed; what was said before stays. ``seen`` is the id its writer saw."""
    moment = at or now()
    _must_hold_together(new)
    with transaction.atomic():
        locked = _locked(row, moment)
        latest = Need.objects.select_related("recorded_by").filter(row=locked, number=number).last()
        if latest is None:
            raise ValidationError("There is no such need of this row")
        if latest.pk != seen:
            raise NeedMeanwhile(latest)
        need = _write(locked, number, new, by, moment)
        summary = f"Need {number} of {row.get_kind_display().lower()} {row.ref}: {new.state.label.lower()}"
        record(by=by, verb="change_need", about=need, summary=summary, at=moment)
    return need


def _locked(row: Row, at: datetime) -> Row:
    # One writer at a time for a row, so that no number is given twice.
    locked = Row.objects.select_for_update(of=("self",)).select_related("plan").get(pk=row.pk)
    if locked.kind not in KINDS:
        raise ValidationError("Only actions and milestones have a resource. Choose one of these")
    if life(locked.plan, day_of(at)).status in (Status.CLOSED, Status.ARCHIVED):
        raise ValidationError("The plan is over, so nothing more is needed for it")
    must_stand(locked)
    return locked


def _again(row: Row, new: NewNeed, by: User, at: datetime) -> Need | None:
    return Need.objects.filter(
        row=row, recorded_by=by, recorded_at__gte=at - TWICE, kind=new.kind, what=new.what.strip(), state=new.state,
        pounds=new.pounds, agreed=new.agreed.strip(),
    ).last()  # fmt: skip


def _write(row: Row, number: int, new: NewNeed, by: User, at: datetime) -> Need:
    return Need.objects.create(
        row=row, number=number, kind=new.kind, what=new.what.strip(), pounds=new.pounds, state=new.state,
        agreed=new.agreed.strip(), recorded_at=at, recorded_by=by,
    )  # fmt: skip


def _must_hold_together(new: NewNeed) -> None:
    wrong: dict[str, str] = {}
    if not new.what.strip():
        wrong["what"] = "Say what is needed"
    if new.pounds is not None and new.kind != Need.Kind.MONEY:
        wrong["pounds"] = "Only money has an amount. Choose money, or take the amount out"
    elif new.pounds is not None and new.pounds < 0:
        wrong["pounds"] = "The amount cannot be less than nothing"
    if new.state in Need.POSTS_ONLY and new.kind != Need.Kind.POST:
        wrong["state"] = "Only a post is vacant, recruited to or filled"
    if new.state in (Need.State.AGREED, Need.State.REFUSED) and not new.agreed.strip():
        wrong["agreed"] = "Say what was decided, and by whom"
    if wrong:
        raise ValidationError(wrong)
