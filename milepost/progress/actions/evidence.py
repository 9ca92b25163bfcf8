"""Keeping evidence: with an update, with a review, or added to an update that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import Post, User
from milepost.sources.filing import CheckedFile, check_file

from ..models import Evidence, Update, Verdict


@dataclass(frozen=True)
class NewEvidence:
    """``public``: everyone may see it once its update is accepted."""

    title: str
    url: str = ""
    owner: Post | None = None
    valid_until: date | None = None
    file: File | None = None  # type: ignore[type-arg]
    public: bool = False


Proof = tuple[NewEvidence, CheckedFile | None]


def checked(new: NewEvidence) -> Proof:
    """The evidence with its file looked at. Raises ValidationError for "file"."""
    return new, check_file(new.file) if new.file else None


@contextmanager
def kept(proofs: Iterable[Proof]) -> Iterator[Callable[..., list[Evidence]]]:
    """Gives a function that writes the evidence; whatever fails afterwards takes the files away with it.

    Enter it outside the transaction, so that it sees the transaction fail.
    """
    written: list[Evidence] = []

    def keep(**belongs: Any) -> list[Evidence]:
        for new, file in proofs:
            evidence = Evidence(
                title=new.title, url=new.url, owner=new.owner, valid_until=new.valid_until, public=new.public, **belongs
            )
            written.append(evidence)
            if file:
                evidence.file_name, evidence.file_kind = file.name, file.kind
                evidence.file_size, evidence.file_sha256 = file.size, file.sha256
                evidence.file.save(file.name, file.file, save=False)
            evidence.save()
        return written

    try:
        yield keep
    except BaseException:
        for evidence in written:
            if evidence.file:
                evidence.file.storage.delete(str(evidence.file.name))
        raise


def add_evidence(*, update: Update, new: NewEvidence, by: User, at: datetime | None = None) -> Evidence:
    """Add evidence to what was said before, such as a newer file in place of one that has run out.

    Refused where the update was sent back or withdrawn, and for the public: nobody has checked what is added afterwards.
    """
    if new.public:
        raise ValidationError("Evidence added afterwards is for the desk. Post an update to show it to everyone")
    moment = at or now()
    proof = checked(new)
    with kept([proof]) as keep, transaction.atomic():
        # The verdict may come at the same moment: whoever is second sees the first.
        locked = Update.objects.select_for_update(of=("self",)).get(pk=update.pk)
        if Verdict.objects.filter(update=locked, kind__in=Verdict.FALLEN).exists():
            raise ValidationError("This update was sent back or withdrawn. Post a new one with its evidence")
        if (again := _again(locked, proof, by)) is not None:
            return again
        evidence = keep(update=locked, recorded_at=moment, recorded_by=by)[0]
        summary = f"Added evidence to milestone {update.milestone.ref}"
        record(by=by, verb="add_evidence", about=evidence, summary=summary, at=moment)
    return evidence


def _again(update: Update, proof: Proof, by: User) -> Evidence | None:
    """The latest evidence of the update, where the same person gave the very same: they pressed twice."""
    new, file = proof
    last: Evidence | None = update.evidence.last()
    if last is None or last.recorded_by_id != by.pk:
        return None
    same = (last.title, last.url, last.file_sha256) == (new.title, new.url, file.sha256 if file else "")
    return last if same else None
