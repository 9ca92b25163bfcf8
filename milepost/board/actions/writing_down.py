"""What every kind of letter before a meeting shares: it is written down before it is sent, once to a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from milepost.people.models import User
from milepost.rules.board import Letter

from ..models import Cycle, Digest
from ..queries.asking import Thing
from ..queries.cycles import want_none

OPTED_OUT = "Chose not to get letters before meetings"


def write_down(
    cycle: Cycle, kind: Letter, people: Mapping[User, Sequence[Thing]], by: User, at: datetime
) -> list[Digest]:
    """A letter of a kind to each of these people about these things; held back where they chose to get none. Two queries."""
    without = want_none(people)
    return Digest.objects.bulk_create(
        Digest(
            cycle=cycle, to=user, kind=kind, asked=[t.key for t in things], recorded_at=at, recorded_by=by,
            held=OPTED_OUT if user.pk in without else "",
        )
        for user, things in people.items()
    )  # fmt: skip
