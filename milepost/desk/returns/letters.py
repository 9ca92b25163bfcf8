"""E-mails to those who send an organisation's figures, before these are due and after."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.core.mail import EmailMessage
from django.urls import reverse

from milepost.desk.address import site
from milepost.measures.actions.remind import remind
from milepost.measures.definitions import of_plan
from milepost.measures.queries import Owed, owed, reminded, senders
from milepost.people.models import Organisation, User
from milepost.people.queries import ours, ours_called
from milepost.people.system import reminders
from milepost.plan.access import with_status
from milepost.rules.collection import State, to_be_reminded
from milepost.rules.dates import day
from milepost.rules.moves import Status

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reminded:
    """What came of reminding: the organisations written to, those with nobody to write to, those whose letter failed."""

    told: tuple[str, ...]
    nobody: tuple[str, ...]
    failed: tuple[str, ...]


def remind_everybody(on: date) -> Reminded:
    """One letter to each organisation that has something new to be reminded of, listing all that it owes."""
    wanted = {pk: own for pk, own in _owing(on).items() if pk}
    known, people = reminded(wanted), senders(wanted, on)
    names, partnership, by = Organisation.objects.in_bulk(wanted), ours_called(), reminders()
    told, nobody, failed = [], [], []
    for pk, own in wanted.items():
        days = {(one.due, when) for one in own if (when := to_be_reminded(one.due, on=on))}
        new = {(due, when) for due, when in days if (pk, due, when) not in known}
        if not new:
            continue
        if pk not in people:
            nobody.append(names[pk].name)
            continue
        send = partial(_send, people[pk], names[pk].name, own, partnership)
        try:
            if remind(organisation=names[pk], days=new, send=send, by=by):
                told.append(names[pk].name)
        except OSError:
            log.exception("The reminder to %s could not be sent", names[pk].name)
            failed.append(names[pk].name)
    return Reminded(tuple(told), tuple(nobody), tuple(failed))


def _owing(on: date) -> dict[int | None, list[Owed]]:
    """What has not been answered and is overdue, or soon due, by organisation: for our live plans only."""
    found: dict[int | None, list[Owed]] = defaultdict(list)
    for plan in with_status(Status.LIVE).filter(ours()):
        for one in owed(of_plan(plan.slug), plan.area, on):
            if not one.state.answered and to_be_reminded(one.due, on=on):
                found[one.organisation_id].append(one)
    return found


def _send(people: Iterable[User], organisation: str, own: Sequence[Owed], partnership: str) -> None:
    """One message to all who send for the organisation, so that it goes out whole or not at all."""
    late = [one for one in own if one.state is State.OVERDUE]
    soon = [one for one in own if one.state is State.OPEN]
    subject = f"Figures overdue from {organisation}" if late else f"Figures due by {day(soon[0].due)}"
    parts = [
        f"Hello,\n\n{partnership} asks {organisation} for these figures.",
        _list("Overdue", late, "was due"),
        _list("Due soon", soon, "due by"),
        "If there was nothing to count, send a nil return. If you do not have a figure this time, say that it is not "
        "available, and why. Both are answers.",
        f"Sign in to answer{_where()}",
    ]
    EmailMessage(subject, "\n\n".join(p for p in parts if p) + "\n", to=[user.email for user in people]).send()


def _list(heading: str, own: Sequence[Owed], words: str) -> str:
    lines = [f"- {one.measure.name}, {one.period.label} ({words} {day(one.due)})" for one in own]
    return "\n".join([f"{heading}:", *lines]) if lines else ""


def _where() -> str:
    return f":\n{site()}{reverse('desk-home')}" if site() else "."
