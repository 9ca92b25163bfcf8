"""Writing down who is reminded before answers are due, and which officers hear of what was not answered."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.rules.board import Letter
from milepost.rules.board.letters import Stand

from ..models import Cycle, Digest
from ..queries.asking import Thing
from ..queries.cycles import CycleRead, cycle_read
from .writing_down import write_down


def remind_cycle(*, cycle: Cycle, kind: Letter, by: User, at: datetime | None = None) -> list[Digest]:
    """A letter of a kind to everybody it is for who has none yet: owners (a reminder) or accountable officers.

    Nobody gets two of a kind in a cycle, whoever asks and how often.
    """
    moment = at or now()
    with transaction.atomic():
        locked = Cycle.objects.select_for_update(of=("self",)).select_related("meeting__body__area").get(pk=cycle.pk)
        people = to_remind(cycle_read(locked, on=day_of(moment), at=moment), kind)
        if not people:
            return []
        made = write_down(locked, kind, people, by, moment)
        who = "accountable officers" if kind is Letter.OFFICER else "people"
        record(
            by=by, verb="remind_cycle", about=locked, at=moment,
            summary=f"{'Told' if kind is Letter.OFFICER else 'Reminded'} {len(made)} {who} before {locked.meeting}",
        )  # fmt: skip
    return made


def to_remind(read: CycleRead, kind: Letter) -> dict[User, list[Thing]]:
    """Who is to get a letter of a kind, and about what; nobody who has one, or whose first letter has still to go."""
    ask = read.asking
    people = ask.by_officer(read.without_answer) if kind is Letter.OFFICER else ask.by_person(read.open)
    known = {one.to.pk for one in read.letters if one.kind is kind or one.stand is Stand.WAITING}
    return {user: things for user, things in people.items() if user.pk not in known}
