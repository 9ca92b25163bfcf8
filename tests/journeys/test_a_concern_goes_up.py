"""A secretary takes a concern up the map, and takes it back."""

from __future__ import annotations

from .conftest import Visitor


def test_a_secretary_escalates_and_withdraws(visitor: Visitor) -> None:
    visitor.becomes("Sam Secretary")
    visitor.opens("/desk/boards/")
    visitor.page.get_by_role("link", name="Exampleshire SEND Improvement Board").first.click()
    visitor.page.get_by_role("link", name="What it might escalate").click()
    visitor.sees("Nothing is escalated until somebody does it")
    visitor.has_no_barrier()
    visitor.page.get_by_role("button", name="Set aside").first.click()
    visitor.sees("It rests until the body has met again")
    visitor.has_no_barrier()
    visitor.page.get_by_role("link", name="Back to what it might escalate").click()
    visitor.page.get_by_role("link", name="Escalate another concern").click()
    visitor.page.get_by_role("button", name="Escalate").click()
    visitor.sees("Choose what kind of concern it is, which says where it goes")
    visitor.has_no_barrier()
    visitor.page.get_by_label("Delivery: to the Exampleshire Child Health Executive").check()
    visitor.page.get_by_label("Why does it need another body?").fill("No provider bids for the new service")
    visitor.page.get_by_label("What has been tried?").fill("Two rounds of bids")
    visitor.page.get_by_label("Which rows and risks is it about?").fill("2.2.1, risk 1")
    visitor.page.get_by_role("button", name="Escalate").click()
    visitor.sees("Held by the Exampleshire Child Health Executive")
    visitor.has_no_barrier()
    visitor.page.get_by_role("button", name="Withdraw it").click()
    visitor.has_no_barrier()
    visitor.page.get_by_label("Why is it withdrawn?").fill("A provider bid after all")
    visitor.page.get_by_role("button", name="Withdraw it").click()
    visitor.sees("Withdrawn by the Exampleshire SEND Improvement Board")
    visitor.opens("/desk/escalations/")
    visitor.sees("Answered or withdrawn")
    visitor.has_no_barrier()
