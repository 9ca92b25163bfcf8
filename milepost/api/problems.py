"""Refusals as machines read them: "Problem Details for HTTP APIs" (RFC 9457)."""

from __future__ import annotations

import json
from http import HTTPStatus

from django.http import HttpResponse

MEDIA = "application/problem+json"
FIXES = {
    400: "The address or a header cannot be read. Check it against /api/openapi.json",
    404: "There is no data at this address. The plans, and the address of each file, are in /api/plans.json",
    405: "Data can only be read here. Use GET, HEAD or OPTIONS",
    500: "Something broke here, and it is not your request. Try again in a few minutes",
}


class Problem(Exception):
    """Raised by a view to refuse: what is wrong and how to put it right, and which part of the request it is about."""

    def __init__(self, status: int, detail: str, field: str = "") -> None:
        super().__init__(detail)
        self.status, self.detail, self.field = status, detail, field

    def response(self) -> HttpResponse:
        said = {"type": "about:blank", "title": HTTPStatus(self.status).phrase, "status": self.status}
        said |= {"detail": self.detail} | ({"field": self.field} if self.field else {})
        return HttpResponse(json.dumps(said, ensure_ascii=False) + "\n", status=self.status, content_type=MEDIA)


def problem(status: int) -> HttpResponse:
    """What a refusal says when nothing more is known than its status."""
    return Problem(status, FIXES.get(status, "The request was refused. See /api/")).response()
