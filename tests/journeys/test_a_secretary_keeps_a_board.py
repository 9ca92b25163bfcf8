"""A secretary keeps a board with a year of history: chases, freezes, meets, escalates, writes up and publishes; then anybody
follows one promise from the inspectors' words to what the board decided about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from demo.cast import BOARD
from milepost.rules.dates import day

from .conftest import Visitor, serve
from .reading import labels, order

PLAN = "/desk/plans/exampleshire/"
PROMISE = "Every late plan is finished"
DECIDED = "The Child Health Executive is asked for two locums until the last advice is written."
DISSENT = "Families were promised this in the spring. Asking again is not doing."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own: a meeting is held in it."""
    with serve(tmp_path_factory.mktemp("keeping"), demo=True) as (address, _):
        yield address


def fits(visitor: Visitor) -> None:
    """No barrier, nothing wider than a phone, and one order for eye and ear."""
    visitor.has_no_barrier()
    visitor.page.set_viewport_size({"width": 320, "height": 800})
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320, visitor.page.url
    assert (order(visitor.page), labels(visitor.page)) == ([], []), visitor.page.url
    visitor.page.set_viewport_size({"width": 1280, "height": 900})


def follows(visitor: Visitor, words: str | re.Pattern[str], kind: Any = "link") -> None:
    """By keyboard, and by the name that is read out."""
    with visitor.page.expect_navigation():
        visitor.page.get_by_role(kind, name=words).first.press("Enter")


def chases(visitor: Visitor) -> None:
    """Owners were asked before the next meeting: one answers, and the secretary sees that."""
    visitor.becomes("Sam Secretary")
    visitor.sees(f"To do for the {BOARD}")
    fits(visitor)
    visitor.presses("The pack for")
    visitor.presses("Back to the meeting")
    visitor.presses("Who was asked, and what came")
    visitor.sees("0 answered")
    asked = visitor.page.url
    visitor.becomes("Owen Owner")
    visitor.sees("What waits for you is below")
    visitor.opens(PLAN + "milestones/1.1b.3/update/")
    visitor.page.get_by_role("radio", name="Green").check()
    visitor.page.get_by_label("What happened").fill("The survey went out on Monday.")
    visitor.presses("Post update")
    visitor.becomes("Sam Secretary")
    visitor.page.goto(asked)
    visitor.sees("1 answered")
    visitor.sees("What was answered since")
    fits(visitor)


def plans_one_for(visitor: Visitor, on: date) -> str:
    """A special meeting, and its pack as at yesterday. Gives the address of its page."""
    visitor.opens("/desk/boards/")
    follows(visitor, BOARD)
    visitor.presses("Plan meetings")
    visitor.types_day(on)
    visitor.page.get_by_label("Just this one meeting").check()
    visitor.presses("Show the days")
    visitor.presses("Plan these meetings")
    follows(visitor, day(on))
    meeting = str(visitor.page.url)
    visitor.sees("Nothing of this meeting is public yet")
    visitor.presses("Freeze the pack")
    visitor.presses("Freeze the pack")
    visitor.sees("The pack is frozen")
    visitor.sees(f"as at the end of {day(on - timedelta(days=1))}")
    return meeting


