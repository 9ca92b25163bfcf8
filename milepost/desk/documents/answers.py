"""A document as an answer: a file to save, for nobody else's eyes."""

from __future__ import annotations

from django.http import HttpResponse


def to_save(body: bytes, *, name: str, media: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
