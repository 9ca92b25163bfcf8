"""Reminding an organisation of the figures it owes, once before they are due and once after."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.db import IntegrityError, transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import Organisation, User
from milepost.rules.dates import day

from ..models import Reminder

Day = tuple[date, str]
"""The day figures are due, and whether the reminder goes "before" or "after" it."""


def remind(*, organisation: Organisation, days: Iterable[Day], send: Callable[[], object], by: User) -> bool:
    """Write down that an organisation is reminded, and send the letter: both or neither.

    False where another process reminded it meanwhile; then nothing is sent. Raises what ``send`` raises.
    """
    moment, wanted = now(), sorted(set(days))
    try:
        with transaction.atomic():
            made = [
                Reminder.objects.create(
                    organisation=organisation, due_on=due, when=when, recorded_at=moment, recorded_by=by
                )
                for due, when in wanted
            ]
            summary = f"Reminded {organisation} of the figures due on {_days(wanted)}"
            record(by=by, verb="remind", about=made[-1], summary=summary, at=moment)
            send()
    except IntegrityError:
        return False
    return True


def _days(days: list[Day]) -> str:
    return ", ".join(day(due) for due in sorted({due for due, _ in days}))
