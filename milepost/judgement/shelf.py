"""What a search looks through, kept in memory until anybody writes anything: something blanked is gone with the next search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from milepost.people.audit import trail_mark
from milepost.people.clock import today
from milepost.rules.find import Index

from .findable import Findable
from .synonyms import synonyms


@dataclass(frozen=True)
class Shelf:
    """Things that can be found, and the index of their words."""

    on: date
    trail: tuple[int, int | None]
    things: Sequence[Findable]
    index: Index


_SHELVES: dict[str, Shelf] = {}


def shelf(reader: str, everything: Callable[[], Sequence[Findable]]) -> Shelf:
    """What one kind of reader may find: ``everything`` is asked again only after a write. One query where nothing was.

    All who share a ``reader`` may see the same.
    """
    on, trail = today(), trail_mark()
    kept = _SHELVES.get(reader)
    if kept is None or (kept.on, kept.trail) != (on, trail) or not settings.FIND_KEEPS:
        things = everything()
        kept = Shelf(on, trail, things, Index([thing.document() for thing in things], synonyms()))
        if settings.FIND_KEEPS:
            _SHELVES[reader] = kept
    return kept
