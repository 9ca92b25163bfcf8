"""Who was in the room, in words that name nobody."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.board.queries.registers import RegisterRead
from milepost.people.models import BodyMembership

PLACES = {
    BodyMembership.Place.FORUM: "the parent carer forum",
    BodyMembership.Place.YOUNG_PEOPLE: "young people",
}


def came(register: RegisterRead) -> tuple[str, ...]:
    """Sentences: how many came, and whether the places kept for families and young people were filled."""
    return tuple(_said(register))


def _said(register: RegisterRead) -> Iterator[str]:
    filled = [line for line in register.seats if line.how.counts]
    yield f"{len(filled)} of the {len(register.seats)} people with a seat on the board came, or somebody came for them."
    for place, whose in PLACES.items():
        if any(line.place == place for line in register.seats):
            was = "was" if any(line.place == place for line in filled) else "was not"
            yield f"The place for {whose} {was} filled."
