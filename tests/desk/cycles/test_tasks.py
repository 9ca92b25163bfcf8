"""The worker sends every morning, when the quiet hours end."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from milepost.desk.cycles.tasks import keep_sending, send_daily
from milepost.people.clock import today
from tests.board.cycles.asked import at_ten, opened


@pytest.fixture
def _kept(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def asked_for() -> list[datetime]:
    found = DBTaskResult.objects.filter(task_path=send_daily.module_path, status="READY")
    return [timezone.localtime(one.run_after) for one in found]


@pytest.mark.usefixtures("_kept", "db")
@pytest.mark.parametrize(
    ("on", "next_on"), [(date(2026, 11, 26), date(2026, 11, 27)), (date(2026, 11, 27), date(2026, 11, 30))]
)
def test_one_morning_at_a_time_and_none_at_weekends(on: date, next_on: date) -> None:
    with time_machine.travel(at_ten(on), tick=False):
        keep_sending()
        keep_sending()
    assert [(at.date(), at.hour) for at in asked_for()] == [(next_on, 8)]


@pytest.mark.usefixtures("_kept", "db")
def test_the_day_is_asked_for_again_whatever_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(at: datetime) -> None:
        raise RuntimeError

    monkeypatch.setattr("milepost.desk.cycles.tasks.send_due", breaks)
    with pytest.raises(RuntimeError):
        send_daily.func()
    assert len(asked_for()) == 1


@pytest.mark.usefixtures("_kept")
def test_it_sends(cast: Any) -> None:
    opened(cast("secretary"))
    with time_machine.travel(at_ten(today()), tick=False):
        send_daily.func()
    assert len(mail.outbox) == 2
