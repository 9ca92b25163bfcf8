"""The whole way: a Word plan becomes a draft, is agreed, goes live, changes in the open, and goes back out as Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from milepost.sources.reading import read_document
from milepost.sources.understanding import understand

from .a_word_plan import write
from .conftest import Visitor, serve
from .test_bring_a_plan import enters, is_for_everyone

PLAN = "/desk/plans/newshire-priority-action-plan/"
LIFE = f"{PLAN}life/"
SIGNERS = (
    "Director of Children's Services, on their behalf",
    "Chief Nurse, Exampleshire Integrated Care Board, on their behalf",
    "Exampleshire SEND Improvement Board, on their behalf",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a demonstration of its own: this journey adds a plan to it."""
    with serve(tmp_path_factory.mktemp("back"), demo=True) as (address, _):
        yield address


def test_a_word_plan_goes_live_and_back_to_word(visitor: Visitor, tmp_path: Path) -> None:
    visitor.becomes("Leo Lead")
    becomes_a_draft(visitor, tmp_path)
    is_agreed(visitor)
    changes_in_the_open(visitor)
    goes_back_to_word(visitor, tmp_path)


def becomes_a_draft(visitor: Visitor, folder: Path) -> None:
    page = visitor.page
    write(folder / "Our plan.docx")
    visitor.opens("/desk/plans/load/")
    page.set_input_files("input[type=file]", str(folder / "Our plan.docx"))
    enters(visitor, "Bring the document")
    page.get_by_role("heading", name="Look through Our plan.docx").wait_for(timeout=60_000)
    overview = page.url
    page.goto(overview + "plan/")
    page.get_by_label("Whose plan is it?").fill("Exampleshire")
    enters(visitor, "Keep this")
    page.goto(overview)
    for row, field, words in (
        ("Both caseworkers", "What the deadline means", "June 2027"),
        ("Publish what", "Ref", "2.1b"),
    ):
        enters(visitor, "Begin to look through it" if row.startswith("Both") else "Go on where you were")
        page.get_by_role("link", name=re.compile(f"Put it right.*{row}")).click()
        page.get_by_label(field, exact=field == "Ref").fill(words)
        enters(visitor, "Keep this")
        enters(visitor, "I have looked through this workstream")
        page.goto(overview)
    enters(visitor, "Go on to make the draft plan")
    if page.get_by_label("I have seen what stays doubtful").count():
        page.get_by_label("I have seen what stays doubtful").check()
    enters(visitor, "Make the draft plan")
    visitor.sees("is made")


def is_agreed(visitor: Visitor) -> None:
    """Nothing goes forward while something is missing; then each step is taken."""
    visitor.opens(LIFE)
    is_for_everyone(visitor)
    takes_the_step(visitor, "Submitted")
    visitor.sees("There is a problem")
    is_for_everyone(visitor)
    visitor.opens(LIFE + "took-part/")
    visitor.page.get_by_label("Who took part?").fill("The parent carer forum")
    visitor.page.get_by_label("How did they take part?").fill("They read every line in two workshops")
    on_the_day(visitor)
    enters(visitor, "Record it")
    for signer in SIGNERS:
        visitor.opens(LIFE + "sign-off/")
        is_for_everyone(visitor)
        visitor.page.get_by_label("Who signs it off?").select_option(label=signer)
        visitor.page.get_by_label("In their words").fill("Their letter of today")
        on_the_day(visitor)
        enters(visitor, "Sign it off")
        visitor.sees("Signed off by")
    for step in ("Submitted", "Fit for purpose", "Live"):
        visitor.opens(LIFE)
        is_for_everyone(visitor)
        takes_the_step(visitor, step)
    visitor.sees("It is live now")


def on_the_day(visitor: Visitor) -> None:
    today = visitor.page.evaluate("() => new Date().toLocaleDateString('en-GB', {timeZone: 'Europe/London'})")
    for label, words in zip(("Day", "Month", "Year"), today.split("/"), strict=True):
        visitor.page.get_by_label(label, exact=True).fill(words)


def takes_the_step(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_role("radio", name=name).check()
    on_the_day(visitor)
    enters(visitor, "Record it")


def changes_in_the_open(visitor: Visitor) -> None:
    page = visitor.page
    visitor.opens(f"{PLAN}change/milestone/1.1a.1/")
    is_for_everyone(visitor)
    page.get_by_label("Deadline, as it is written").fill("February 2028")
    enters(visitor, "Go on to who agreed")
    is_for_everyone(visitor)
    enters(visitor, "Change the plan")
    visitor.sees("Say why the plan changes")
    page.get_by_label("Why does the plan change?").fill("Nobody applied the first time")
    page.get_by_label("Who else agreed").fill("The regulator, by letter")
    on_the_day(visitor)
    enters(visitor, "Change the plan")
    visitor.opens("/plans/newshire-priority-action-plan/promise/1.1a.1/")
    visitor.sees("Nobody applied the first time")
    is_for_everyone(visitor)


def goes_back_to_word(visitor: Visitor, folder: Path) -> None:
    """The file is read again with the same eyes: every row, deadline and rating is there, and the first deadline too."""
    answer = visitor.page.request.get(visitor.site + PLAN + "take-away/plan.docx")
    (folder / "back.docx").write_bytes(answer.body())
    draft = understand(read_document(folder / "back.docx", "docx", lambda *_: None))
    rows = [
        (n.words("statement"), n.words("deadline"), n.words("rating")) for n in draft.walk() if n.kind == "milestone"
    ]
    assert rows == [
        ("The posts are advertised", "February 2028", "green"),
        ("Both caseworkers have started", "when the money comes", "amber"),
        ("A duty rota is in place", "From Jan 2027", "green"),
        ("The first meeting is held", "Dec 2026", "green"),
        ("The first note is published", "March 2027", "blue"),
    ]
    words = "\n".join(c.text for t in Document(str(folder / "back.docx")).tables for r in t.rows for c in r.cells)
    assert "Moved from Nov 2026" in words
    assert "Nobody applied the first time" in words
