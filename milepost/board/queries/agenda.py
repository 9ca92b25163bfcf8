"""Reading the agenda of a meeting, with what was decided about each of its items."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from milepost.people.clock import end_of

from ..items import ItemWords
from ..models import Meeting
from .about import AboutRead, about
from .decisions import DecisionRead, decisions


@dataclass(frozen=True)
class ItemRead:
    """An item in its place, counted from 1. Of a private one that may not be read only the place is told (``hidden``).

    ``brought`` is what put it there of itself, empty where a person did; ``mark`` tells this state of it from another.
    """

    id: int
    number: int
    title: str
    words: str
    presenter: str
    private: bool
    hidden: bool
    brought: str
    mark: str
    about: tuple[AboutRead, ...]
    decisions: tuple[DecisionRead, ...]

    @property
    def brings(self) -> str:
        """The kind of thing that put it there: "minutes", "follow_up", "follow_ups", "escalation", "highlights", or nothing."""
        return self.brought.partition(":")[0]

    @property
    def brings_id(self) -> int | None:
        pk = self.brought.partition(":")[2]
        return int(pk) if pk else None


def agenda(meeting: Meeting, *, on: date, private: bool) -> tuple[ItemRead, ...]:
    """The items of a meeting put there by the end of a day, as they read now, each with its decisions by that day.

    ``private``: whether the reader has a seat on the body. Nine queries, however long it is.
    """
    rows = list(meeting.items.filter(removed=False, recorded_at__lt=end_of(on)))
    seen = [i.pk for i in rows if private or not i.private]
    subjects = about("item", seen, on=on)
    decided: dict[int, list[DecisionRead]] = defaultdict(list)
    for d in decisions(on=on, meeting_id=meeting.pk, private_for=[meeting.body_id] if private else ()):
        decided[d.item_id].append(d)
    found = []
    for number, i in enumerate(rows, 1):
        hidden = i.private and not private
        says = ItemWords("Private item", private=True) if hidden else ItemWords.of(i)
        found.append(
            ItemRead(
                id=i.pk, number=number, title=says.title, words=says.words, presenter=says.presenter, private=i.private,
                hidden=hidden, brought="" if hidden else i.brought, mark=says.mark,
                about=subjects.get(i.pk, ()), decisions=tuple(decided[i.pk]),
            )
        )  # fmt: skip
    return tuple(found)
