"""Reading every body at a glance: who leads it, when it met, when it meets next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from milepost.people.access import holds_on
from milepost.people.models import Body, BodyMembership
from milepost.people.queries import ours

from .meetings import MeetingRead, SeatRead, is_to_come, meetings, seats


@dataclass(frozen=True)
class BoardRead:
    """A body on a day. ``last`` is its latest meeting that was held, ``next`` its next that is to come."""

    id: int
    name: str
    meets: str
    chairs: tuple[str, ...]
    secretaries: tuple[str, ...]
    last: MeetingRead | None
    next: MeetingRead | None


def boards(on: date) -> tuple[BoardRead, ...]:
    """Every body of ours, by name. Five queries, whatever their number."""
    bodies = list(Body.objects.filter(ours()))
    ids = [b.pk for b in bodies]
    met: dict[int, list[MeetingRead]] = defaultdict(list)
    for meeting in meetings(ids, on=on):
        met[meeting.body_id].append(meeting)
    sits: dict[int, list[SeatRead]] = defaultdict(list)
    for seat in seats(BodyMembership.objects.filter(holds_on(on), body__in=ids).exclude(seat="member")):
        sits[seat.body_id].append(seat)
    return tuple(_board(b, sits[b.pk], met[b.pk], on) for b in bodies)


def _board(body: Body, sits: list[SeatRead], met: list[MeetingRead], on: date) -> BoardRead:
    return BoardRead(
        id=body.pk,
        name=body.name,
        meets=body.get_rhythm_display() if body.rhythm else "",
        chairs=tuple(s.person for s in sits if s.seat == "chair"),
        secretaries=tuple(s.person for s in sits if s.seat == "secretary"),
        last=next((m for m in reversed(met) if m.held and m.on <= on), None),
        next=next((m for m in met if is_to_come(m, on)), None),
    )
