"""Where evidence files are kept: outside the web root, under names of ours, written through to the disk."""

from __future__ import annotations

import os
import uuid
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class EvidenceStorage(FileSystemStorage):
    """No address leads to a file: only a view that asked ``access`` gives it. Readable by the service alone."""

    def __init__(self) -> None:
        super().__init__(location=settings.EVIDENCE_ROOT, file_permissions_mode=0o600, directory_permissions_mode=0o700)

    def url(self, name: str | None) -> str:
        raise ValueError("Evidence has no address of its own; a view gives it")

    def _save(self, name: str, content: File) -> str:  # type: ignore[type-arg]
        saved: str = super()._save(name, content)  # type: ignore[misc]
        # An acknowledged file survives a power cut, as an acknowledged update does.
        with open(self.path(saved), "rb") as written:
            os.fsync(written.fileno())
        return saved


def evidence_storage() -> EvidenceStorage:
    return EvidenceStorage()


def safe_name(evidence: Any, name: str) -> str:
    """A name that says nothing and cannot be guessed; in folders of at most 256, so that none grows too large."""
    unique = uuid.uuid4().hex
    return f"{unique[:2]}/{unique}"
