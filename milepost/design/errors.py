"""Pages for when there is no page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .forms import unsent


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "design/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Drawn without the database, which may be what broke."""
    from django.template import engines

    return HttpResponse(engines["jinja2"].env.get_template("design/500.html").render(), status=500)  # type: ignore[attr-defined]


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Nothing is saved without the token against forgery; what one of our own forms carried waits to be sent again."""
    back = request.get_full_path() if unsent.keep(request) else ""
    return render(request, "design/forged.html", {"back": back}, status=403)
