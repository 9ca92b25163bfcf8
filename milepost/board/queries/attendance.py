"""Who came to a body's meetings, by organisation and by the places kept for families and young people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from milepost.people.models import BodyMembership

from .meetings import MeetingRead
from .registers import AttendedRead, RegisterRead

PLACE = BodyMembership.Place


@dataclass(frozen=True)
class Came:
    """Of ``seats`` at one meeting how many were ``filled``, and how many guests came."""

    seats: int
    filled: int
    guests: int

    @property
    def words(self) -> str:
        """Of the seats; empty where only guests came."""
        return f"{self.filled} of {self.seats}" if self.seats else "" if self.guests else "No seat"


@dataclass(frozen=True)
class AttendanceRow:
    """An organisation, or a place kept for somebody, with one entry a meeting."""

    name: str
    came: tuple[Came, ...]


@dataclass(frozen=True)
class Attendance:
    """The meetings that were held, oldest first; a row an organisation, then a row a place, then everybody."""

    meetings: tuple[MeetingRead, ...]
    organisations: tuple[AttendanceRow, ...]
    places: tuple[AttendanceRow, ...]
    everybody: AttendanceRow


def attendance(meetings: Sequence[MeetingRead], latest: dict[int, RegisterRead]) -> Attendance:
    """``latest`` is the register that counts, by meeting; a meeting without one is left out."""
    held = tuple(m for m in meetings if m.id in latest)
    kept = [latest[m.id].lines for m in held]
    named = sorted({line.organisation for lines in kept for line in lines} - {""})

    def row(name: str, keep: Callable[[AttendedRead], bool]) -> AttendanceRow:
        return AttendanceRow(name, tuple(_came([x for x in lines if keep(x)]) for lines in kept))

    nobody = any(not line.organisation for lines in kept for line in lines)
    return Attendance(
        meetings=held,
        organisations=(
            *(row(name, lambda x, name=name: x.organisation == name) for name in named),  # type: ignore[misc]
            *([row("For no organisation", lambda x: not x.organisation)] if nobody else []),
        ),
        places=tuple(
            row(str(place.label), lambda x, place=place: x.place == place)  # type: ignore[misc]
            for place in (PLACE.FORUM, PLACE.YOUNG_PEOPLE)
        ),
        everybody=row("Everybody", lambda x: True),
    )


def _came(lines: Sequence[AttendedRead]) -> Came:
    seats = [line for line in lines if line.seat_id]
    guests = sum(line.how.counts for line in lines if not line.seat_id)
    return Came(len(seats), sum(line.how.counts for line in seats), guests)
