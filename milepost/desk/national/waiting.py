"""A release that is being loaded: kept until the worker has looked through it, with what became of it for who brought it."""

from __future__ import annotations

import json
import logging
import secrets
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404
from django_tasks import task

from milepost.people.models import User
from milepost.sources.actions import load_release
from milepost.sources.releases import Problem, Refused

log = logging.getLogger(__name__)
SALT = "milepost.desk.national"
KEPT = 24 * 3600
"""Seconds for which whoever brought a release can see what became of it."""
GIVEN_UP = 900
"""Seconds after which the page says that it will not come."""
NOT_EXPECTED = (
    "Something in this file was not expected, and loading it failed. It has been written in the log. "
    "The figures are as they were"
)


@dataclass(frozen=True)
class Outcome:
    """``release`` is the number of what was loaded, 0 where nothing was; ``more`` problems than are listed."""

    release: int = 0
    new: bool = False
    problems: tuple[Problem, ...] = ()
    more: int = 0


def ask_for(file: UploadedFile, by: User) -> str:  # type: ignore[type-arg]
    """Keep the file and ask the worker; what leads to it, for this person alone."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _tidy(folder)
    name = secrets.token_hex(16)
    part = folder / f"{name}.part"
    with part.open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    part.replace(folder / f"{name}.zip")
    load_brought.enqueue(name, by.pk, (file.name or "release.zip")[-100:])
    return signing.dumps([by.pk, name], salt=SALT)


def outcome_of(ticket: str, by: User) -> tuple[Outcome | None, bool]:
    """What became of it, None while it waits; and whether it should have come long ago. Not found for anybody else."""
    try:
        pk, name = signing.loads(ticket, salt=SALT, max_age=KEPT)
    except signing.BadSignature as error:
        raise Http404 from error
    if pk != by.pk:
        raise Http404
    path = _folder() / f"{name}.json"
    if path.exists():
        return _read(json.loads(path.read_text("utf-8"))), False
    try:
        signing.loads(ticket, salt=SALT, max_age=GIVEN_UP)
    except signing.SignatureExpired:
        return None, True
    return None, False


@task()
def load_brought(name: str, by: int, called: str) -> None:
    """Load one release that was brought. Whatever goes wrong is written for who brought it."""
    path = _folder() / f"{name}.zip"
    try:
        with path.open("rb") as file:
            loaded = load_release(file=File(file, called), by=User.objects.get(pk=by))
        outcome = Outcome(loaded.release.pk, loaded.new)
    except Refused as refused:
        outcome = Outcome(problems=refused.problems, more=refused.more)
    except ValidationError as error:
        outcome = Outcome(problems=tuple(map(Problem, error.messages)))
    except Exception:
        log.exception("Loading a release failed")
        outcome = Outcome(problems=(Problem(NOT_EXPECTED),))
    part = path.with_suffix(".part")
    part.write_text(json.dumps(asdict(outcome)), "utf-8")
    part.replace(path.with_suffix(".json"))
    path.unlink(missing_ok=True)


def _read(values: dict[str, Any]) -> Outcome:
    return Outcome(**{**values, "problems": tuple(Problem(**one) for one in values["problems"])})


def _folder() -> Path:
    root: Path = settings.NATIONAL_ROOT
    return root / "brought"


def _tidy(folder: Path) -> None:
    for path in folder.iterdir():
        if path.stat().st_mtime < time.time() - KEPT:
            path.unlink(missing_ok=True)
