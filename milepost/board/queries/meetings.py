"""Reading when a body meets, and who sits on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery

from milepost.people.access import holds_on
from milepost.people.clock import day_of, end_of
from milepost.people.models import BodyMembership
from milepost.people.queries import ours
from milepost.rules.board import PackKind

from ..models import Arrangement, Cycle, Meeting, Register, ReportPack

SEATS = tuple(BodyMembership.Seat.values)
"""Chair, secretary, members: the order in which seats are listed."""


@dataclass(frozen=True)
class MeetingRead:
    """A meeting as recorded by a day. ``on`` is the day it is on now, ``planned_on`` the one it was first planned for, which
    was recorded ``planned_at``.

    ``why`` is said of its latest arrangement, whose id ``arrangement_id`` is. ``held``: it is written down who came.
    """

    id: int
    body_id: int
    body: str
    planned_on: date
    planned_at: datetime
    on: date
    starts: time | None
    place: str
    cancelled: bool
    why: str
    arrangement_id: int
    arranged_on: date
    times_arranged: int
    held: bool
    cycle_closes_on: date | None
    pack_as_at: date | None
    pack_id: int | None

    @property
    def moved(self) -> bool:
        return self.on != self.planned_on


@dataclass(frozen=True)
class ArrangementRead:
    """How a meeting was arranged at one time, by whom, and what they said of it."""

    on: date
    starts: time | None
    place: str
    cancelled: bool
    why: str
    at: datetime
    by: str


@dataclass(frozen=True)
class SeatRead:
    """Who sits on a body, how, for whom and in what place."""

    id: int
    body_id: int
    user_id: int
    person: str
    seat: str
    organisation: str
    organisation_id: int | None
    place: str
    from_on: date
    until_on: date | None

    @property
    def seat_words(self) -> str:
        return str(BodyMembership.Seat(self.seat).label)

    @property
    def place_words(self) -> str:
        return str(BodyMembership.Place(self.place).label) if self.place else ""


def meetings(body_ids: Iterable[int] | None, *, on: date) -> tuple[MeetingRead, ...]:
    """Every meeting of these bodies, or of all of ours, recorded by a day; the oldest first. Two queries, one more for ours."""
    if body_ids is None:
        return _read(Meeting.objects.filter(ours("body__area")), on)
    return _read(Meeting.objects.filter(body__in=list(body_ids)), on)


def meeting_read(meeting: Meeting, *, on: date) -> MeetingRead:
    """One meeting as recorded by a day. Raises LookupError where it was not yet planned. Two queries."""
    found = _read(Meeting.objects.filter(pk=meeting.pk), on)
    if not found:
        raise LookupError(f"{meeting} was not planned by {on}")
    return found[0]


def arrangements(meeting: Meeting, *, on: date) -> tuple[ArrangementRead, ...]:
    """Every arrangement of a meeting recorded by a day, the latest first. One query."""
    said = meeting.arrangements.filter(recorded_at__lt=end_of(on)).select_related("recorded_by")
    return tuple(
        ArrangementRead(a.on, a.starts, a.place, a.cancelled, a.why, a.recorded_at, a.recorded_by.name)
        for a in said.order_by("-recorded_at", "-pk")
    )


def last_held(body_id: int, *, before: date, on: date) -> MeetingRead | None:
    """The latest meeting of a body that was held before a day, as recorded by ``on``. Two queries."""
    return next((m for m in reversed(meetings([body_id], on=on)) if m.held and m.on < before), None)


def is_to_come(meeting: MeetingRead, on: date) -> bool:
    return meeting.on >= on and not meeting.cancelled and not meeting.held


def seats_on(body_id: int, day: date) -> tuple[SeatRead, ...]:
    """Who sat on a body on a day: the chair and the secretary first, then by name. One query."""
    return seats(BodyMembership.objects.filter(holds_on(day), body=body_id))


def seats(found: QuerySet[BodyMembership]) -> tuple[SeatRead, ...]:
    """Seats in the order in which they are listed. One query."""
    read = [
        SeatRead(
            id=s.pk, body_id=s.body_id, user_id=s.user_id, person=s.user.name, seat=s.seat,
            organisation=s.organisation.name if s.organisation else "", organisation_id=s.organisation_id,
            place=s.place, from_on=s.from_on, until_on=s.until_on,
        )
        for s in found.select_related("user", "organisation")
    ]  # fmt: skip
    return tuple(sorted(read, key=lambda s: (SEATS.index(s.seat), s.person, s.id)))


def _read(found: QuerySet[Meeting], on: date) -> tuple[MeetingRead, ...]:
    until = {"recorded_at__lt": end_of(on)}
    of_meeting = {"meeting": OuterRef("pk"), **until}
    packs = ReportPack.objects.filter(kind=PackKind.BOARD, **of_meeting).order_by("-recorded_at", "-pk")
    read = (
        found.filter(**until)
        .select_related("body")
        .annotate(
            was_held=Exists(Register.objects.filter(**of_meeting)),
            closes_on=Subquery(Cycle.objects.filter(**of_meeting).values("closes_on")[:1]),
            pack_as_at=Subquery(packs.values("as_at")[:1]),
            pack_id=Subquery(packs.values("pk")[:1]),
        )
        .prefetch_related(Prefetch("arrangements", Arrangement.objects.filter(**until), to_attr="arranged"))
    )
    return tuple(sorted((_meeting(m, m.arranged) for m in read), key=lambda m: (m.on, m.body, m.id)))


def _meeting(meeting: Any, arranged: Sequence[Arrangement]) -> MeetingRead:
    now = arranged[-1]
    return MeetingRead(
        id=meeting.pk, body_id=meeting.body_id, body=meeting.body.name, planned_on=meeting.planned_on,
        planned_at=meeting.recorded_at, on=now.on,
        starts=now.starts, place=now.place, cancelled=now.cancelled, why=now.why, arrangement_id=now.pk,
        arranged_on=day_of(now.recorded_at), times_arranged=len(arranged),
        held=meeting.was_held, cycle_closes_on=meeting.closes_on, pack_as_at=meeting.pack_as_at, pack_id=meeting.pack_id,
    )  # fmt: skip
