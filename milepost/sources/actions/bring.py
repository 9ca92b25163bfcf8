"""Bringing a document: it is looked at, kept as it came, and asked to be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User

from ..filing import clean_name, fingerprint, scan
from ..models import Intake
from ..readable import READ
from ..reading import Unreadable
from ..reading.looking import look_at


def bring(*, file: File, by: User, then: Callable[[Intake], None], at: datetime | None = None) -> Intake:  # type: ignore[type-arg]
    """Keep a document and ask for it to be read: ``then`` is called in the same transaction.

    Raises ValidationError for "file", having kept nothing, where it is empty, too large, not clean, or nothing we read. The
    trail does not quote the file's name, which may hold a person's.
    """
    kind = _kind(file)
    scan(file)
    moment = at or now()
    name = clean_name(file.name or "", kind)
    intake = Intake(
        file_name=name, file_kind=kind, file_size=file.size, file_sha256=fingerprint(file),
        state_at=moment, recorded_at=moment, recorded_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            intake.file.save(name, file, save=False)
            intake.save()
            record(by=by, verb="bring_document", about=intake, summary=f"Brought a document: {READ[kind]}", at=moment)
            then(intake)
    except BaseException:
        if intake.file:
            intake.file.storage.delete(str(intake.file.name))
        raise
    return intake


def _kind(file: File) -> str:  # type: ignore[type-arg]
    largest: int = settings.EVIDENCE_LARGEST
    if file.size and file.size > largest:
        size = largest // 1_000_000
        raise _refused(
            f"The file must be smaller than {size} MB. Save the plan alone in a new file, without pictures, and choose that"
        )
    try:
        return look_at(file.file, file.name or "").kind  # type: ignore[arg-type]
    except Unreadable as error:
        raise _refused(error.words) from error


def _refused(words: str) -> ValidationError:
    return ValidationError({"file": words})
