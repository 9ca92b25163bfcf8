"""Send the letters before meetings that are due: ``manage.py send_letters``. The worker does so every morning."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from milepost.design.environment import moment, plural
from milepost.desk.cycles.sending import send_due
from milepost.people.clock import now


class Command(BaseCommand):
    help = "Send the letters before meetings that are due, unless it is a quiet time. The worker does so every morning."

    def handle(self, *args: Any, **options: Any) -> None:
        came = send_due(now())
        if came.until:
            self.stdout.write(f"No letter goes out now. What waits may go from {moment(came.until)}")
            return
        self.stdout.write(f"Sent {plural(came.sent, 'letter')}")
        if came.failed:
            self.stdout.write(
                f"{plural(came.failed, 'letter')} could not be sent, and will be tried again: see the log"
            )
        if came.unknown:
            self.stdout.write(
                f"{plural(came.unknown, 'letter')} may have gone or not. The secretary decides on the meeting’s page"
            )
