"""The day a meeting is on, for a query that is about something of it."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from milepost.people.clock import end_of

from ..models import Arrangement


def meets_on(meeting: str, planned: str, on: date) -> Coalesce:
    """The day of the meeting that ``meeting`` reaches, as it was arranged by the end of ``on``; as first planned without that."""
    arranged = Arrangement.objects.filter(meeting=OuterRef(meeting), recorded_at__lt=end_of(on))
    return Coalesce(Subquery(arranged.order_by("-recorded_at", "-pk").values("on")[:1]), planned)
