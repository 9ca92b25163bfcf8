"""Is it making a difference? In a browser: a board member sees what gets worse, and which ratings it asks about."""

from __future__ import annotations

from .conftest import Visitor

PLAN = "/desk/plans/exampleshire/"


def test_a_board_member_follows_what_gets_worse_to_the_action_it_challenges(visitor: Visitor) -> None:
    page = visitor.page
    visitor.becomes("Bo Board")
    visitor.opens(PLAN + "measures/?show=worse")
    page.locator("td .mp-difference--worse").first.wait_for()
    visitor.has_no_barrier()
    page.get_by_role("link", name="Part-time timetables").click()
    visitor.sees("Real change for the worse")
    assert page.locator("svg[role=img] title").count() > 0
    visitor.has_no_barrier()
    page.locator("#behind ~ ul a").first.click()
    visitor.sees("Is it making a difference?")
    visitor.sees("Part-time timetables: getting worse")
    visitor.has_no_barrier()


def test_everyone_sees_it_too_in_plain_words(visitor: Visitor) -> None:
    visitor.opens("/plans/exampleshire/measures/")
    visitor.sees("It is getting worse")
    visitor.has_no_barrier()
    visitor.opens("/plans/exampleshire/weakness/2/")
    visitor.sees("the aim is")
