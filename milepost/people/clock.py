"""What day it is here, and where a day ends: the only place that turns moments into days (Europe/London)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

TWICE = timedelta(minutes=10)
"""The same words from the same person again within this are one act, sent twice."""


def today() -> date:
    return timezone.localdate()


def now() -> datetime:
    return timezone.now()


def day_of(moment: datetime) -> date:
    """The London day a moment falls on."""
    return moment.astimezone(timezone.get_default_timezone()).date()


def end_of(day: date) -> datetime:
    """The first moment after ``day`` in London: what is recorded before it was recorded by the end of that day."""
    return datetime.combine(day + timedelta(days=1), time.min, timezone.get_default_timezone())
