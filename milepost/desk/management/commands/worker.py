"""Work beside the server: django-tasks' own worker, which first gives up what a worker before it left half done.

It reads the documents people bring, and every morning reminds those who owe figures and sends the letters before meetings. The
demonstration writes only the letters that somebody there asks for.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from milepost.desk.cycles.tasks import keep_sending
from milepost.desk.returns.tasks import keep_reminding
from milepost.sources.actions import reap


class Command(DatabaseWorker):
    help = (
        "Read the documents people bring and send the letters that are due, until stopped. Run one beside the server."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        reap()
        if not settings.DEMO:
            keep_reminding()
            keep_sending()
        super().handle(*args, **options)
