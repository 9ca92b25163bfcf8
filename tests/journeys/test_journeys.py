"""What people come to do, by keyboard alone."""

from __future__ import annotations

import pytest

from .conftest import Visitor

PLAN = "/desk/plans/exampleshire/"


@pytest.mark.postgres_smoke
def test_an_owner_posts_and_an_officer_sends_it_back(visitor: Visitor) -> None:
    keys = visitor.page.keyboard
    visitor.becomes("Owen Owner")
    visitor.opens(PLAN + "milestones/1.1a.5/")
    visitor.presses("Post an update")
    visitor.tabs_to("Blue")
    keys.press("ArrowDown")
    visitor.tabs_to("What happened")
    keys.type("Two months in a row above 75%.")
    visitor.has_no_barrier()
    visitor.presses("Post update")
    visitor.sees("Update posted on milestone 1.1a.5")
    visitor.has_no_barrier()

    visitor.becomes("Orla Officer")
    visitor.opens("/desk/waiting/")
    visitor.presses("Milestone 1.1a.5")
    visitor.tabs_to("Accept it")
    keys.press("ArrowDown")
    visitor.presses("Record")
    visitor.sees("There is a problem")
    visitor.has_no_barrier()
    visitor.tabs_to("Reason")
    keys.type("Which two months? Add the report.")
    visitor.presses("Record")
    visitor.sees("Sent back: the update on milestone 1.1a.5")

    visitor.becomes("Owen Owner")
    visitor.opens("/desk/mine/")
    visitor.sees("Which two months? Add the report.")


def test_the_forum_disagrees_and_a_parent_finds_out(visitor: Visitor) -> None:
    keys = visitor.page.keyboard
    visitor.becomes("Fern Forum")
    visitor.opens(PLAN + "milestones/2.2.2/")
    visitor.presses("Record the forum's view")
    visitor.tabs_to("Agrees")
    keys.press("ArrowDown")
    visitor.tabs_to("In the forum's own words")
    keys.type("Advice took eleven weeks for most of us.")
    visitor.has_no_barrier()
    visitor.presses("Record the forum's view")
    visitor.sees("everyone can read it")

    visitor.page.context.clear_cookies()
    visitor.opens("/")
    visitor.presses("Exampleshire priority action plan")
    visitor.presses("Therapy and health advice")
    visitor.presses("Advice always comes in six weeks")
    visitor.sees("Advice took eleven weeks for most of us.")
    visitor.has_no_barrier()


def test_an_administrator_starts_with_a_post_a_holder_and_an_invitation(visitor: Visitor) -> None:
    keys = visitor.page.keyboard
    visitor.becomes("Ada Administrator")
    visitor.opens("/desk/people/posts/new/")
    visitor.tabs_to("Area")
    keys.type("Ex")
    visitor.tabs_to("Title")
    keys.type("Head of Youth Work")
    visitor.presses("Save")
    visitor.sees("Saved: Head of Youth Work")
    visitor.opens("/desk/people/person/new/")
    visitor.tabs_to("Name")
    keys.type("Ines Invited")
    visitor.tabs_to("E-mail address")
    keys.type("ines@example.org")
    visitor.presses("Invite")
    visitor.sees("Invited Ines Invited")
    visitor.has_no_barrier()


def test_errors_move_focus_to_the_summary_and_the_link_to_the_field(visitor: Visitor) -> None:
    visitor.becomes("Owen Owner")
    visitor.opens(PLAN + "milestones/1.2.3/update/")
    visitor.page.get_by_role("button", name="Post update").click()
    visitor.page.wait_for_function("document.activeElement.className.startsWith('govuk-error-summary')")
    visitor.page.get_by_role("link", name="Choose a rating").click()
    visitor.page.wait_for_function("document.activeElement.id == 'id_rating'")
    assert visitor.page.title().startswith("Error: ")
