"""The list of boards, and the page of a meeting."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from demo.noon import noon
from milepost.board.actions.arrange import arrange_meeting, cancel_meeting
from milepost.board.actions.minutes import approve_minutes, keep_minutes
from milepost.board.actions.plan_meetings import NewMeeting
from milepost.board.actions.publish_minutes import publish_minutes
from milepost.board.actions.terms import NewTerms, set_terms
from milepost.board.models import Meeting
from milepost.people.clock import today
from milepost.people.models import Body
from milepost.rules.dates import day
from tests.board.meeting import a_meeting, a_meeting_that_is_over, held, planned, secretary, the_board
from tests.desk.governance.test_governance import text
from tests.desk.people.test_people_pages import boxes, hidden
from tests.desk.test_pages import html

BOARDS = "/desk/boards/"


def test_the_list_says_who_leads_and_when_they_meet(as_: Any, db: Any) -> None:
    page = text(html(as_("owner").get(BOARDS)))
    assert (
        "meets every two months No meeting to come is planned No meeting that was held is recorded Chair: Charlie"
        in page
    )
    held(today() - timedelta(days=33), secretary())
    coming = a_meeting()
    page = html(as_("owner").get(BOARDS))
    assert f'href="/desk/meetings/{coming.pk}/"' in page
    assert 'href="/desk/boards/" aria-current="page"' in page
    before = html(as_("owner").get(BOARDS, {"as_at": (today() - timedelta(days=1)).isoformat()}))
    assert f'href="/desk/meetings/{coming.pk}/' not in before
    assert "Chair: Charlie Chair. Secretary: Sam Secretary." in before


def test_who_sits_on_a_board_sees_its_next_meeting_at_their_desk(as_: Any, db: Any) -> None:
    coming = a_meeting()
    assert f"Your boards {the_board()} , meets every two months Meets next on {day(coming.planned_on)} at 10am" in text(
        html(as_("board").get("/desk/"))
    )
    assert "Your boards" not in html(as_("owner").get("/desk/"))


def test_more_bodies_and_meetings_take_no_more_queries(as_: Any, db: Any) -> None:
    client = as_("board")
    a_meeting()

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            html(client.get(BOARDS))
        return len(queries)

    count()
    before = count()
    for n in range(4):
        Body.objects.create(area=the_board().area, name=f"Body {n}")
        held(today() - timedelta(days=20 + n), secretary())
    assert count() == before


def test_a_meeting_says_when_it_is_and_what_comes_next(as_: Any, db: Any) -> None:
    page = text(html(as_("board").get(f"/desk/meetings/{a_meeting().pk}/")))
    assert "at 10am, Council chamber: to come." in page
    for step in ("Plan", "Ask owners", "Highlight reports", "Pack", "Agenda and meeting", "Minutes", "Publish"):
        assert step in page


def test_a_meeting_is_not_there_before_it_was_planned(as_: Any, db: Any) -> None:
    path, yesterday = f"/desk/meetings/{a_meeting().pk}/", (today() - timedelta(days=1)).isoformat()
    assert as_("board").get(path, {"as_at": yesterday}).status_code == 404
    assert as_("nobody").get(path).status_code == 404


def test_a_year_is_shown_before_it_is_planned(as_: Any, db: Any) -> None:
    client, first = as_("secretary"), today() + timedelta(days=20)
    path = f"/desk/bodies/{the_board().pk}/plan/?" + urlencode(
        {**boxes("on", first), "rhythm": "bi_monthly", "starts": "2pm", "place": "Room 1"}
    )
    page = html(client.get(path))
    days = re.findall(r'name="days" type="checkbox" value="([-\d]+)"', page)
    assert len(days) == 6
    assert not Meeting.objects.exists()
    response = client.post(path, {"days": days[:4]})
    assert response["Location"] == f"/desk/bodies/{the_board().pk}/"
    assert [str(m.planned_on) for m in Meeting.objects.all()] == days[:4]
    again = html(client.get(path))
    assert "already, so that day is left out" in again
    assert len(re.findall('name="days"', again)) == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Enter the day of the meeting"),
        (boxes("on", today() + timedelta(9)) | {"starts": "noon"}, "Enter the time like 10am or 2:30pm"),
    ],
)
def test_what_is_wrong_with_what_is_asked_for_is_said(given: Any, words: str, as_: Any) -> None:
    page = html(as_("secretary").get(f"/desk/bodies/{the_board().pk}/plan/", {"rhythm": "", **given}))
    assert "There is a problem" in page
    assert words in page


def test_a_day_that_is_over_is_refused_in_words(as_: Any) -> None:
    path = f"/desk/bodies/{the_board().pk}/plan/?" + urlencode(boxes("on", today() - timedelta(days=3)))
    page = html(as_("secretary").post(path, {"days": [str(today() - timedelta(days=3))]}))
    assert "is over. Choose today or a later day" in page
    assert "Choose at least one day" in html(as_("secretary").post(path, {}))


def test_only_who_keeps_this_body_plans_for_it(as_: Any) -> None:
    other = Body.objects.get(name="Exampleshire SEND Partnership Group")
    assert as_("secretary").get(f"/desk/bodies/{other.pk}/plan/").status_code == 404
    assert as_("secretary").get(f"/desk/bodies/{other.pk}/terms/change/").status_code == 404
    assert html(as_("lead").get(f"/desk/bodies/{other.pk}/plan/"))
    assert as_("lead").get(f"/desk/bodies/{Body.objects.get(name='SEND Executive Board').pk}/plan/").status_code == 404


def test_a_meeting_is_moved_and_says_why(as_: Any) -> None:
    meeting, on = a_meeting(), today() + timedelta(days=12)
    client, path = as_("secretary"), f"/desk/meetings/{a_meeting().pk}/arrange/"
    given = {**boxes("on", on), "starts": "14.30", "place": "Room 2", "seen": hidden(html(client.get(path)))}
    assert "Say why it moves" in html(client.post(path, given))
    assert client.post(path, {**given, "why": "The hall floods"}).status_code == 302
    page = text(html(client.get(f"/desk/meetings/{meeting.pk}/")))
    for words in (f"Meeting on {day(on)}", "at 2:30pm, Room 2", "First planned for", "The hall floods"):
        assert words in page
    assert f"How it was arranged {day(on)} at 2:30pm, Room 2 Sam Secretary" in page
    assert f"{day(meeting.planned_on)} at 10am, Council chamber Sam Secretary" in page
    meanwhile = html(client.post(path, {**given, **boxes("on", on + timedelta(1)), "why": "Mine"}))
    assert "Somebody changed this meeting while you were writing" in meanwhile
    assert "The hall floods" in meanwhile
    assert ">Mine</textarea>" in meanwhile
    assert hidden(meanwhile) == str(meeting.arrangements.last().pk)


def test_a_cancelled_meeting_has_no_further_steps(as_: Any) -> None:
    meeting = a_meeting()
    client, path = as_("chair"), f"/desk/meetings/{meeting.pk}/cancel/"
    assert "Say why it is cancelled" in html(client.post(path, {"seen": hidden(html(client.get(path)))}))
    given = {"seen": hidden(html(client.get(path))), "why": "Half of us are ill"}
    assert client.post(path, given).status_code == 302
    page = text(html(client.get(f"/desk/meetings/{meeting.pk}/")))
    assert "cancelled" in page
    assert "Half of us are ill" in page
    assert "Ask owners" not in page


def test_who_came_is_written_down_with_guests_and_the_quorum(as_: Any) -> None:
    meeting, client = a_meeting_that_is_over(), as_("secretary")
    set_terms(body=the_board(), new=NewTerms("We meet", quorum=3, agreed_on=today() - timedelta(9)), by=secretary())
    path = f"/desk/meetings/{meeting.pk}/register/"
    page = html(client.get(path))
    seats = re.findall(r'name="(seat_\d+)" type="radio" value="present"', page)
    assert len(seats) == 4
    given = {"seen": "0", "guest_0": "Head teacher", "place_1": "young_people", **dict.fromkeys(seats, "present")}
    wrong = html(client.post(path, {**given, seats[0]: ""}))
    assert "Say how Charlie Chair was there" in wrong
    assert "Say who guest 2 was, by their role" in wrong
    given |= {"guest_1": "Young adviser", seats[0]: "apologies", seats[1]: "deputy"}
    assert client.post(path, given).status_code == 302
    page = text(html(client.get(f"/desk/meetings/{meeting.pk}/")))
    for words in (
        "3 of 4 seats were filled and the quorum is 3: there was a quorum.",
        "Charlie Chair, chair: sent apologies",
        "Young adviser, guest ( young people’s place ): present",
        "( parent carer forum’s place ): present",
    ):
        assert words in page, words
    again = html(client.get(path))
    assert "What you save takes its place" in again
    assert 'value="Young adviser"' in again
    assert "Somebody wrote down who came while you were writing" in html(client.post(path, given))


def test_nobody_writes_down_who_came_to_a_meeting_to_come(as_: Any) -> None:
    path = f"/desk/meetings/{a_meeting().pk}/register/"
    page = html(as_("secretary").get(path))
    assert "still to come" in page
    assert "Save who came" not in page


def test_terms_are_kept_version_after_version(as_: Any) -> None:
    client, path = as_("secretary"), f"/desk/bodies/{the_board().pk}/terms/"
    assert "No terms of reference are recorded yet" in html(client.get(path))
    wrong = html(client.post(path + "change/", {"seen": "0", "quorum": "x"}))
    assert "Enter the terms of reference" in wrong
    assert "Enter a number of seats" in wrong
    given = {"seen": "0", "words": "We watch the plan.", "quorum": "3", "needs_forum": "on"}
    assert client.post(path + "change/", given).status_code == 302
    assert "changed these terms while you were writing" in html(client.post(path + "change/", given))
    seen = hidden(html(client.get(path + "change/")))
    assert client.post(path + "change/", {"seen": seen, "words": "We watch it closely."}).status_code == 302
    page = text(html(as_("owner").get(path)))
    now, before = page.split("Before")
    assert "We watch it closely." in now
    assert "They set no quorum." in now
    assert "The quorum is 3 seats, the parent carer forum’s place among them." in before
    assert "Change them" not in page


def test_meetings_as_a_calendar_file_say_what_moved_and_what_is_cancelled(as_: Any) -> None:
    other = Body.objects.get(name="Exampleshire SEND Partnership Group")
    moved, cancelled = a_meeting(), planned(today() + timedelta(days=40), secretary(), at=noon(today()))
    planned(today() + timedelta(days=9), secretary(), body=other, at=noon(today()))
    seen = {m.pk: m.arrangements.get().pk for m in (moved, cancelled)}
    new = NewMeeting(today() + timedelta(days=30), time(14))
    arrange_meeting(meeting=moved, new=new, why="The hall floods", by=secretary(), seen=seen[moved.pk])
    cancel_meeting(meeting=cancelled, why="Too few", by=secretary(), seen=seen[cancelled.pk])
    mine, every = (
        Calendar.from_ical(as_("board").get(BOARDS + "meetings.ics" + asked).content) for asked in ("?mine=1", "")
    )
    told = [(e.start, str(e["summary"]), e["sequence"], e.get("status", "")) for e in mine.events]
    board = the_board().name
    assert told == [
        (new.on, f"{board}, 2pm", 1, ""),
        (today() + timedelta(days=40), f"{board}, 10am", 1, "CANCELLED"),
    ]
    assert f"/desk/meetings/{moved.pk}/" in mine.events[0]["description"]
    assert len(every.events) == 3


def test_the_steps_say_how_its_papers_stand_and_lead_to_the_next(as_: Any, db: Any) -> None:
    by = secretary()
    meeting, _ = held(today() - timedelta(days=2), by)
    path = f"/desk/meetings/{meeting.pk}/"

    def steps() -> str:
        return html(as_("secretary").get(path))

    assert "Owners were not asked before it." in steps()
    assert "Nothing of this meeting is public yet." in steps()
    assert f"{path}minutes/publish/" not in steps()
    assert f"{path}cycle/" not in steps()
    seen = keep_minutes(meeting=meeting, opening="All were welcome.", words={}, seen=0, by=by).pk
    assert "Kept, and not approved yet" in steps()
    assert "Publish the minutes" in steps()
    publish_minutes(meeting=meeting, by=by)
    assert f'Everyone can read <a class="govuk-link" href="/boards/meetings/{meeting.pk}/">the minutes' in steps()
    assert "Take the minutes back" in steps()
    assert "Take the minutes back" not in html(as_("board").get(path))
    later, _ = held(today() - timedelta(days=1), by)
    approve_minutes(meeting=meeting, approved_at=later, seen=seen, by=by)
    assert "Approved by a later meeting." in steps()
    assert f"{path}live/" not in steps()
    assert f"{path}minutes/keep/" not in steps()
