"""Documents that take long: made beside the server, fetched once they are there, gone after an hour."""

from __future__ import annotations

import logging
import os
import secrets
import time
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.http import Http404, QueryDict
from django_tasks import task

from milepost.design.documents.forms import FORMS
from milepost.people.models import User
from milepost.plan.models import Plan
from milepost.progress.models import Redaction

from .chosen import choose

log = logging.getLogger(__name__)
KEPT = 3600
"""Seconds a finished document waits for whoever asked for it."""
GIVEN_UP = 600
"""Seconds after which the page says that it will not come."""
SALT = "milepost.desk.documents"


def ask_for(plan: Plan, ending: str, query: str, by: User) -> str:
    """Ask for a document; what leads to it, for this person alone."""
    _tidy()
    name = f"{secrets.token_hex(16)}.{ending}"
    make_document.enqueue(plan.slug, ending, query, name)
    return signing.dumps([by.pk, plan.slug, name], salt=SALT)


def found(plan: Plan, ticket: str, by: User) -> tuple[Path | None, bool]:
    """Where the document is, once it is there; and whether to ask anew: it should have come long ago, or words were removed
    since it was made. Not found for anybody else."""
    try:
        pk, slug, name = signing.loads(ticket, salt=SALT, max_age=KEPT)
    except signing.BadSignature as error:
        raise Http404 from error
    if (pk, slug) != (by.pk, plan.slug):
        raise Http404
    path = settings.DOCUMENTS_ROOT / name
    if path.exists() and _words_removed_since(path):
        path.unlink(missing_ok=True)
        return None, True
    try:
        signing.loads(ticket, salt=SALT, max_age=GIVEN_UP)
    except signing.SignatureExpired:
        late = True
    else:
        late = False
    return (path if path.exists() else None), late


@task()
def make_document(slug: str, ending: str, query: str, name: str) -> None:
    """Make one document. It stands under another name until it is whole, and is dated when its words were read."""
    began = time.time()
    chosen = choose(Plan.objects.select_related("area", "inspection").get(slug=slug), QueryDict(query))
    body = FORMS[ending].make(chosen.table())
    settings.DOCUMENTS_ROOT.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = settings.DOCUMENTS_ROOT / name
    part = path.with_suffix(".part")
    part.write_bytes(body)
    os.utime(part, (began, began))
    part.replace(path)


def _words_removed_since(path: Path) -> bool:
    """Whether words were removed anywhere after a document was made: it may still hold them."""
    made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Redaction.objects.filter(recorded_at__gte=made).exists()


def _tidy() -> None:
    if not settings.DOCUMENTS_ROOT.exists():
        return
    for path in settings.DOCUMENTS_ROOT.iterdir():
        if path.is_file() and path.stat().st_mtime < time.time() - KEPT:
            path.unlink(missing_ok=True)
