"""A file as an answer: named, licensed, kept for a minute, and not sent again to who has it already."""

from __future__ import annotations

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from .licences import Licence

KEPT = "public, max-age=60, must-revalidate"
"""Words blanked because they should never have been posted must be gone from every copy soon: a minute, no longer."""
JSON = "application/json"


def answer(
    request: HttpRequest,
    body: str,
    *,
    media: str = JSON,
    name: str = "",
    save: bool = False,
    licence: Licence | None = None,
    schema: str = "",
) -> HttpResponseBase:
    """The file, or 304 where the reader's copy is the same.

    ``name`` is the file's name when it is saved, which ``save`` asks the browser to do at once; ``schema`` is the address
    of what describes it.
    """
    content = body.encode()
    response = HttpResponse(content, content_type=media)
    response["ETag"] = etag = f'"{sha256(content).hexdigest()[:32]}"'
    response["Cache-Control"] = KEPT
    if name:
        response["Content-Disposition"] = f'{"attachment" if save else "inline"}; filename="{name}"'
    links = [(licence.address if licence else "", "license"), (schema, "describedby")]
    if said := ", ".join(f'<{address}>; rel="{relation}"' for address, relation in links if address):
        response["Link"] = said
    return get_conditional_response(request, etag=etag, response=response) or response
