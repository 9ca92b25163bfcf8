"""Changing an agreed plan in a browser: told before, seen by everyone after."""

from __future__ import annotations

from milepost.people.clock import today

from .conftest import Visitor


def test_a_lead_changes_a_promise_in_the_open_and_everyone_reads_why(visitor: Visitor) -> None:
    page = visitor.page
    visitor.becomes("Leo Lead")
    visitor.opens("/desk/plans/exampleshire/change/milestone/2.1b.2/")
    page.get_by_label("Deadline, as it is written").fill("once the new team is there")
    visitor.presses("Go on to who agreed")
    visitor.sees("is not a timescale Milepost understands")
    visitor.has_no_barrier()
    page.get_by_label("What it means, where that cannot be read").fill("Dec 2027")
    visitor.presses("Go on to who agreed")
    visitor.sees("Nothing of the plan has changed yet")
    visitor.presses("Change the plan")
    visitor.sees("Say why the plan changes")
    visitor.has_no_barrier()
    page.get_by_label("Why does the plan change?").fill("The new team starts later")
    page.get_by_label("Which body agreed?").select_option(label="Exampleshire SEND Improvement Board")
    for label, value in (("Day", today().day), ("Month", today().month), ("Year", today().year)):
        page.get_by_label(label, exact=True).fill(str(value))
    visitor.presses("Change the plan")
    visitor.sees("The board moves a deadline by a re-baseline decision")
    visitor.has_no_barrier()
    page.get_by_label("Which body agreed?").select_option(label="None of these")
    page.get_by_label("Who else agreed").fill("The regulator, by letter")
    visitor.presses("Change the plan")
    visitor.sees("The plan is changed, and everyone can read why")
    visitor.has_no_barrier()
    visitor.opens("/plans/exampleshire/promise/2.1b.2/")
    visitor.sees("by The regulator, by letter: The new team starts later")
    visitor.has_no_barrier()
