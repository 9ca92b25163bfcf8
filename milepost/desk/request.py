"""Who is asking, and what they sent."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from milepost.plan.access import Capacity


def who(request: HttpRequest) -> Capacity:
    """The capacity the gate worked out for this request."""
    capacity: Capacity = request.capacity  # type: ignore[attr-defined]
    return capacity


def sent(request: HttpRequest) -> tuple[Any, Any]:
    """What a form takes: the fields and files sent, or nothing where the page is only opened."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
