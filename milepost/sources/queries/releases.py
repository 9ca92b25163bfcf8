"""The releases of national figures that were loaded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ..models import Release
from ..national.stock import loaded_names
from ..releases import Examined, examined_from


@dataclass(frozen=True)
class LoadedRelease:
    """``kept`` is False where its files are no longer in ``NATIONAL_ROOT``, so that its figures cannot be shown."""

    id: int
    title: str
    edition: int
    dated: date | None
    sha256: str
    rows: int
    differing: int
    by: str
    at: datetime
    kept: bool


def loaded_releases() -> list[LoadedRelease]:
    """Every one, the newest first. One query."""
    kept = set(loaded_names())
    return [_loaded(r, kept) for r in Release.objects.defer("found").select_related("recorded_by")]


def loaded_release(id_: int) -> tuple[LoadedRelease, Examined]:
    """One, with all that was found in it. Raises Release.DoesNotExist."""
    release = Release.objects.select_related("recorded_by").get(pk=id_)
    return _loaded(release, set(loaded_names())), examined_from(release.found)


def _loaded(r: Release, kept: set[str]) -> LoadedRelease:
    return LoadedRelease(
        r.pk, r.title, r.edition, r.dated, r.sha256, r.rows, r.differing, str(r.recorded_by), r.recorded_at,
        r.folder in kept,
    )  # fmt: skip
