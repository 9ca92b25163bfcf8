"""A secretary runs a meeting by keyboard: its agenda, what is decided, what is to follow, and its minutes; a plan lead moves a
deadline as the board decided, and whoever was challenged answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from milepost.rules.dates import day

from .conftest import Visitor, serve


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own: meetings are held in it."""
    with serve(tmp_path_factory.mktemp("decisions"), demo=True) as (address, _):
        yield address


def clicks(visitor: Visitor, words: str, kind: Any = "button") -> None:
    """By keyboard, and by the name that is read out."""
    with visitor.page.expect_navigation():
        visitor.page.get_by_role(kind, name=words).first.press("Enter")


def a_meeting_today(visitor: Visitor) -> date:
    """A meeting is planned for today, and its page is opened."""
    on = visitor.today()
    visitor.opens("/desk/boards/")
    clicks(visitor, "Exampleshire SEND Improvement Board", "link")
    clicks(visitor, "Plan meetings", "link")
    visitor.types_day(on)
    clicks(visitor, "Show the days")
    clicks(visitor, "Plan these meetings")
    clicks(visitor, day(on), "link")
    return on


def decides(visitor: Visitor, kind: str, words: str) -> None:
    page = visitor.page
    page.get_by_role("radio", name=kind, exact=True).check()
    page.get_by_label("What was decided?").fill(words)


def test_a_meeting_decides_and_what_follows_is_done(visitor: Visitor) -> None:
    page = visitor.page
    visitor.becomes("Sam Secretary")
    on = a_meeting_today(visitor)
    meeting = page.url

    clicks(visitor, "Agenda and decisions", "link")
    clicks(visitor, "Bring what is due")
    visitor.presses("Add an item")
    visitor.presses("Save")
    visitor.sees("Say what the item is")
    visitor.fits()
    page.get_by_label("What is the item?").fill("Caseworkers")
    visitor.presses("Save")
    visitor.sees("The agenda is saved")
    clicks(visitor, "Add an item", "link")
    page.get_by_label("What is the item?").fill("One family’s complaint")
    page.get_by_label("Private: only those with a seat").check()
    visitor.presses("Save")
    visitor.fits()
    last = page.locator(".mp-agenda > li").count()
    clicks(visitor, f"Move up item {last}")
    clicks(visitor, f"Change item {last}", "link")
    visitor.fits()
    page.go_back()
    clicks(visitor, f"Take off item {last}", "link")
    visitor.fits()
    page.go_back()

    clicks(visitor, "Record what is decided", "link")
    visitor.fits()
    clicks(visitor, f"Record a decision on item {last}, Caseworkers", "link")
    visitor.presses("Record the decision")
    visitor.sees("Choose what kind of decision it is")
    visitor.fits()
    decides(visitor, "Challenge", "Why are the posts still empty?")
    page.get_by_label("Which rows and risks is it about?").fill("1.1a.3, risk 1")
    page.get_by_label("For a challenge: who must answer it?").select_option(label="Head of SEND")
    dissent = page.get_by_role("group", name="Dissent 1")
    dissent.get_by_label("Which organisation did not agree?").select_option(label="Exampleshire Parent Carer Forum")
    dissent.get_by_label("Why they did not agree").fill("Families have waited a year")
    ask = page.get_by_role("group", name="Follow-up 1")
    ask.get_by_label("What is to be done").fill("Tell families when the posts are filled")
    ask.get_by_label("By which post").select_option(label="Head of SEND")
    visitor.types_day(on + timedelta(days=14), ask)
    visitor.presses("Record the decision")
    visitor.sees("Decision 1 is recorded")
    visitor.fits()

    clicks(visitor, f"Record a decision on item {last}, Caseworkers", "link")
    decides(visitor, "Re-baseline", "The last posts are filled by the autumn")
    page.get_by_label("Why? (optional)").fill("Nobody applied in the spring")
    page.get_by_label("milestones and their new deadlines").fill("1.1a.5: Sep 2029")
    visitor.presses("Record the decision")
    clicks(visitor, "Decision 2", "link")
    visitor.sees("the plan lead carries it out")
    visitor.fits()
    rebaseline = page.url
    visitor.presses("Put it right")
    visitor.presses("Put it right")
    visitor.sees("Say what is right")
    visitor.fits()

    visitor.becomes("Leo Lead")
    page.goto(rebaseline)
    visitor.presses("Move the deadlines")
    visitor.fits()
    visitor.presses("Move the deadlines")
    visitor.sees("The deadlines are moved, and everyone can read why")
    clicks(visitor, "Decision 2 of", "link")
    visitor.sees("this revision of the plan")

    visitor.becomes("Owen Owner")
    visitor.sees("What boards ask of you")
    visitor.fits()
    visitor.opens("/desk/follow-ups/")
    page.get_by_role("listitem").filter(has_text="Why are the posts still empty?").get_by_role("link").click()
    page.wait_for_url("**/follow-ups/*/")
    visitor.presses("Save")
    visitor.sees("Choose what you want to say")
    visitor.fits()
    page.get_by_label("This is the answer").check()
    page.get_by_label("In words").fill("Two start in the summer")
    visitor.presses("Save")
    visitor.sees("Answered in time")
    visitor.opens("/desk/plans/exampleshire/milestones/1.1a.3/")
    visitor.sees("What boards decided about it")
    visitor.fits()

    visitor.becomes("Sam Secretary")
    page.goto(meeting)
    clicks(visitor, "Minutes", "link")
    visitor.sees("drafted from what is recorded")
    visitor.fits()
    visitor.presses("Add words and keep them")
    page.get_by_label("Opening: who welcomed whom").fill("The chair welcomed all.")
    visitor.fits()
    visitor.presses("Keep the minutes")
    visitor.sees("The chair welcomed all.")
    clicks(visitor, "The private part", "link")
    visitor.sees("One family’s complaint")
    visitor.fits()
    page.goto(meeting + "minutes/approve/")
    visitor.sees("none has come yet")
    visitor.fits()
    page.goto(meeting + "minutes/correct/")
    visitor.fits()
    page.goto(meeting + "minutes/publish/")
    visitor.fits()
    visitor.presses("Publish them")
    visitor.sees("Everyone can read this part.")
    page.goto(meeting + "minutes/publish/")
    visitor.fits()
    visitor.opens("/desk/boards/")
    clicks(visitor, "Exampleshire SEND Improvement Board", "link")
    clicks(visitor, "What was decided, and what became of it", "link")
    visitor.sees("Showing ")
    visitor.fits()
