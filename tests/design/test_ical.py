"""A calendar file that other programs read."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from milepost.design.ical import Appointment, calendar

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def appointment(**kwargs: Any) -> Appointment:
    usual = {"uid": "u1", "on": date(2019, 11, 30), "title": "1.1a.1 A promise", "about": "Due by the end of November 2019",
             "url": "https://example.org/p/1/", "sequence": 2, "changed_on": date(2019, 10, 1)}  # fmt: skip
    return Appointment(**(usual | kwargs))


def test_an_all_day_event_that_blocks_nobody() -> None:
    text = calendar("A plan", [appointment()]).decode()
    for line in (
        "METHOD:PUBLISH", "PRODID:-//Milepost//Plan calendar//EN", "VERSION:2.0", "X-WR-CALNAME:A plan", "UID:u1",
        "DTSTART;VALUE=DATE:20191130", "DTSTAMP:20191001T000000Z", "SEQUENCE:2", "TRANSP:TRANSPARENT",
        "URL:https://example.org/p/1/", "SUMMARY:1.1a.1 A promise",
    ):  # fmt: skip
        assert f"\r\n{line}\r\n" in text, line


@settings(deadline=None)
@given(WORDS, WORDS, WORDS)
def test_any_words_come_back_as_they_went_in(name: str, title: str, about: str) -> None:
    drawn = calendar(name, [appointment(title=title, about=about)])
    assert all(len(line) <= 75 for line in drawn.split(b"\r\n"))
    assert drawn == calendar(name, [appointment(title=title, about=about)])
    (event,) = Calendar.from_ical(drawn).walk("VEVENT")
    assert "".join(str(event["summary"]).split()) == "".join(visible(title).split())
    assert "".join(str(event["description"]).split()) == "".join(visible(about).split())


def visible(text: str) -> str:
    """Without control characters, which a calendar may not hold."""
    return "".join(c if c in "\t\r\n" or (c >= " " and c != "\x7f") else " " for c in text)
