"""What the page of a body of ours shows of it as a board, as at a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.board.queries.attendance import Attendance, attendance
from milepost.board.queries.meetings import MeetingRead, SeatRead, is_to_come, meetings, seats
from milepost.board.queries.registers import registers
from milepost.board.queries.terms import TermsRead, terms_of
from milepost.people.models import Body

MEETINGS = 6
"""So many of the latest meetings that were held stand in the table of who came."""


@dataclass(frozen=True)
class Board:
    """Its meetings, oldest first, who came to the latest, its terms, and every seat there has been or is to be."""

    on: date
    meetings: tuple[MeetingRead, ...]
    attendance: Attendance
    terms: TermsRead | None
    seats: tuple[SeatRead, ...]

    @property
    def next(self) -> MeetingRead | None:
        return next(iter(self.coming), None)

    @property
    def coming(self) -> tuple[MeetingRead, ...]:
        return tuple(m for m in self.meetings if is_to_come(m, self.on))

    @property
    def others(self) -> tuple[MeetingRead, ...]:
        """Those that are over or cancelled, the latest first."""
        return tuple(m for m in reversed(self.meetings) if not is_to_come(m, self.on))

    @property
    def last(self) -> MeetingRead | None:
        return next((m for m in self.others if m.held), None)

    @property
    def packed(self) -> MeetingRead | None:
        """The latest meeting that has a board pack."""
        return next((m for m in reversed(self.meetings) if m.pack_id), None)

    @property
    def sitting(self) -> tuple[SeatRead, ...]:
        return tuple(s for s in self.seats if s.from_on <= self.on and not _over(s, self.on))

    @property
    def to_sit(self) -> tuple[SeatRead, ...]:
        return tuple(s for s in self.seats if s.from_on > self.on)

    @property
    def sat(self) -> tuple[SeatRead, ...]:
        return tuple(s for s in self.seats if _over(s, self.on))


def _over(seat: SeatRead, on: date) -> bool:
    return seat.until_on is not None and seat.until_on < on


def board_of(body: Body, on: date) -> Board:
    """Six queries, however long its history."""
    met = meetings([body.pk], on=on)
    held = [m for m in met if m.held][-MEETINGS:]
    written = registers([m.id for m in held], on=on)
    terms = terms_of(body.pk, on=on)
    return Board(
        on=on,
        meetings=met,
        attendance=attendance(held, {meeting: each[-1] for meeting, each in written.items()}),
        terms=terms[-1] if terms else None,
        seats=seats(body.memberships.all()),
    )
