"""What stands beside an item that came to the agenda of itself: what it brings, as it is now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.board.queries.agenda import ItemRead
from milepost.board.queries.follow_ups import FollowUpRead, follow_ups
from milepost.rules.board import Ask

from .reading import Here


@dataclass(frozen=True)
class Beside:
    """By the id of a follow-up, what it is; and those that are open, without the challenges, which have items of their own."""

    follow_ups: dict[int, FollowUpRead]
    open: tuple[FollowUpRead, ...]


def beside(at: Here, items: Iterable[ItemRead]) -> Beside:
    """Two queries, and none where no item asks."""
    if not {i.brings for i in items} & {"follow_up", "follow_ups"}:
        return Beside({}, ())
    private_for = [at.read.body_id] if at.private else []
    asked = follow_ups(on=at.day.on, body_ids=[at.read.body_id], open_only=False, private_for=private_for)
    return Beside({f.id: f for f in asked}, tuple(f for f in asked if f.open and f.ask is Ask.DO))
