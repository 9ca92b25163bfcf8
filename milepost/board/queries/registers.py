"""Reading who came to meetings, as written down by the end of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from milepost.people.clock import end_of
from milepost.people.models import BodyMembership
from milepost.rules.board import How
from milepost.rules.board.quorum import Quorum, quorum

from ..models import Attended, Register
from .meetings import SEATS
from .terms import TermsRead

FORUM = BodyMembership.Place.FORUM


@dataclass(frozen=True)
class AttendedRead:
    """One line of a register. ``seat`` is how they sit there, empty for a guest; ``seat_id`` None for one."""

    who: str
    seat_id: int | None
    seat: str
    organisation: str
    organisation_id: int | None
    place: str
    how: How

    @property
    def seat_words(self) -> str:
        return str(BodyMembership.Seat(self.seat).label) if self.seat else "Guest"

    @property
    def place_words(self) -> str:
        return str(BodyMembership.Place(self.place).label) if self.place else ""


@dataclass(frozen=True)
class RegisterRead:
    """Who came to a meeting, as one person wrote it down at one time: seats as they are listed, then guests."""

    id: int
    meeting_id: int
    at: datetime
    by: str
    note: str
    lines: tuple[AttendedRead, ...]

    @property
    def seats(self) -> tuple[AttendedRead, ...]:
        return tuple(line for line in self.lines if line.seat_id)

    @property
    def guests(self) -> tuple[AttendedRead, ...]:
        return tuple(line for line in self.lines if not line.seat_id)

    def quorum(self, terms: TermsRead | None) -> Quorum:
        """Whether there was one by the terms in force on the meeting's day."""
        filled = [line for line in self.seats if line.how.counts]
        return quorum(
            filled=len(filled),
            seats=len(self.seats),
            forum=any(line.place == FORUM for line in filled),
            needed=terms.quorum if terms else None,
            needs_forum=bool(terms and terms.needs_forum),
        )


def registers(meeting_ids: Iterable[int], *, on: date) -> dict[int, tuple[RegisterRead, ...]]:
    """Every register of these meetings written by a day, oldest first: the latest counts. Two queries."""
    lines = Attended.objects.select_related("seat__user", "organisation")
    found: dict[int, list[RegisterRead]] = defaultdict(list)
    written = Register.objects.filter(meeting__in=list(meeting_ids), recorded_at__lt=end_of(on))
    for register in written.select_related("recorded_by").prefetch_related(Prefetch("lines", lines)):
        found[register.meeting_id].append(_register(register, [_line(line) for line in register.lines.all()]))
    return {meeting: tuple(each) for meeting, each in found.items()}


def _register(register: Register, lines: Sequence[AttendedRead]) -> RegisterRead:
    inorder = sorted(lines, key=lambda a: (not a.seat_id, SEATS.index(a.seat) if a.seat else 0, a.who))
    return RegisterRead(
        register.pk, register.meeting_id, register.recorded_at, register.recorded_by.name, register.note, tuple(inorder)
    )


def _line(line: Attended) -> AttendedRead:
    return AttendedRead(
        who=line.seat.user.name if line.seat else line.guest,
        seat_id=line.seat_id,
        seat=line.seat.seat if line.seat else "",
        organisation=line.organisation.name if line.organisation else "",
        organisation_id=line.organisation_id,
        place=line.place,
        how=How(line.how),
    )
