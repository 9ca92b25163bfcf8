"""What there is to build the figures from: the extract that came with Milepost, and the releases that were loaded since.

Every source is a folder with one file a table, of text as published under our own headings: CSV in the extract, Parquet in a
loaded release. Parquet is the record; the DuckDB file made of it is thrown away and made again at will.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

log = logging.getLogger(__name__)
HEAD = "release.json"
SHAPE = "1"
"""Grows when the DuckDB file is to be made otherwise from the same sources."""


@dataclass(frozen=True)
class Source:
    """``name`` of a loaded release is its folder's, which begins with its edition and the moment it was loaded."""

    name: str
    folder: Path
    kind: str
    edition: int
    loaded: str
    head: dict[str, Any]

    @property
    def tables(self) -> list[str]:
        return sorted(p.stem for p in self.folder.glob(f"*.{self.kind}") if p.stem != "places")

    def path(self, table: str) -> Path:
        return self.folder / f"{table}.{self.kind}"


def loaded_folder() -> Path:
    root: Path = settings.NATIONAL_ROOT
    return root / "releases"


def shipped_folder() -> Path:
    folder: Path = settings.DEFINITIONS / "figures"
    return folder


def sources() -> list[Source]:
    """The shipped ones and the loaded ones."""
    found = [
        Source(head.stem, head.with_suffix(""), "csv", values["edition"], "", values)
        for head in sorted(shipped_folder().glob("*.yaml"))
        for values in [yaml.safe_load(head.read_text("utf-8"))]
    ]
    for name in loaded_names():
        try:
            found.append(source_in(loaded_folder() / name, name))
        except (OSError, ValueError, KeyError) as error:
            log.error("The release in %s cannot be read, and is left out: %s", loaded_folder() / name, error)
    return found


def source_in(folder: Path, name: str) -> Source:
    """A loaded release in its folder."""
    values = json.loads((folder / HEAD).read_text("utf-8"))
    return Source(name, folder, "parquet", values["edition"], values["loaded_at"], values)


def loaded_names() -> list[str]:
    """The folders of loaded releases. One that is being written has a dot before its name."""
    try:
        return sorted(p.name for p in loaded_folder().iterdir() if not p.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return []


def generation(more: tuple[str, ...] = ()) -> str:
    """A short name for just this stock: it changes with a new release, a new extract and a new shape, and with nothing else."""
    whole = "\n".join([SHAPE, _shipped(), *sorted({*loaded_names(), *more})])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


@cache
def _shipped() -> str:
    """The extract's own fingerprint; it does not change while a process runs."""
    digest = hashlib.sha256()
    for path in sorted(p for p in shipped_folder().rglob("*") if p.is_file()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
