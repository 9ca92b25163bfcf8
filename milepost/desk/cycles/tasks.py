"""Letters before meetings, by the worker beside the server: every morning, and when somebody has just asked for them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from milepost.board.policy import board_policy
from milepost.people.clock import now, today
from milepost.rules.board.letters import may_go_from

from .sending import send_due


@task()
def send_now() -> None:
    """Send what waits. In a quiet time it goes on waiting, for the morning."""
    send_due(now())


@task()
def send_daily() -> None:
    """Send what waits, and ask to be asked again next morning, whatever happened today."""
    try:
        send_due(now())
    finally:
        send_daily.using(run_after=_next_morning()).enqueue()


def keep_sending() -> None:
    """Called as the worker starts: send what a worker before it left, and ask for the next morning's, unless that is asked."""
    send_now.enqueue()
    if not DBTaskResult.objects.filter(task_path=send_daily.module_path, status="READY").exists():
        send_daily.using(run_after=_next_morning()).enqueue()


def _next_morning() -> datetime:
    """When the quiet hours end tomorrow, or on the first day after it on which letters go."""
    policy = board_policy(today())
    tomorrow = datetime.combine(today() + timedelta(days=1), policy.quiet_until, timezone.get_default_timezone())
    return may_go_from(tomorrow, policy)
