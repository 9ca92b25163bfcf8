"""Sending the letters that are due: the worker does so every morning, and whenever somebody opens a cycle or reminds."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.core.mail import get_connection
from django.utils import timezone

from milepost.board.actions.hold_letter import hold_letter
from milepost.board.actions.remind_cycle import remind_cycle
from milepost.board.actions.send_letter import send_letter
from milepost.board.actions.writing_down import OPTED_OUT
from milepost.board.models import Cycle, Digest
from milepost.board.policy import board_policy
from milepost.board.queries.cycles import LetterRead, cycle_read, open_cycles, want_none
from milepost.people.clock import day_of
from milepost.people.models import User
from milepost.people.system import reminders
from milepost.rules.board import Letter, Sent
from milepost.rules.board.letters import Stand, first_day, last_day, may_go_from

from .letters import Writer, writer
from .words import message

log = logging.getLogger(__name__)
ANSWERED = "Answered, or no longer theirs, before it was sent"


@dataclass(frozen=True)
class Went:
    """What came of a run: how many letters were sent, failed, or may have gone; ``until`` where none may go yet."""

    sent: int = 0
    failed: int = 0
    unknown: int = 0
    until: datetime | None = None


def send_due(at: datetime) -> Went:
    """Write down the reminders whose day has come, and send what waits, unless it is a quiet time.

    Where the mail server cannot be reached the run ends, and what is left waits for the next one.
    """
    local = timezone.localtime(at)
    may_from = may_go_from(local, board_policy(day_of(at)))
    if may_from > local:
        return Went(until=may_from)
    by, run = reminders(), _Run()
    for cycle, meeting in open_cycles(day_of(at)):
        _write_down_what_is_due(cycle, meeting.on, by, at)
        run.send(cycle, by, at)
    run.close()
    return Went(run.came[Sent.SENT], run.came[Sent.FAILED], run.came[""])


def _write_down_what_is_due(cycle: Cycle, meeting_on: date, by: User, at: datetime) -> None:
    on, closes = day_of(at), cycle.closes_on
    for kind in (Letter.REMINDER, Letter.OFFICER):
        first = first_day(
            kind, opened_on=day_of(cycle.recorded_at), closes_on=closes, meeting_on=meeting_on, policy=board_policy(on)
        )
        if first <= on <= last_day(kind, closes_on=closes, meeting_on=meeting_on):
            remind_cycle(cycle=cycle, kind=kind, by=by, at=at)


class _Run:
    """One run through all that waits, over one connection to the mail server."""

    def __init__(self) -> None:
        self.mail = get_connection()
        self.came: Counter[str] = Counter()
        self.reached = True

    def send(self, cycle: Cycle, by: User, at: datetime) -> None:
        read = cycle_read(cycle, on=day_of(at), at=at)
        waiting = [one for one in read.letters if one.stand is Stand.WAITING]
        if not waiting:
            return
        write, digests = writer(read), Digest.objects.select_related("to").in_bulk([one.id for one in waiting])
        without = want_none([one.to for one in waiting])
        for one in waiting:
            if not self.reached:
                return
            if one.to.pk in without:
                hold_letter(digest=digests[one.id], why=OPTED_OUT, by=by)
            else:
                self._one(one, digests[one.id], write, by)

    def _one(self, one: LetterRead, digest: Digest, write: Writer, by: User) -> None:
        words = write.letter(one)
        if words is None:
            hold_letter(digest=digest, why=ANSWERED, by=by)
            return
        mail = message(words, one.to.email)
        mail.connection = self.mail
        tried = send_letter(digest=digest, connect=self.open, give=mail.send, by=by)
        if tried is None:
            return
        self.came[tried.outcome] += 1
        if tried.outcome != Sent.SENT:
            log.error("A letter to %s %s: %s", one.to, tried.outcome or "may not have gone", tried.why)
            self.close()

    def open(self) -> None:
        self.reached = False
        self.mail.open()
        self.reached = True

    def close(self) -> None:
        """The connection may be broken: the next letter opens another."""
        try:
            self.mail.close()
        except Exception:
            log.exception("The connection to the mail server could not be closed")
