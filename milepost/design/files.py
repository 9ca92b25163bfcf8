"""A kept file as a download."""

from __future__ import annotations

import logging

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404

log = logging.getLogger(__name__)


def given_file(file: FieldFile, *, name: str, content_type: str) -> FileResponse:
    """A file to save, never to show in the browser. Not found where the disk has lost it, and the log says so."""
    try:
        opened = file.open("rb")
    except OSError as error:
        log.error("The file %s is not on the disk", file.name)
        raise Http404 from error
    response = FileResponse(opened, as_attachment=True, filename=name, content_type=content_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
