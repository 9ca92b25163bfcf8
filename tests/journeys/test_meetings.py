"""A secretary plans a board's year, moves a meeting, cancels one, agrees terms, and writes down who came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from milepost.rules.dates import day

from .conftest import Visitor, serve


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own: meetings are planned in it."""
    with serve(tmp_path_factory.mktemp("meetings"), demo=True) as (address, _):
        yield address


def clicks(visitor: Visitor, words: str, kind: Any = "button") -> None:
    with visitor.page.expect_navigation():
        visitor.page.get_by_role(kind, name=words, exact=True).first.click()


def test_a_board_has_its_year(visitor: Visitor) -> None:
    today = visitor.today()
    page = visitor.page
    visitor.becomes("Sam Secretary")
    visitor.presses("Boards")
    clicks(visitor, "Exampleshire SEND Improvement Board", "link")
    visitor.sees("Meetings held, over or cancelled: 7")

    visitor.presses("Plan meetings")
    clicks(visitor, "Show the days")
    visitor.sees("Enter the day of the meeting")
    visitor.fits()
    visitor.types_day(today)
    page.get_by_label("When does it start?").fill("10am")
    page.get_by_label("Where?").fill("Council chamber")
    clicks(visitor, "Show the days")
    assert page.get_by_role("checkbox").count() == 6
    visitor.fits()
    clicks(visitor, "Plan these meetings")
    visitor.sees("6 meetings planned")
    visitor.fits()

    page.locator(".mp-cards a[href*='/desk/meetings/']").nth(2).click()
    visitor.fits()
    clicks(visitor, "Move it, or say where it is", "link")
    moved = today + timedelta(days=45)
    visitor.types_day(moved)
    clicks(visitor, "Save")
    visitor.sees("Say why it moves")
    page.get_by_label("Why does it change?").fill("The chamber is being mended")
    visitor.fits()
    clicks(visitor, "Save")
    visitor.sees(f"Meeting on {day(moved)}")
    visitor.sees("The chamber is being mended")

    clicks(visitor, "Cancel it", "link")
    page.get_by_label("Why is it cancelled?").fill("Too few can come")
    visitor.fits()
    clicks(visitor, "Cancel the meeting")
    visitor.sees(f"Meeting on {day(moved)}: cancelled")
    visitor.fits()

    clicks(visitor, "Exampleshire SEND Improvement Board", "link")
    clicks(visitor, "Read them", "link")
    clicks(visitor, "Change them", "link")
    page.get_by_label("Terms of reference").fill("We watch over the plan, and answer for it.")
    page.get_by_label("How many seats make a quorum?").fill("3")
    page.get_by_label("There is a quorum only with the parent carer forum’s place filled").check()
    visitor.fits()
    clicks(visitor, "Save")
    visitor.sees("The quorum is 3 seats, the parent carer forum’s place among them.")
    visitor.fits()

    clicks(visitor, "Exampleshire SEND Improvement Board", "link")
    clicks(visitor, day(today), "link")
    clicks(visitor, "Write down who came", "link")
    for name, how in (
        ("Charlie", "Present"),
        ("Sam", "Present"),
        ("Bo", "Sent apologies"),
        ("Fern", "Somebody stood in"),
    ):
        page.get_by_role("group", name=name).get_by_label(how, exact=True).check()
    page.get_by_label("Guest 1: their role").fill("Young adviser")
    page.get_by_label("Guest 1: in which place").select_option("Young people’s place")
    visitor.fits()
    clicks(visitor, "Save who came")
    visitor.sees("3 of 4 seats were filled and the quorum is 3: there was a quorum.")
    visitor.fits()
    clicks(visitor, "Exampleshire SEND Improvement Board", "link")
    visitor.sees("Young people’s place")
    visitor.sees("1 guest")
    visitor.fits()
