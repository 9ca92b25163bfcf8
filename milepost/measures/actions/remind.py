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
    """Claim the days, send the letter, and write down that it went: three steps, so that no mail server holds up a writer.

    False where another process claimed them first; then nothing is sent. Where ``send`` raises, the claim is given up, so that
    the letter is tried again, and what it raised is raised. A process that dies while it sends keeps its claim: never twice.
    """
    wanted = sorted(set(days))
    try:
        claimed = _claim(organisation, wanted, by)
    except IntegrityError:
        return False
    try:
        send()
    except Exception:
        Reminder.objects.filter(pk__in=[one.pk for one in claimed]).delete()
        raise
    with transaction.atomic():
        summary = f"Reminded {organisation} of the figures due on {_days(wanted)}"
        record(by=by, verb="remind", about=claimed[-1], summary=summary)
    return True


@transaction.atomic
def _claim(organisation: Organisation, days: list[Day], by: User) -> list[Reminder]:
    moment = now()
    return [
        Reminder.objects.create(organisation=organisation, due_on=due, when=when, recorded_at=moment, recorded_by=by)
        for due, when in days
    ]


def _days(days: list[Day]) -> str:
    return ", ".join(day(due) for due in sorted({due for due, _ in days}))
