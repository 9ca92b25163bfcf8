"""Reminding once a day, by the worker beside the server."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from milepost.people.clock import now, today

from .letters import remind_everybody

AT = time(7)
"""Letters go out in the morning."""


@task()
def remind_daily() -> None:
    """Remind, and ask to be asked again tomorrow, whatever happened today."""
    try:
        remind_everybody(today())
    finally:
        remind_daily.using(run_after=_next_morning()).enqueue()


def keep_reminding() -> None:
    """Called as the worker starts: ask for the next morning's letters, unless that has been asked already."""
    waiting = DBTaskResult.objects.filter(task_path=remind_daily.module_path, status="READY")
    if not waiting.exists():
        remind_daily.using(run_after=_next_morning()).enqueue()


def _next_morning() -> datetime:
    morning = datetime.combine(today(), AT, timezone.get_default_timezone())
    return (
        morning
        if morning > now()
        else datetime.combine(today() + timedelta(days=1), AT, timezone.get_default_timezone())
    )
