"""What a search looks through, kept in memory until anybody writes anything.

Every write adds an event to the audit trail, in its own transaction, and the trail never shrinks: while it is as long as
it was, and the day is the same, nothing that can be found has changed. Something blanked is gone with the next search.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from milepost.people.clock import today
from milepost.people.models import AuditEvent
from milepost.rules.find import Index

from .findable import Findable
from .synonyms import synonyms


@dataclass(frozen=True)
class Shelf:
    """Things that can be found, and the index of their words."""

    on: date
    trail: int
    things: Sequence[Findable]
    index: Index


_SHELVES: dict[str, Shelf] = {}


def shelf(reader: str, everything: Callable[[], Sequence[Findable]]) -> Shelf:
    """What one kind of reader may find: ``everything`` is asked again only after a write. One query where nothing was.

    All who share a ``reader`` may see the same; the trail is measured first, so that a write meanwhile is never missed.
    """
    on, trail = today(), AuditEvent.objects.count()
    kept = _SHELVES.get(reader)
    if kept is None or (kept.on, kept.trail) != (on, trail) or not settings.FIND_KEEPS:
        things = everything()
        kept = Shelf(on, trail, things, Index([thing.document() for thing in things], synonyms()))
        if settings.FIND_KEEPS:
            _SHELVES[reader] = kept
    return kept