def meets(visitor: Visitor, meeting: str) -> None:
    """What is due comes to the agenda. A challenge without an answer is escalated, and the forum does not agree."""
    page = visitor.page
    page.goto(meeting)
    visitor.presses("Agenda and decisions")
    follows(visitor, "Bring what is due", "button")
    visitor.sees("Challenge not answered")
    fits(visitor)
    page.goto(meeting)
    visitor.presses("Write down who came")
    for who in ("Charlie", "Sam", "Bo", "Fern"):
        page.get_by_role("group", name=who).get_by_label("Present", exact=True).check()
    visitor.presses("Save who came")
    visitor.sees("4 of 4 seats were filled")

    visitor.presses("Record what is decided")
    follows(visitor, re.compile("Record a decision on item .* Challenge not answered"))
    page.get_by_role("radio", name="Escalate", exact=True).check()
    page.get_by_label("What was decided?").fill(DECIDED)
    page.get_by_label("Why? (optional)").fill("The challenge of the last meeting has no answer.")
    assert page.get_by_label("Which rows and risks is it about?").input_value() == "1.1a.3"
    dissent = page.get_by_role("group", name="Dissent 1")
    dissent.get_by_label("Which organisation did not agree?").select_option(label="Exampleshire Parent Carer Forum")
    dissent.get_by_label("Why they did not agree").fill(DISSENT)
    visitor.presses("Record the decision")

    visitor.sees(DECIDED)
    page.get_by_label("Delivery: to the Exampleshire Child Health Executive").check()
    page.get_by_label("What has been tried?").fill("Overtime, and agency staff in the spring.")
    fits(visitor)
    visitor.presses("Escalate")
    visitor.sees("Held by the Exampleshire Child Health Executive")
    fits(visitor)


def writes_up(visitor: Visitor, meeting: str, on: date) -> None:
    """The minutes are kept; the meeting approved those before it; pack and minutes are published."""
    page = visitor.page
    page.goto(meeting)
    visitor.presses("Add words and keep them")
    page.get_by_label("Opening: who welcomed whom").fill("A short meeting, about one challenge.")
    visitor.presses("Keep the minutes")
    visitor.opens("/desk/")
    to_approve = page.get_by_role("link", name="to approve")
    before = to_approve.count()
    assert before > 1
    visitor.presses("to approve")
    visitor.presses("Approve them")
    page.get_by_label("Which meeting approved them?").select_option(label=day(on))
    fits(visitor)
    visitor.presses("Approve them")
    visitor.sees("Put them right")
    visitor.opens("/desk/")
    assert to_approve.count() == before - 1

    page.goto(meeting)
    visitor.presses("Publish the pack")
    visitor.presses("Publish it")
    visitor.sees("Everyone can read the pack now")
    page.goto(meeting)
    visitor.presses("Publish the minutes")
    visitor.presses("Publish them")
    page.goto(meeting)
    visitor.sees("Everyone can read the board pack and the minutes and decisions")
    fits(visitor)


def anybody_follows(visitor: Visitor, on: date) -> None:
    """From the inspectors' words to the promise, to the board's last decision about it, and to what the board read."""
    page = visitor.page
    page.context.clear_cookies()
    visitor.opens("/")
    visitor.presses("Exampleshire priority action plan")
    page.locator("a[href$='/weakness/1/']").first.press("Enter")
    page.wait_for_url("**/weakness/1/")
    visitor.sees("What inspectors found")
    visitor.presses(PROMISE)
    visitor.sees("What the board decided")
    visitor.sees(DECIDED)
    fits(visitor)
    page.locator(".mp-cards").filter(has_text=DECIDED).get_by_role("link").first.press("Enter")
    page.wait_for_url("**/boards/meetings/**")
    visitor.sees(f"What was said and decided on {day(on)}")
    visitor.sees("This is a draft, not approved yet")
    visitor.sees(f"Exampleshire Parent Carer Forum did not agree: {DISSENT}")
    visitor.sees("It was passed to a board above")
    fits(visitor)
    visitor.presses(f"Back to {BOARD}")
    visitor.sees("What it decided, and what became of it")
    fits(visitor)
    visitor.presses(f"What the board was given to read for {day(on)}")
    visitor.sees("not how they are now")
    fits(visitor)
    visitor.opens("/boards/")
    visitor.sees("The boards that watch over the plans")
    fits(visitor)


def test_a_secretary_keeps_a_board_and_anybody_follows_a_promise(visitor: Visitor) -> None:
    today = visitor.today()
    chases(visitor)
    meeting = plans_one_for(visitor, today)
    meets(visitor, meeting)
    writes_up(visitor, meeting, today)
    anybody_follows(visitor, today)
