"""Removing a document for good, where it names somebody it should not."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User
from milepost.sources.models import Correction, Intake

from ..models import Origin
from .gather import forget_words

NAME = "A document that was removed"


def remove_document(*, intake: Intake, why: str, by: User) -> None:
    """Delete the file, what was read in it, what was put right, and its words beside the rows made of it.

    The plan made of it stays, with its places; its own words are removed one by one. Who, when and why remain.
    """
    if not why.strip():
        raise ValidationError({"why": "Say why, without repeating the words themselves"})
    with transaction.atomic():
        held = Intake.objects.select_for_update().get(pk=intake.pk)
        if held.state == Intake.State.REMOVED:
            raise ValidationError("This document was removed a moment ago")
        moment = now()
        storage, name = held.file.storage, str(held.file.name)
        held.file, held.file_name, held.document, held.said, held.problem = "", NAME, None, "", ""
        held.state, held.state_at = Intake.State.REMOVED, moment
        held.save()
        Correction.objects.filter(intake=held).update(values={})
        Origin.objects.filter(intake=held).update(words="")
        forget_words(held.pk)
        record(by=by, verb="remove_document", about=held, summary=f"Removed a document: {why.strip()}", at=moment)
        if name:
            # Only once it is recorded: the file cannot be brought back.
            transaction.on_commit(lambda: storage.delete(name))
