"""Bringing a document: it is looked at, kept as it came, and asked to be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User

from ..filing import CheckedFile, FileKind, check_file
from ..filing.kinds import kind_of
from ..models import Intake

PLAN_FILE = "plan"
"""The ``file_kind`` of Milepost's own plan file, in YAML or JSON."""
READ = {
    FileKind.WORD: "Word document",
    FileKind.EXCEL: "Excel workbook",
    FileKind.ODS: "OpenDocument spreadsheet",
    FileKind.CSV: "CSV table",
    FileKind.PDF: "PDF",
    FileKind.TEXT: "text",
    PLAN_FILE: "Milepost plan file",
}
"""What can be read as a plan, by ``file_kind``."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Word 97 and Excel 97 files begin, and any Office file with a password."""


def bring(*, file: File, by: User, then: Callable[[Intake], None], at: datetime | None = None) -> Intake:  # type: ignore[type-arg]
    """Keep a document and ask for it to be read: ``then`` is called in the same transaction.

    Raises ValidationError for "file", having kept nothing, where it is empty, too large, not clean, or nothing we read. The
    trail does not quote the file's name, which may hold a person's.
    """
    checked, kind, name = _checked(file)
    moment = at or now()
    intake = Intake(
        file_name=name, file_kind=kind, file_size=checked.size, file_sha256=checked.sha256,
        state_at=moment, recorded_at=moment, recorded_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            intake.file.save(name, checked.file, save=False)
            intake.save()
            record(by=by, verb="bring_document", about=intake, summary=f"Brought a document: {READ[kind]}", at=moment)
            then(intake)
    except BaseException:
        if intake.file:
            intake.file.storage.delete(str(intake.file.name))
        raise
    return intake


def _checked(file: File) -> tuple[CheckedFile, str, str]:  # type: ignore[type-arg]
    """The file looked at, the kind it is read as, and its own name."""
    if file.size:
        kind = kind_of(file.file, file.name or "")  # type: ignore[arg-type]
        if kind not in READ:
            raise ValidationError({"file": _why_not(file, kind)})
    checked = check_file(file)
    ending = PurePath(file.name or "").suffix.lower()
    if checked.kind is FileKind.TEXT and ending in (".yaml", ".yml", ".json"):
        return checked, PLAN_FILE, checked.name.removesuffix(".txt").removesuffix(ending) + ending
    return checked, checked.kind.value, checked.name


def _why_not(file: File, kind: FileKind | None) -> str:  # type: ignore[type-arg]
    """Why a file cannot be read as a plan, and what to do."""
    if kind in (FileKind.PNG, FileKind.JPEG):
        return "This is a picture, and words in a picture cannot be read. Bring the document it was taken from"
    if kind is FileKind.ODT:
        return "OpenDocument text is not read yet. Open it, choose “Save as”, “Word document (.docx)”, and bring that"
    file.seek(0)
    if file.read(8) == OLD_OFFICE:
        return (
            "This file has a password, or is in the format of Office 97. Open it, take the password off, and save it as a "
            "Word document (.docx) or an Excel workbook (.xlsx)"
        )
    return (
        "This is not a file we can read a plan from, or it has macros in it. Bring a Word document (.docx), an Excel workbook "
        "(.xlsx), an OpenDocument spreadsheet (.ods), a PDF, a table saved as “CSV UTF-8”, or plain text"
    )
