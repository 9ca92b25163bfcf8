"""How the reading of a document goes: begun, so far, done, refused, given up, asked for again.

A reading that somebody has ended meanwhile (it was given up, or the document removed) writes nothing more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User
from milepost.people.system import loader

from ..models import Intake

GIVEN_UP_AFTER = timedelta(minutes=5)
"""Our own choice: well over what a child process is given to read one file in."""
GIVEN_UP = (
    "The reading stopped before it was done: Milepost was restarted, or the file took too long. Nothing was kept of it. "
    "Read it again; if that stops too, save the document again under another name and bring that"
)
State = Intake.State


def begin_reading(pk: int) -> Intake | None:
    """Take a document to read; None where it no longer waits. No act of a person, so the trail has only how it ended."""
    taken = Intake.objects.filter(pk=pk, state=State.WAITING).update(
        state=State.READING, state_at=now(), said="Opening the file", done=0, steps=0
    )
    return Intake.objects.get(pk=pk) if taken else None


def say(pk: int, words: str, done: int, steps: int) -> None:
    """How far the reading has come: of ``steps`` so many are ``done``."""
    Intake.objects.filter(pk=pk, state=State.READING).update(said=words[:200], done=done, steps=steps)


def finish_reading(*, intake: Intake, document: dict[str, Any]) -> None:
    _end(intake, State.READ, "Read a document", document=document, problem="")


def refuse_reading(*, intake: Intake, problem: str, document: dict[str, Any] | None = None) -> None:
    """The document could not be read. ``document`` may hold more about why."""
    _end(intake, State.REFUSED, "Could not read a document", document=document, problem=problem)


def _end(intake: Intake, state: Intake.State, summary: str, **fields: Any) -> None:
    moment = now()
    with transaction.atomic():
        ended = Intake.objects.filter(pk=intake.pk, state=State.READING).update(
            state=state, state_at=moment, said="", done=0, steps=0, **fields
        )
        if ended:
            record(by=loader(), verb="read_document", about=intake, summary=summary, at=moment)


def reap(at: datetime | None = None) -> int:
    """Give up readings whose worker died, so that somebody can ask again. How many there were."""
    moment = at or now()
    lost = Intake.objects.defer("document").filter(state=State.READING, state_at__lt=moment - GIVEN_UP_AFTER)
    found = list(lost)
    for intake in found:
        refuse_reading(intake=intake, problem=GIVEN_UP)
    return len(found)


def forgotten(intake: Intake) -> bool:
    """Whether a document has waited so long that nobody may be about to read it: asking twice does no harm."""
    return intake.state == State.WAITING and intake.state_at < now() - GIVEN_UP_AFTER


def ask_again(*, intake: Intake, by: User, then: Callable[[Intake], None]) -> None:
    """Ask for a document to be read again that was refused or forgotten. Raises ValidationError where it is neither."""
    moment = now()
    with transaction.atomic():
        waits = Q(state=State.REFUSED) | Q(state=State.WAITING, state_at__lt=moment - GIVEN_UP_AFTER)
        asked = Intake.objects.filter(waits, pk=intake.pk).update(
            state=State.WAITING, state_at=moment, problem="", document=None
        )
        if not asked:
            raise ValidationError("This document is not waiting to be asked for again")
        record(by=by, verb="read_again", about=intake, summary="Asked to read a document again", at=moment)
        then(intake)
