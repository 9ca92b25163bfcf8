"""Answering "not modified" to somebody who comes back, before anything of a plan is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.utils.http import quote_etag
from django.views.decorators.http import condition

from milepost.people.clock import today
from milepost.people.models import AuditEvent

View = Callable[..., HttpResponse]


def unless_changed(view: View) -> View:
    """Give a page a mark (ETag) that changes whenever the page could, and answer 304 to who has that mark already.

    Only for whoever sends no cookie: a page that greets somebody by name, or tells them something, is made for them.
    """
    return condition(etag_func=mark)(view)


def mark(request: HttpRequest, *_: object, **__: object) -> str | None:
    """What a public page is made of: its address, the day, this code, and everything recorded so far.

    Every act adds one event to the audit trail in its own transaction, and the trail refuses changes (house rule 3): so
    with each act that becomes visible their number grows. The latest one alone would not do, for on PostgreSQL an
    earlier number may become visible after a later one. The mark is read before the page, which may only be newer.
    """
    if request.COOKIES:
        return None
    recorded = AuditEvent.objects.order_by().aggregate(count=Count("pk"), latest=Max("pk"))
    made_of = (request.get_full_path(), today(), code(), recorded["count"], recorded["latest"])
    return "W/" + quote_etag(sha256(repr(made_of).encode()).hexdigest()[:32])


@cache
def code() -> str:
    """The files pages are made by, as they were when the server started."""
    folders = (Path(__file__).parents[1], settings.DEFINITIONS)
    files = (f for folder in folders for f in folder.rglob("*") if f.suffix in (".py", ".html", ".css", ".yaml"))
    seen = sorted((str(f), f.stat().st_mtime_ns) for f in files)
    return sha256(repr(seen).encode()).hexdigest()
