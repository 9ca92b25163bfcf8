"""An officer reads what is collated of their workstream, adds words, moves a section and signs; the forum reports beside them."""

from __future__ import annotations

from datetime import date, timedelta

from demo.cast import BOARD
from milepost.rules.dates import day

from .conftest import Visitor
from .reading import labels, order


def looks_well(v: Visitor) -> None:
    """No barrier, and nothing too wide on a phone."""
    v.has_no_barrier()
    v.page.set_viewport_size({"width": 320, "height": 800})
    assert v.page.evaluate("document.documentElement.scrollWidth") <= 320, v.page.url
    assert (order(v.page), labels(v.page)) == ([], []), v.page.url
    v.page.set_viewport_size({"width": 1280, "height": 900})


def follows(v: Visitor, words: str) -> None:
    v.page.get_by_role("link", name=words, exact=True).first.click()
    v.page.wait_for_load_state()


def saves(v: Visitor, button: str, then: str) -> None:
    v.page.get_by_role("button", name=button).click()
    v.sees(then)


def test_a_report_is_opened_written_moved_and_signed(visitor: Visitor) -> None:
    v, on = visitor, date.today() + timedelta(days=39)
    v.becomes("Sam Secretary")
    v.opens("/desk/boards/")
    follows(v, BOARD)
    v.opens(v.page.url.removeprefix(v.site) + "plan/")
    for part, value in (("day", on.day), ("month", on.month), ("year", on.year)):
        v.page.fill(f"input[name='on-{part}']", str(value))
    v.page.get_by_label("Just this one meeting").check()
    v.page.get_by_role("button", name="Show the days").click()
    saves(v, "Plan these meetings", "1 meeting planned")
    follows(v, day(on))
    follows(v, "Highlight reports")
    looks_well(v)
    saves(v, "Open the reports for words", "words can be added")
    reports = v.page.url.removeprefix(v.site)

    v.becomes("Orla Officer")
    v.opens(reports)
    v.page.get_by_role("link", name="Workstream 1").click()
    follows(v, "Add words and order")
    looks_well(v)
    v.page.get_by_label("Opening words").fill("The backlog is smaller, and late advice holds us up.")
    v.page.get_by_label("What the board is asked to decide").fill("Pay for two locums until March.")
    v.page.get_by_label("Place of “Risks up and down”").select_option("1")
    saves(v, "Save", "Your words are saved")
    heads = v.page.locator("main h2").all_inner_texts()
    assert heads.index("Risks up and down") < heads.index("Completed")
    looks_well(v)
    follows(v, "Sign")
    looks_well(v)
    saves(v, "Sign as the Director of Children's Services", "You signed the report")
    v.sees("In the words of the Director of Children's Services:")

    v.becomes("Fern Forum")
    v.opens(reports)
    follows(v, "The parent carer forum’s report")
    looks_well(v)
    v.page.get_by_label("What the forum says to the board").fill("Families in the north still wait too long.")
    saves(v, "Save", "is saved")
    looks_well(v)
