"""A calendar as a file that calendar programs read or subscribe to.

Source: RFC 5545 (iCalendar), RFC 7986 (name, refresh). All-day events that block nobody's time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import STATUS, TRANSP, Calendar, Event, vText

from .text import clean

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCER = "-//Milepost//Plan calendar//EN"


@dataclass(frozen=True)
class Appointment:
    """Something due on a day. ``uid`` never changes; ``sequence`` counts how often the day did, last on ``changed_on``.

    ``cancelled``: it does not take place, and a program that has it is to say so.
    """

    uid: str
    on: date
    title: str
    about: str
    url: str
    sequence: int
    changed_on: date
    cancelled: bool = False


def calendar(name: str, appointments: Iterable[Appointment]) -> bytes:
    """The same appointments always give the same bytes, so that nothing is sent twice to a program that has it."""
    drawn = Calendar()
    title = vText(" ".join(clean(name).split()))
    drawn.add("version", "2.0")
    drawn.add("prodid", PRODUCER)
    drawn.add("method", "PUBLISH")
    drawn.add("name", title)
    # What Outlook and older programs take for the name.
    drawn.add("x-wr-calname", title)
    drawn.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    for appointment in appointments:
        drawn.add_component(_event(appointment))
    return bytes(drawn.to_ical())


def _event(a: Appointment) -> Event:
    return Event.new(
        uid=a.uid,
        start=a.on,
        summary=clean(a.title),
        description=clean(a.about),
        url=a.url,
        sequence=a.sequence,
        stamp=datetime.combine(a.changed_on, time.min, tzinfo=UTC),
        transparency=TRANSP.TRANSPARENT,
        status=STATUS.CANCELLED if a.cancelled else None,
    )
