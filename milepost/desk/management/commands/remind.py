"""Write to those who owe figures: ``manage.py remind``. The worker does so every morning; nobody is told twice."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from milepost.desk.returns.letters import remind_everybody
from milepost.people.clock import today


class Command(BaseCommand):
    help = "Remind those who owe figures, before these are due and after. The worker does so every morning."

    def handle(self, *args: Any, **options: Any) -> None:
        came = remind_everybody(today())
        for name in came.told:
            self.stdout.write(f"Reminded {name}")
        for name in came.nobody:
            self.stdout.write(
                f"Nobody to remind at {name}: give somebody a post there, and the role that sends its figures"
            )
        for name in came.failed:
            self.stdout.write(f"The letter to {name} could not be sent, and is tried again next time: see the log")
        if not (came.told or came.nobody or came.failed):
            self.stdout.write("Nobody had to be reminded")
