"""Midday on a day: when everything in the demonstration was recorded."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

from milepost.people.clock import end_of


def noon(on: date) -> datetime:
    """Midday in London on a day, or now on a day that is not over: nothing is recorded in the future."""
    return min(timezone.make_aware(datetime.combine(on, time(12))), timezone.now(), end_of(on))
