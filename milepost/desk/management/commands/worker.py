"""Read documents beside the server: django-tasks' own worker, which first gives up what a worker before it left half done."""

from __future__ import annotations

from typing import Any

from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from milepost.sources.actions import reap


class Command(DatabaseWorker):
    help = "Read the documents people bring, until it is stopped. Run one beside the server."

    def handle(self, *args: Any, **options: Any) -> None:
        reap()
        super().handle(*args, **options)
