"""Refusals as machines read them: "Problem Details for HTTP APIs" (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

Errors = Sequence[tuple[str, str]]
MEDIA = "application/problem+json"
FIXES = {
    401: "Send a key that works, as “Authorization: Bearer mp_...”. Whoever looks after the plan can make one. See /api/returns/",
    400: "The address or a header cannot be read. Check it against /api/openapi.json",
    404: "There is no data at this address. The plans, and the address of each file, are in /api/plans.json",
    405: "Data can only be read here. Use GET, HEAD or OPTIONS",
    500: "Something broke here, and it is not your request. Try again in a few minutes",
}


class Problem(Exception):
    """Raised by a view to refuse: what is wrong and how to put it right, and which part of the request it is about.

    ``errors`` are all that is wrong in what was sent, each a JSON pointer to its place and words.
    """

    def __init__(
        self, status: int, detail: str, field: str = "", *, errors: Errors = (), headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.field, self.errors, self.headers = status, detail, field, errors, headers

    def response(self) -> HttpResponse:
        said: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(self.status).phrase, "status": self.status}
        said |= {"detail": self.detail} | ({"field": self.field} if self.field else {})
        if self.errors:
            said["errors"] = [{"pointer": pointer, "detail": detail} for pointer, detail in self.errors]
        body = json.dumps(said, ensure_ascii=False) + "\n"
        return HttpResponse(body, status=self.status, content_type=MEDIA, headers=self.headers)


def problem(status: int) -> HttpResponse:
    """What a refusal says when nothing more is known than its status."""
    return Problem(status, FIXES.get(status, "The request was refused. See /api/")).response()
