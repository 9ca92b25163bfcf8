"""Agreeing the terms a body meets by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Body, User

from ..models import Terms
from .meanwhile import must_have_seen


@dataclass(frozen=True)
class NewTerms:
    """What a body's terms of reference say from now on. ``quorum`` is how many of its seats; None where none is set."""

    words: str
    quorum: int | None = None
    needs_forum: bool = False
    agreed_on: date | None = None


def set_terms(*, body: Body, new: NewTerms, by: User, seen: int = 0, at: datetime | None = None) -> Terms:
    """Add a body's terms of reference; earlier ones stay. ``seen`` is the id of those their writer saw, 0 for none.

    Raises ValidationError or Meanwhile.
    """
    moment = at or now()
    if not new.words.strip():
        raise ValidationError({"words": "Enter the terms of reference"})
    if new.quorum == 0:
        raise ValidationError({"quorum": "A quorum is one seat or more. Leave this empty if there is none"})
    if new.agreed_on and new.agreed_on > day_of(moment):
        raise ValidationError({"agreed_on": "The day they were agreed must be today or in the past"})
    with transaction.atomic():
        body = Body.objects.select_for_update().get(pk=body.pk)
        latest = body.terms.last()
        must_have_seen(latest, seen)
        terms = Terms.objects.create(
            body=body, words=new.words.strip(), quorum=new.quorum, needs_forum=new.needs_forum,
            agreed_on=new.agreed_on, recorded_at=moment, recorded_by=by,
        )  # fmt: skip
        did = "Changed" if latest else "Wrote down"
        summary = f"{did} the terms of reference of {body}"
        record(by=by, verb="set_terms", about=body, summary=summary, at=moment)
    return terms
