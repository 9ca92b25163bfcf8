"""Meetings as a calendar holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from milepost.design.ical import Appointment
from milepost.rules import dates

from .queries.meetings import MeetingRead


def appointments(meetings: Iterable[MeetingRead], *, url: Callable[[MeetingRead], str]) -> Iterator[Appointment]:
    """Each meeting on its day, with its time and place in words. One that is cancelled is told so, and stays."""
    for m in meetings:
        when = f", {dates.hour(m.starts)}" if m.starts else ""
        yield Appointment(
            uid=str(uuid5(NAMESPACE_URL, f"milepost/meeting/{m.id}/{m.planned_at.timestamp()}")),
            on=m.on,
            title=f"{m.body}{when}",
            about="\n".join(filter(None, (m.place, m.why, url(m)))),
            url=url(m),
            sequence=m.times_arranged - 1,
            changed_on=m.arranged_on,
            cancelled=m.cancelled,
        )
