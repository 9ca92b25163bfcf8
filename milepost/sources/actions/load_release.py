"""Loading a release of national figures: examined whole, kept as Parquet, recorded, and shown from one moment to the next."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from django.core.files import File
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User

from ..filing import scan
from ..models import Release
from ..national.building import build, file_of, forget
from ..national.stock import HEAD, generation, loaded_folder, loaded_names, source_in, sources
from ..releases import Examined, Found, Row, Table, examine, examined_from
from ..releases.parquet import write_head, write_places, write_table


@dataclass(frozen=True)
class Loaded:
    """``new`` is False where just this release was loaded before, and nothing was changed."""

    release: Release
    examined: Examined
    new: bool


def load_release(*, file: File, by: User, at: datetime | None = None) -> Loaded:  # type: ignore[type-arg]
    """Load a release. Raises ``releases.Refused`` with every problem found, having changed nothing.

    The figures are made ready aside, by name of what they are made of; renaming one folder makes them the ones that are shown.
    """
    scan(file)
    moment = (at or now()).astimezone(UTC)
    with _aside() as folder:
        wholes: list[Row] = []
        found = examine(file, lambda table, rows: _keep(folder, table, rows, wholes))  # type: ignore[arg-type]
        if before := _already(found.examined):
            return Loaded(before, examined_from(before.found), new=False)
        write_places(folder, wholes)
        name = f"{found.form.edition}-{moment:%Y%m%dT%H%M%S%f}-{found.examined.sha256[:12]}"
        head = _head(found, moment)
        write_head(folder, HEAD, head)
        ready = file_of(generation((name,)))
        build([*sources(), source_in(folder, name)], ready)
        release = _record(found.examined, folder, name, by=by, moment=moment)
    forget(ready)
    return Loaded(release, found.examined, new=True)


def _record(examined: Examined, folder: Path, name: str, *, by: User, moment: datetime) -> Release:
    """Write it down and rename the folder in. The folder is taken out again where it could not be written down."""
    place = loaded_folder() / name
    try:
        with transaction.atomic():
            release = Release.objects.create(
                form=examined.form, edition=examined.edition, title=examined.title, publisher=examined.publisher,
                licence=examined.licence, dated=date.fromisoformat(examined.dated) if examined.dated else None,
                sha256=examined.sha256, size=examined.size, rows=sum(file.rows for file in examined.files),
                differing=examined.differing, found=examined.to_json(), folder=name, recorded_at=moment, recorded_by=by,
            )  # fmt: skip
            summary = f"Loaded national figures: {examined.title}, {release.rows:,} rows"
            after = {"form": release.form, "sha256": release.sha256, "differing": release.differing}
            record(by=by, verb="load_release", about=release, summary=summary, after=after, at=moment)
            os.replace(folder, place)
    except BaseException:
        with suppress(OSError):
            os.replace(place, folder)
        raise
    return release


def _already(examined: Examined) -> Release | None:
    """The newest release of this edition, where it is this one and its files are still there."""
    newest = Release.objects.filter(edition=examined.edition, folder__in=loaded_names()).first()
    return newest if newest and newest.sha256 == examined.sha256 else None


def _keep(folder: Path, table: Table, rows: list[Row], wholes: list[Row]) -> None:
    write_table(folder, table, rows)
    wholes += [row for row in rows if row.whole]


def _head(found: Found, moment: datetime) -> dict[str, str | int]:
    examined = found.examined
    return {
        "form": examined.form, "edition": examined.edition, "title": examined.title, "publisher": examined.publisher,
        "licence": examined.licence, "address": found.form.address, "dated": examined.dated, "sha256": examined.sha256,
        "loaded_at": moment.isoformat(timespec="microseconds"),
    }  # fmt: skip


@contextmanager
def _aside() -> Iterator[Path]:
    """A folder that nobody reads yet, and that is gone afterwards unless it was renamed."""
    folder = loaded_folder() / f".{uuid.uuid4().hex}"
    folder.mkdir(parents=True, mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
