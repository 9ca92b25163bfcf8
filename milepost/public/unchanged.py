"""Public pages are made once for everybody, and made anew as soon as anything is recorded (decision 9)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from milepost.people.audit import trail_mark
from milepost.people.clock import today
from milepost.sources.national.stock import generation

View = Callable[..., HttpResponse]


def until_changed(view: View) -> View:
    """Give a page a mark (ETag) that changes whenever the page could; make it once a mark; say 304 to who has it already.

    Only for whoever sends no cookie: a page that greets somebody by name, or tells them something, is made for them.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.COOKIES or request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        made_of = mark(request)
        if (known := get_conditional_response(request, etag=made_of)) is not None:
            return known
        response = _kept(made_of) or _made(view(request, *args, **kwargs), made_of)
        response["ETag"] = made_of
        return response

    return answer


def mark(request: HttpRequest) -> str:
    """What a public page is made of: its address, the day, this code, the nation's figures, and everything recorded so far.

    One query.
    """
    made_of = (request.build_absolute_uri(), today(), code(), generation(), trail_mark())
    return "W/" + quote_etag(sha256(repr(made_of).encode()).hexdigest()[:32])


def _kept(made_of: str) -> HttpResponse | None:
    kept = caches["pages"].get(made_of)
    return HttpResponse(kept[0], content_type=kept[1]) if kept else None


def _made(response: HttpResponse, made_of: str) -> HttpResponse:
    if response.status_code == 200:
        caches["pages"].set(made_of, (response.content, response["Content-Type"]))
    return response


@cache
def code() -> str:
    """The files pages are made by, as they were when the server started."""
    folders = (Path(__file__).parents[1], settings.DEFINITIONS)
    files = (f for folder in folders for f in folder.rglob("*") if f.suffix in (".py", ".html", ".css", ".yaml"))
    seen = sorted((str(f), f.stat().st_mtime_ns) for f in files)
    return sha256(repr(seen).encode()).hexdigest()
