"""Who is asking, and what they sent."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, QueryDict

from milepost.design.forms import unsent
from milepost.plan.access import Capacity


def who(request: HttpRequest) -> Capacity:
    """The capacity the gate worked out for this request."""
    capacity: Capacity = request.capacity  # type: ignore[attr-defined]
    return capacity


def typed(request: HttpRequest) -> QueryDict | None:
    """What fills a form: what is being sent now, else what was sent here after its writer had been signed out."""
    return request.POST if request.method == "POST" else unsent.kept(request)


def sent(request: HttpRequest) -> tuple[QueryDict | None, Any]:
    """The same with the files that came with it; those of somebody signed out are not kept."""
    return typed(request), request.FILES if request.method == "POST" else None
