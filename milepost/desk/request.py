"""Who is asking."""

from __future__ import annotations

from django.http import HttpRequest

from milepost.plan.access import Capacity


def who(request: HttpRequest) -> Capacity:
    """The capacity the gate worked out for this request."""
    capacity: Capacity = request.capacity  # type: ignore[attr-defined]
    return capacity
