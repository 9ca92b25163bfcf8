"""The files of a pack: made beside the server, kept by what they were made of, and made again where they are gone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django_tasks import task

from milepost.design.report import Report, excel, pdf, read, word
from milepost.people.clock import now
from milepost.progress.models import Redaction
from milepost.rules.board import PackKind

from .models import ReportPack
from .packs.archive import archive

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GIVEN_UP = 600
"""Seconds after which somebody may ask anew for a file that did not come."""


@dataclass(frozen=True)
class Form:
    ending: str
    label: str
    media: str
    make: Callable[[Report, str], bytes]
    """Of a report, and where the site is for its links. Raises CannotBeMade."""


FORMS = {
    form.ending: form
    for form in (
        Form("docx", "Word", WORD, lambda report, address: word(report, address=address)),
        Form("pdf", "PDF", "application/pdf", lambda report, address: pdf(report, address=address)),
        Form("xlsx", "Excel", EXCEL, lambda report, address: excel(report)),
        Form(
            "zip",
            "Everything with its evidence",
            "application/zip",
            lambda report, address: archive(report, address=address),
        ),
    )
}


@dataclass(frozen=True)
class Kept:
    """A file of a pack: where it is, what it is called, and how far it has come."""

    form: Form
    path: Path
    name: str

    @property
    def ready(self) -> bool:
        return self.path.exists()

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.ready else 0

    @property
    def begun(self) -> bool:
        return _fresh(_beside(self.path, PART))

    @property
    def asked(self) -> bool:
        """Whether it is on its way: somebody asked for it, not too long ago."""
        return self.begun or _fresh(_beside(self.path, ASKED))


PART, ASKED = ".part", ".asked"


def files_of(pack: ReportPack, *, open_only: bool = False) -> tuple[Kept, ...]:
    """Every form a pack is given in. Its name on the disk is what it is made of, so that it can never be out of date."""
    text = pack.open_content if open_only else pack.content
    name = f"{pack.plan.slug}-{pack.kind.replace('_', '-')}-{pack.as_at.isoformat()}"
    forms = [f for f in FORMS.values() if f.ending != "zip" or pack.kind == PackKind.STOCKTAKE]
    return tuple(Kept(form, _path(text, form.ending), f"{name}.{form.ending}") for form in forms)


def file_of(pack: ReportPack, ending: str, *, open_only: bool = False) -> Kept | None:
    return next((k for k in files_of(pack, open_only=open_only) if k.form.ending == ending), None)


def ask_for(pack: ReportPack, kept: Kept, *, address: str, open_only: bool = False) -> None:
    """Have a file made, unless it is there or on its way. ``address`` is where the site is."""
    if kept.ready or kept.asked:
        return
    settings.DOCUMENTS_ROOT.mkdir(parents=True, exist_ok=True, mode=0o700)
    _folder().mkdir(exist_ok=True, mode=0o700)
    _beside(kept.path, ASKED).touch()
    make_pack_file.enqueue(pack.pk, kept.form.ending, address, open_only)


@task()
def make_pack_file(pk: int, ending: str, address: str, open_only: bool) -> None:
    """Make one file. It stands under another name until it is whole; where words were removed meanwhile, it is not kept."""
    began = now()
    pack = ReportPack.objects.select_related("plan").get(pk=pk)
    kept = file_of(pack, ending, open_only=open_only)
    if kept is None or kept.ready:
        return
    part = _beside(kept.path, PART)
    part.touch()
    try:
        part.write_bytes(kept.form.make(read(pack.open_content if open_only else pack.content), address))
        pack.refresh_from_db(fields=["content", "open_content"])
        removed = Redaction.objects.filter(recorded_at__gte=began).exists()
        if file_of(pack, ending, open_only=open_only) == kept and not removed:
            part.replace(kept.path)
    finally:
        for left in (part, _beside(kept.path, ASKED)):
            left.unlink(missing_ok=True)


def forget(*texts: str) -> None:
    """Remove the files that were made of these contents."""
    for text in texts:
        for ending in FORMS:
            path = _path(text, ending)
            for left in (path, _beside(path, PART)):
                left.unlink(missing_ok=True)


def _path(text: str, ending: str) -> Path:
    return _folder() / f"{sha256(text.encode()).hexdigest()}.{ending}"


def _beside(path: Path, what: str) -> Path:
    return path.with_name(path.name + what)


def _folder() -> Path:
    folder: Path = settings.DOCUMENTS_ROOT / "packs"
    return folder


def _fresh(path: Path) -> bool:
    try:
        return path.stat().st_mtime > time.time() - GIVEN_UP
    except FileNotFoundError:
        return False
