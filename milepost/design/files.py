"""A file as a download: to save, never to show in the browser, and for nobody else's eyes."""

from __future__ import annotations

import logging

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase

log = logging.getLogger(__name__)


def given_file(file: FieldFile, *, name: str, content_type: str) -> FileResponse:
    """A file that is kept. Not found where the disk has lost it, and the log says so."""
    try:
        opened = file.open("rb")
    except OSError as error:
        log.error("The file %s is not on the disk", file.name)
        raise Http404 from error
    response = FileResponse(opened, as_attachment=True, filename=name, content_type=content_type)
    _to_save(response)
    return response


def made_file(body: bytes, *, name: str, media: str) -> HttpResponse:
    """A file that was made for whoever asked."""
    response = HttpResponse(body, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    _to_save(response)
    return response


def _to_save(response: HttpResponseBase) -> None:
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
