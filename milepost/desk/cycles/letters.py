"""The three letters before a meeting: what is asked, a reminder, and word to accountable officers.

Refs and the plan's own statements are in them, and nothing of risks, of reasons, or of what a meeting said in private.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from milepost.board.policy import board_policy
from milepost.board.queries.asking import Thing
from milepost.board.queries.cycles import CycleRead, LetterRead, last_letters
from milepost.design.environment import plural
from milepost.desk.address import site
from milepost.people.clock import day_of
from milepost.people.models import User
from milepost.people.queries import ours_called
from milepost.rules.board import Letter
from milepost.rules.dates import day

from .changed import Changes, changes
from .words import Line, Section, Words


@dataclass(frozen=True)
class Writer:
    """What all letters of a cycle are written from, fetched once."""

    read: CycleRead
    partnership: str
    changed: Changes
    heard: dict[int, datetime]
    owned: dict[User, list[Thing]]
    open: dict[User, list[Thing]]
    answers_for: dict[User, list[Thing]]

    def letter(self, one: LetterRead) -> Words | None:
        """The words of a letter as things are now; None where nothing of what it asks is open, or theirs, any more."""
        theirs = self.answers_for if one.kind is Letter.OFFICER else self.open
        things = [t for t in theirs.get(one.to, ()) if t.key in one.asked]
        if not things:
            return None
        return self.to_officer(one.to, things) if one.kind is Letter.OFFICER else self.to_owner(one, things)

    def to_owner(self, one: LetterRead, things: list[Thing]) -> Words:
        again = one.kind is Letter.REMINDER
        closes = day(self.read.cycle.closes_on)
        count = plural(len(things), "thing")
        return Words(
            subject=f"Reminder: answers are due by {closes}" if again else f"Asked of you before {self._meeting()}",
            greeting=f"Hello {one.to.name},",
            opening=f"{self.partnership} asks you for {count} before {self._meeting()}. "
            f"{'You have not answered yet. ' if again else ''}Please answer by {closes}.",
            sections=(Section("What is asked now", tuple(_line(t) for t in things)), self._changed(one.to)),
            closing=(_link("Sign in to answer", "desk-home"), _choice()),
        )

    def to_officer(self, user: User, things: list[Thing]) -> Words:
        asked = [_line(t, self.read.asking.owners(t)) for t in things if self.read.asking.people(t.posts)]
        nobody = [_line(t, self.read.asking.owners(t) or "No owner") for t in self.read.asking.nobody(things)]
        lists = (("Not answered", asked), ("Nobody to ask", nobody))
        return Words(
            subject=f"Not answered in your workstream before {self._meeting()}",
            greeting=f"Hello {user.name},",
            opening=f"{self.partnership} asked owners to answer by {day(self.read.cycle.closes_on)}, before {self._meeting()}. "
            "You answer for the workstream of what follows. What is still open then is shown in the board’s pack.",
            sections=tuple(Section(heading, tuple(lines)) for heading, lines in lists if lines),
            closing=(_link("Sign in to see it", "desk-home"), _choice()),
        )

    def _meeting(self) -> str:
        return f"the meeting of {self.read.meeting.body} on {day(self.read.meeting.on)}"

    def _changed(self, user: User) -> Section:
        last = self.heard.get(user.pk)
        days = timedelta(days=board_policy(self.read.asking.on).ask_days_before)
        rows = [t.row_id for t in self.owned.get(user, ()) if t.row_id]
        told = self.changed.of(user.pk, rows, last, self.read.cycle.recorded_at - days)
        since = f"your last letter, on {day(day_of(last))}" if last else "your last updates"
        return Section(f"What has changed on your milestones since {since}", told, "Nothing that was recorded.")


def writer(read: CycleRead) -> Writer:
    """Two queries, whatever the number of letters."""
    people: Iterable[User] = {one.to for one in read.letters}
    ask, left = read.asking, read.without_answer
    return Writer(
        read=read,
        partnership=ours_called(),
        changed=changes(ask.plans),
        heard=last_letters(people),
        owned=ask.by_person(t for t in ask.things.values() if t.key.startswith("milestone:")),
        open=ask.by_person(left),
        answers_for=ask.by_officer(left),
    )


def _line(thing: Thing, owners: str = "") -> Line:
    more = f"{owners}. {thing.why}" if owners else thing.why
    return Line(f"{thing.name}: {thing.words}", more, f"{site()}{thing.href}" if site() else "")


def _link(words: str, name: str) -> Line:
    return Line(words, link=f"{site()}{reverse(name)}" if site() else "")


def _choice() -> Line:
    return _link("You can turn these letters off, or on again, under “Your account”", "letters-choice")
