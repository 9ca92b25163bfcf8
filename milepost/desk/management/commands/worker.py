"""Work beside the server: django-tasks' own worker, which first gives up what a worker before it left half done.

It reads the documents people bring, and every morning reminds those who owe figures (the demonstration writes no letters).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from milepost.desk.returns.tasks import keep_reminding
from milepost.sources.actions import reap


class Command(DatabaseWorker):
    help = "Read the documents people bring and remind those who owe figures, until stopped. Run one beside the server."

    def handle(self, *args: Any, **options: Any) -> None:
        reap()
        if not settings.DEMO:
            keep_reminding()
        super().handle(*args, **options)
