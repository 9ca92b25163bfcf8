"""Who was asked before a meeting, and what came of it, as the chasing page shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from milepost.board.queries.asking import Asking, Thing
from milepost.board.queries.cycles import CycleRead, LetterRead
from milepost.people.models import User
from milepost.rules.board import Letter
from milepost.rules.board.letters import Stand

KINDS = {Letter.ASK: "Asked", Letter.REMINDER: "Reminded", Letter.OFFICER: "Told as officer"}


@dataclass(frozen=True)
class Person:
    """Somebody who got a letter, or is to: what is still open for them, and how many things came."""

    user: User
    open: tuple[Thing, ...]
    came: int
    letters: tuple[LetterRead, ...]


def people(read: CycleRead) -> list[Person]:
    """Those with the most still open first, then by name."""
    waiting, came = read.asking.by_person(read.open), read.asking.by_person(read.came)
    everybody = dict.fromkeys([*(one.to for one in read.letters), *waiting])
    found = [
        Person(
            user,
            tuple(waiting.get(user, ())),
            len(came.get(user, ())),
            tuple(one for one in read.letters if one.to == user),
        )
        for user in everybody
    ]
    return sorted(found, key=lambda p: (-len(p.open), p.user.name, p.user.pk))


def letters_count(read: CycleRead) -> list[tuple[str, int]]:
    """How many letters stand how, in words."""
    found = Counter(one.stand for one in read.letters)
    return [(stand.label, found[stand]) for stand in Stand if found[stand]]


def to_ask(asking: Asking) -> list[tuple[User, int]]:
    """Who would be asked today for how many things, by name."""
    found = asking.by_person(asking.asked)
    return sorted(((user, len(things)) for user, things in found.items()), key=lambda pair: (pair[0].name, pair[0].pk))
