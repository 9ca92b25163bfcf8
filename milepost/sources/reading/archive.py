"""A look into the ZIP archive that an office file is, before any of it is read: which kind, how large, and what is hidden.

Sizes are those the archive declares: Python's reader stops there, so an archive that lies about them is damaged, not large.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from typing import IO, BinaryIO
from xml.parsers import expat

from ..kinds import DECLARES, HOLDS, MACROS, FileKind
from . import Unreadable, limits
from .refusals import BOMB, CHOOSE, DAMAGED, ENTITIES, ODT, OTHERS, PROGRAM, WHY_NOT


def look_in_archive(file: BinaryIO) -> FileKind:
    """What the archive is. Raises Unreadable. Reads the list of parts, and of each part of XML only how it begins."""
    file.seek(0)
    # Counted before the list is made, because making it takes memory for each.
    if file.read().count(b"PK\x01\x02") > limits.MOST_ENTRIES:
        raise Unreadable(BOMB)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise Unreadable(WHY_NOT["locked"])
            kind = _kind(archive, parts)
            if any(mark in part.filename for part in parts for mark in MACROS):
                raise Unreadable(PROGRAM)
            check_sizes(parts)
            for part in _markup(parts, kind):
                with archive.open(part) as content:
                    refuse_doctype(content)
            if kind is FileKind.ODS and b"encryption-data" in _small(archive, "META-INF/manifest.xml"):
                raise Unreadable(WHY_NOT["locked"])
            if kind is not FileKind.ODS and b"macroEnabled" in _small(archive, "[Content_Types].xml"):
                raise Unreadable(PROGRAM)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError) as error:
        raise Unreadable(DAMAGED) from error
    return kind


def check_sizes(parts: Iterable[zipfile.ZipInfo]) -> None:
    """Raises Unreadable where the parts would unpack to more than is read, or one grows as no document does."""
    parts = list(parts)
    grown = any(p.file_size > 1_000_000 and p.file_size > limits.MOST_TIMES * max(p.compress_size, 1) for p in parts)
    markup = max((p.file_size for p in parts if p.filename.endswith((".xml", ".rels"))), default=0)
    if grown or markup > limits.MOST_PART or sum(p.file_size for p in parts) > limits.MOST_UNPACKED:
        raise Unreadable(BOMB)


BEGINNING = 500_000
"""Bytes within which the first element begins; office programs take some hundreds."""


class _Begun(Exception):
    """The first element has begun: no DOCTYPE can follow."""


def refuse_doctype(content: IO[bytes]) -> None:
    """Raises Unreadable where a part of XML declares a DOCTYPE, in whatever encoding, or hides where it begins.

    What is not XML at all is left to whoever reads that part.
    """

    def doctype(*_: object) -> None:
        raise Unreadable(ENTITIES)

    def begun(*_: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = begun
    start = content.read(BEGINNING)
    try:
        parser.Parse(start)
    except _Begun:
        return
    except expat.ExpatError:
        if b"<!DOCTYPE" not in start.replace(b"\0", b"").upper():
            return
    if len(start) == BEGINNING or b"<!DOCTYPE" in start.replace(b"\0", b"").upper():
        raise Unreadable(ENTITIES)


def _kind(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> FileKind:
    names = {part.filename for part in parts}
    declared = DECLARES.get(_small(archive, "mimetype").strip()) if "mimetype" in names else None
    if declared is FileKind.ODT:
        raise Unreadable(f"{ODT}, and {CHOOSE}")
    for mark, words in OTHERS:
        if mark in names:
            raise Unreadable(f"{words}, and {CHOOSE}")
    kind = declared or _held(names)
    if kind is None:
        raise Unreadable(WHY_NOT["packed"])
    return kind


def _held(names: set[str]) -> FileKind | None:
    return next((kind for mark, kind in HOLDS if mark in names), None)


def _markup(parts: list[zipfile.ZipInfo], kind: FileKind) -> list[zipfile.ZipInfo]:
    """The parts of XML that are read. Old programs of OpenOffice put a DOCTYPE in their manifest, which is not."""
    if kind is FileKind.ODS:
        return [part for part in parts if part.filename in ("content.xml", "styles.xml")]
    return [part for part in parts if part.filename.endswith((".xml", ".rels", ".vml"))]


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part that is short by its nature; empty where it is missing or long."""
    try:
        part = archive.getinfo(name)
    except KeyError:
        return b""
    return archive.read(part) if part.file_size < 1_000_000 else b""
