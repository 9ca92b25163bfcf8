"""Reading the minutes of a meeting: what was kept, its approval, its corrections, and whether they are public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from milepost.people.clock import day_of, end_of

from ..models import Approval, Meeting, Minutes, Publication
from .agenda import ItemRead, agenda
from .days import meets_on
from .decisions import CorrectionRead, correction


@dataclass(frozen=True)
class Approved:
    """By which later meeting, and the version it approved."""

    meeting_id: int
    on: date
    version_id: int
    recorded_on: date


@dataclass(frozen=True)
class MinutesRead:
    """One part of the minutes. ``version_id`` is the latest version kept, 0 for none; ``corrections`` are those of the part and
    of the decisions in it; ``approves`` the earlier meetings whose minutes this one approved. ``private``: this is the private
    part."""

    version_id: int
    at: datetime | None
    by: str
    opening: str
    words: dict[int, str]
    items: tuple[ItemRead, ...]
    approved: Approved | None
    corrections: tuple[CorrectionRead, ...]
    approves: frozenset[int]
    published: bool
    private: bool


def minutes_of(meeting: Meeting, *, on: date, private: bool = False) -> MinutesRead:
    """The open part of a meeting's minutes as recorded by a day, or the ``private`` part: ask ``access`` before.

    Approved minutes are read as they were approved, whatever is called by another name since; corrections are added to them.
    """
    until = {"recorded_at__lt": end_of(on)}
    approval = (
        Approval.objects.filter(meeting=meeting, **until).annotate(day=meets_on("at", "at__planned_on", on)).first()
    )
    latest = approval.minutes if approval else Minutes.objects.filter(meeting=meeting, **until).last()
    as_of = day_of(approval.recorded_at) if approval else on
    items = [i for i in agenda(meeting, on=as_of, private=private) if i.private == private]
    found = meeting.corrections.filter(private=private, **until).select_related("recorded_by", "decision")
    publication = Publication.objects.filter(what=Publication.What.MINUTES, meeting=meeting, **until).last()
    words = {int(pk): text for pk, text in (latest.words if latest else {}).items()}
    return MinutesRead(
        version_id=latest.pk if latest else 0,
        at=latest.recorded_at if latest else None,
        by=str(latest.recorded_by) if latest else "",
        opening=latest.opening if latest and not private else "",
        words={i.id: words[i.id] for i in items if i.id in words},
        items=tuple(items),
        approved=Approved(approval.at_id, approval.day, approval.minutes_id, as_of) if approval else None,
        corrections=tuple(correction(c) for c in found),
        approves=frozenset(Approval.objects.filter(at=meeting, **until).values_list("meeting_id", flat=True)),
        published=publication is not None and not publication.taken_back,
        private=private,
    )
