"""Writing down who came to a meeting. With it the meeting was held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.access import holds_on
from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import BodyMembership, Organisation, User
from milepost.rules import dates
from milepost.rules.board import How

from ..models import Attended, Meeting, Register
from .arranging import latest_arrangement
from .in_meeting import must_be_open
from .meanwhile import must_have_seen


@dataclass(frozen=True)
class Line:
    """How one seat was at a meeting, or a guest by their role. A seat's organisation and place are as they are recorded."""

    how: How
    seat: BodyMembership | None = None
    guest: str = ""
    organisation: Organisation | None = None
    place: str = ""


def keep_register(
    *, meeting: Meeting, lines: Sequence[Line], by: User, note: str = "", seen: int = 0, at: datetime | None = None
) -> Register:
    """Add who came. An earlier register stays; the latest counts. ``seen`` is the id of the one its writer saw, 0 for none.

    Refused for a meeting that is cancelled, still to come or whose minutes are approved, and for seats that nobody had on its
    day. Raises ValidationError or Meanwhile.
    """
    moment = at or now()
    with transaction.atomic():
        locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        latest = locked.registers.select_related("recorded_by").last()
        must_have_seen(latest, seen)
        must_be_open(locked)
        _must_be_over(locked, moment)
        _must_fit(locked, lines)
        register = Register.objects.create(meeting=locked, note=note.strip(), recorded_at=moment, recorded_by=by)
        Attended.objects.bulk_create(_attended(register, line) for line in lines)
        came = sum(line.how.counts for line in lines)
        did = "Corrected" if latest else "Wrote down"
        summary = f"{did} who came to {meeting}: {came} of {len(lines)}"
        record(by=by, verb="keep_register", about=locked, summary=summary, at=moment)
    return register


def _must_be_over(meeting: Meeting, at: datetime) -> None:
    arranged = latest_arrangement(meeting)
    if arranged.cancelled:
        raise ValidationError("This meeting was cancelled, so nobody came to it")
    if arranged.on > day_of(at):
        raise ValidationError(
            f"This meeting is on {dates.day(arranged.on)}. Write down who came on the day, or after it"
        )


def _must_fit(meeting: Meeting, lines: Sequence[Line]) -> None:
    seats = [line.seat.pk for line in lines if line.seat]
    on = latest_arrangement(meeting).on
    sat = BodyMembership.objects.filter(holds_on(on), body=meeting.body_id, pk__in=seats).count()
    if sat != len(seats):
        raise ValidationError(
            "Somebody here did not sit on this body on the day, or is named twice. Open the page again"
        )
    if not any(line.how.counts for line in lines):
        raise ValidationError("Nobody came, as this says. Cancel the meeting instead, or say who came")


def _attended(register: Register, line: Line) -> Attended:
    seat = line.seat
    return Attended(
        register=register, seat=seat, guest="" if seat else line.guest.strip(), how=line.how,
        organisation=seat.organisation if seat else line.organisation, place=seat.place if seat else line.place,
    )  # fmt: skip
