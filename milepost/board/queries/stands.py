"""Where the papers of a meeting stand: its minutes and its pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from milepost.people.clock import end_of

from ..models import Approval, Minutes, Publication
from .meetings import MeetingRead


@dataclass(frozen=True)
class Stands:
    """Whether its minutes are kept, approved and public, and whether its latest board pack is public."""

    kept: bool
    approved: bool
    minutes_public: bool
    pack_public: bool


def stands(meeting: MeetingRead, *, on: date) -> Stands:
    """As recorded by the end of a day. Three queries."""
    until = {"recorded_at__lt": end_of(on)}
    what = Publication.What
    of_both = Q(what=what.MINUTES, meeting=meeting.id) | Q(what=what.PACK, pack=meeting.pack_id)
    said = dict(
        Publication.objects.filter(of_both, **until).order_by("recorded_at", "pk").values_list("what", "taken_back")
    )
    return Stands(
        kept=Minutes.objects.filter(meeting=meeting.id, **until).exists(),
        approved=Approval.objects.filter(meeting=meeting.id, **until).exists(),
        minutes_public=said.get(what.MINUTES) is False,
        pack_public=said.get(what.PACK) is False,
    )
