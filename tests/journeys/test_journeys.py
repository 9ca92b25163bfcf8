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


def test_an_owner_who_was_signed_out_loses_nothing(visitor: Visitor) -> None:
    keys = visitor.page.keyboard
    visitor.becomes("Owen Owner")
    visitor.opens(PLAN + "milestones/1.1b.3/update/")
    visitor.tabs_to("What happened")
    keys.type("The second survey had 240 answers.")
    other = visitor.page.context.new_page()
    other.goto(visitor.site + "/desk/")
    other.get_by_role("button", name="Sign out").click()
    other.get_by_role("link", name="Staff sign in").wait_for()
    visitor.presses("Post update")
    visitor.sees("Sign in again within an hour")
    visitor.has_no_barrier()
    visitor.becomes("Owen Owner")
    visitor.presses("Go back to what you wrote")
    visitor.sees("What you wrote is below, not yet saved")
    visitor.has_no_barrier()
    assert visitor.page.get_by_label("What happened").input_value() == "The second survey had 240 answers."
    visitor.tabs_to("Blue")
    keys.press("ArrowDown")
    visitor.presses("Post update")
    visitor.sees("Update posted on milestone 1.1b.3")


def test_a_form_opened_before_signing_in_again_loses_nothing(visitor: Visitor) -> None:
    visitor.becomes("Owen Owner")
    visitor.opens(PLAN + "milestones/1.2.2/update/")
    visitor.page.get_by_label("What happened").fill("Third audit held.")
    other = visitor.page.context.new_page()
    other.goto(visitor.site + "/demo/")
    other.get_by_role("button", name="Be Owen Owner").click()
    other.wait_for_url("**/desk/")
    visitor.page.get_by_role("button", name="Save as draft").click()
    visitor.sees("This page was open too long")
    visitor.has_no_barrier()
    visitor.presses("Go back to what you wrote")
    assert visitor.page.get_by_label("What happened").input_value() == "Third audit held."
    # The browser itself reports that the first sending was refused.
    assert [words for words in visitor.said if "403" not in words] == []
    visitor.said.clear()


def test_an_owner_posts_two_updates_on_one_page_and_the_officer_checks_both(visitor: Visitor) -> None:
    visitor.becomes("Dina Clinical")
    visitor.opens("/desk/mine/")
    visitor.presses("Post updates for many on one page")
    for ref, words in (("2.1b.2", "Workshops in all districts."), ("2.2.3", "Late advice fell again.")):
        block = visitor.page.get_by_role("group", name=ref)
        block.get_by_label("Green").check()
        block.get_by_label("What happened").fill(words)
    visitor.page.get_by_role("group", name="2.2.1").get_by_label("What happened").fill("No rating yet")
    visitor.presses("Post those filled in")
    visitor.sees("Posted 2 updates")
    visitor.page.get_by_role("link", name="2.2.1: Choose a rating").click()
    assert "No rating yet" in visitor.page.get_by_role("group", name="2.2.1").inner_html()
    visitor.has_no_barrier()

    visitor.becomes("Nadia Nhs")
    visitor.opens("/desk/waiting/")
    for ref in ("2.1b.2", "2.2.3"):
        visitor.page.get_by_role("group", name=f"Milestone {ref}").get_by_label("Accept it").check()
    visitor.presses("Record what is chosen")
    visitor.sees("Recorded: ")
    assert {"2.1b.2 accepted", "2.2.3 accepted"} <= set(
        visitor.page.get_by_role("alert").inner_text().split(": ")[1].split(", ")
    )
    visitor.has_no_barrier()


def test_a_word_opens_to_what_it_means_by_keyboard(visitor: Visitor) -> None:
    visitor.becomes("Owen Owner")
    visitor.opens(PLAN + "milestones/1.1a.3/")
    meaning = visitor.page.get_by_text("The best rating that the dates allow.")
    assert not meaning.is_visible()
    visitor.tabs_to("Ceiling")
    visitor.page.keyboard.press("Enter")
    assert meaning.is_visible()


def test_a_parent_finds_a_promise_by_a_misspelt_word(visitor: Visitor) -> None:
    keys = visitor.page.keyboard
    visitor.opens("/")
    visitor.tabs_to("Search")
    keys.type("case workers traned")
    with visitor.page.expect_navigation():
        keys.press("Enter")
    visitor.sees("No one thing has all of these words")
    visitor.has_no_barrier()
    visitor.presses("workers")
    visitor.tabs_to("What are you looking for?")
    keys.press("Control+A")
    keys.type("caseworkers traned")
    with visitor.page.expect_navigation():
        keys.press("Enter")
    visitor.sees("nearly the same: trained")
    visitor.presses("Parents train everyone who writes plans")
    visitor.sees("Promise 1.1b.2")


def test_a_lead_narrows_a_search_and_keeps_its_address(visitor: Visitor) -> None:
    keys = visitor.page.keyboard
    visitor.becomes("Leo Lead")
    visitor.tabs_to("Search")
    keys.type("plans")
    visitor.presses("Find")
    visitor.tabs_to("What")
    keys.type("Upd")
    visitor.presses("Show")
    visitor.sees("4 of")
    assert "q=plans" in visitor.page.url
    assert "kind=update" in visitor.page.url
    visitor.has_no_barrier()
