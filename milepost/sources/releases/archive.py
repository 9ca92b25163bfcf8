"""The ZIP archive a release is: looked at before anything is unpacked, and read in memory, never unpacked to the disk.

Sizes are those the archive declares: Python's reader stops there, so an archive that lies about them is damaged, not large.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO

from . import limits
from .records import Problem, Refused

AGAIN = "Download the release again from Explore education statistics, and choose that file as it came"
NOT_ZIP = f"This is not the ZIP file of a release. {AGAIN}"
DAMAGED = f"The ZIP file is damaged. {AGAIN}"
LOCKED = f"A file in the ZIP is locked with a password, which no release has. {AGAIN}"
TOO_LARGE = f"The ZIP file holds more than any release. {AGAIN}"
STRANGE = f"A file in the ZIP has a name that no release has, as if to be put elsewhere. {AGAIN}"
FAILS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


@contextmanager
def opened(file: BinaryIO) -> Iterator[Archive]:
    """The archive, safe to read from. Raises Refused, also for what goes wrong while it is read."""
    file.seek(0, io.SEEK_END)
    if file.tell() > limits.MOST_PACKED:
        raise Refused(Problem(TOO_LARGE))
    file.seek(0)
    beginning = file.read(4)
    file.seek(0)
    if beginning[:2] != b"PK":
        raise Refused(Problem(NOT_ZIP))
    try:
        with zipfile.ZipFile(file) as archive:
            yield Archive(archive)
    except FAILS as error:
        raise Refused(Problem(DAMAGED)) from error


class Archive:
    """Its CSV files by name, without folders, in small letters."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        parts = [part for part in archive.infolist() if not part.is_dir()]
        _check(parts)
        self.archive = archive
        self.files: dict[str, zipfile.ZipInfo] = {}
        for part in parts:
            name = PurePosixPath(part.filename).name.lower()
            if name in self.files:
                raise Refused(Problem(f"The ZIP file holds two files of this name. {AGAIN}", name))
            self.files[name] = part
        self.dated = max(("{:04}-{:02}-{:02}".format(*part.date_time[:3]) for part in parts), default="")

    def text(self, name: str) -> io.TextIOWrapper:
        """A file as text in UTF-8, with or without a byte order mark. What is not UTF-8 raises UnicodeDecodeError."""
        return io.TextIOWrapper(self.archive.open(self.files[name]), "utf-8-sig", newline="")


def _check(parts: list[zipfile.ZipInfo]) -> None:
    for part in parts:
        steps = PurePosixPath(part.filename.replace("\\", "/"))
        if steps.is_absolute() or ".." in steps.parts or ":" in part.filename or not steps.name:
            raise Refused(Problem(STRANGE))
        if part.flag_bits & 1:
            raise Refused(Problem(LOCKED))
    grown = any(p.file_size > 1_000_000 and p.file_size > limits.MOST_TIMES * max(p.compress_size, 1) for p in parts)
    largest = max((part.file_size for part in parts), default=0)
    unpacked = sum(part.file_size for part in parts)
    if grown or largest > limits.MOST_FILE or unpacked > limits.MOST_UNPACKED or len(parts) > limits.MOST_FILES:
        raise Refused(Problem(TOO_LARGE))
