"""Whether a file is taken: its size, its kind, its name, and what the scanner says."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File

from ..kinds import FileKind, kind_of
from .scan import scan


@dataclass(frozen=True)
class CheckedFile:
    """A file that may be kept. ``name`` is what its owner called it, made safe to give back."""

    file: File  # type: ignore[type-arg]
    name: str
    kind: FileKind
    size: int
    sha256: str


def check_file(file: File) -> CheckedFile:  # type: ignore[type-arg]
    """Raises ValidationError for "file" saying what is wrong and what to do. Reads the file, changes nothing."""
    size = file.size or 0
    if not size:
        raise _refused("The file is empty. Choose one with something in it")
    largest: int = settings.EVIDENCE_LARGEST
    if size > largest:
        raise _refused(
            f"The file must be smaller than {largest // 1_000_000} MB. Make it smaller, or give a link to it"
        )
    kind = kind_of(file.file, file.name or "")  # type: ignore[arg-type]
    if kind is None:
        kinds = ", ".join(k.label for k in FileKind)
        raise _refused(
            f"The file is not one of these: {kinds}; or it has macros in it. "
            "Save it as a PDF, or a table as “CSV UTF-8”, and choose that"
        )
    scan(file)
    return CheckedFile(file, clean_name(file.name or "", kind), kind, size, fingerprint(file))


def fingerprint(file: File) -> str:  # type: ignore[type-arg]
    """The SHA-256 of what is in a file, which is left at its beginning."""
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def clean_name(name: str, ending: str) -> str:
    """A file's own name without its folder, control characters or a wrong ending.

    >>> clean_name("C:\\\\Users\\\\me\\\\Board minutes.PDF.exe", FileKind.PDF)
    'Board minutes.PDF.pdf'
    """
    last = re.split(r"[/\\\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C" and c not in '"<>:|?*').strip(" .")
    stem = PurePath(plain).stem[:100] or "evidence"
    return f"{stem}.{ending}"


def _refused(words: str) -> ValidationError:
    return ValidationError({"file": words})
