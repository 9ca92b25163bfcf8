"""Lines under a deadline that say where it was moved from, and how often it comes round."""

from __future__ import annotations

import pytest

from milepost.sources.as_plan_file import plan_values
from milepost.sources.corrections import Change
from milepost.sources.document import Cell, Document, Paragraph, Place, Table
from milepost.sources.draft import Node
from milepost.sources.understanding import understand

from .written import read, said, table


def document(*deadline: str) -> Document:
    rows = (("Ref", "Action", "Milestone", "Deadline"), ("1.1a", "Recruit", "The posts are filled", deadline))
    grid = tuple(
        tuple(
            Cell(Place(table=1, row=r, column=c), tuple(Paragraph(t) for t in ([cell] if isinstance(cell, str) else cell)))
            for c, cell in enumerate(row, 1)
        )
        for r, row in enumerate(rows, 1)
    )  # fmt: skip
    return Document((Table(Place(table=1), grid),))


def milestone(*deadline: str) -> Node:
    (found,) = (n for n in understand(document(*deadline)).walk() if n.kind == "milestone")
    return found


def test_where_it_was_moved_from_is_a_note() -> None:
    found = milestone("Feb 2028", "Moved from Nov 2026 on 3 March 2026 by the board: nobody applied")
    assert found.words("deadline") == "Feb 2028"
    assert found.words("note") == "Moved from Nov 2026 on 3 March 2026 by the board: nobody applied"
    assert found.doubts == ()


@pytest.mark.parametrize("words", ["Comes round every month", "monthly", "Repeats monthly"])
def test_how_often_it_comes_round_is_its_rhythm(words: str) -> None:
    assert milestone("From Feb 2027", words).words("rhythm") == "monthly"


def test_every_two_weeks_needs_a_day_nobody_gave() -> None:
    found = milestone("From Feb 2027", "Comes round every two weeks")
    assert found.words("rhythm") == ""
    assert [d.code for d in found.doubts] == ["two_weekly"]


def test_a_first_line_is_always_the_deadline() -> None:
    assert milestone("Moved to Nov 2027").words("deadline") == "Moved to Nov 2027"
    assert milestone("Originally Nov 2026").words("note") == ""


def test_a_rhythm_goes_where_an_end_is_given() -> None:
    """The plan file refuses a rhythm on a deadline with an end, so a corrected one leaves without it."""
    read = document("From Feb 2027", "monthly")
    node = next(n for n in understand(read).walk() if n.kind == "milestone")
    ended = understand(read, [Change("set", node.id, {"field": "deadline", "words": "Feb 2027"})])
    (left,) = _milestones(plan_values(understand(read)))
    assert left["rhythm"] == "monthly"
    (left,) = _milestones(plan_values(ended))
    assert "rhythm" not in left


def _milestones(values: dict) -> list:
    return [m for w in values["workstreams"] for o in w["outcomes"] for a in o["actions"] for m in a["milestones"]]


def test_what_milepost_worked_out_below_a_rating_is_not_kept() -> None:
    head = ("Action", "Milestone", "Deadline", "BRAG")
    ours = "Green\nSaid: 24 September 2026\nLatest update sent back\nThe dates say Amber: past its deadline"
    draft = read(table(head, ("Do", "One", "May 2020", ours), ("", "Two", "May 2020", "Amber\nWaiting for the board")))
    assert said(draft, "milestone", "rating") == ["green", "amber"]
    assert said(draft, "milestone", "note") == ["", "Waiting for the board"]
