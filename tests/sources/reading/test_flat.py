"""The flattened text of a plan becomes its table again; the words here are our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from milepost.config.env import ROOT
from milepost.sources.document import Cell, Document, Table, Words
from milepost.sources.reading import Unreadable
from milepost.sources.reading.flat import read_flat
from tests.documents import published

SEED = ROOT.parent / "shared" / "seed"
PLAN = """ A plan of our own
The ratings are these:
NF – needs further resource
\fWorkstream 1: Help in time

Senior Accountable sponsor: The director
Delivery partners: The forum, schools,
and the hospital

Significant area of weakness:

Inspectors found that help comes too
late.

Outcomes
(what we intend to achieve)

Ref
Implementation
Resource
Required
Key milestones

Deadline

BRAG
+
date

1.1
Families wait less from April 2030
and say so

Impact

• Fewer families wait by
May 2031

• They say that it
helped

1.1a Measure how long families
wait

ER The wait is measured and told to the
board

Nov
2030

Oct
2030

A report by
June 2031 – the first – is made

Feb 2031

Helpers are found from Sept
2031

March
2032

Rooms are found  Dec

2031

1.1b Shorten it

NF Posts are filled

June
2031 to

\f• A third thing is
different

and then looked at again

April
2032

Nobody waits

From
Feb

2032

ER
1.2
All know whom to ask
1.2 Write a guide

Ongoing checks

ER The guide is out

Spring 2031

\fOutcomes
(what we intend to achieve)

Ref
Implementation
Resource
Required

It is read

Ongoing
from

March
2031
\fWorkstream 2: Nothing yet

Words only.
"""


def read(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "plan.txt"
    path.write_text(text, "utf-8")
    return read_flat(path, lambda *_: None)


@pytest.fixture
def plan(tmp_path: Path) -> Document:
    return read(tmp_path, PLAN)


def rows(document: Document) -> list[tuple[Cell, ...]]:
    return [row for b in document.blocks if isinstance(b, Table) for row in b.grid[1:]]


def test_milestones_with_their_refs_resources_deadlines_and_completion(plan: Document) -> None:
    assert [tuple(row[x].text for x in (1, 3, 4, 5, 6)) for row in rows(plan)] == [
        ("1.1a", "ER", "The wait is measured and told to the board", "Nov 2030", "Oct 2030"),
        ("1.1a", "", "A report by June 2031 – the first – is made", "Feb 2031", ""),
        ("1.1a", "", "Helpers are found from Sept 2031", "March 2032", ""),
        ("1.1a", "", "Rooms are found", "Dec 2031", ""),
        ("1.1b", "NF", "Posts are filled and then looked at again", "June 2031 to April 2032", ""),
        ("1.1b", "ER", "Nobody waits", "From Feb 2032", ""),
        ("1.2", "ER", "The guide is out", "Spring 2031", ""),
        ("1.2", "", "It is read", "Ongoing from March 2031", ""),
    ]


def test_outcomes_with_their_impacts_and_actions(plan: Document) -> None:
    first, last = rows(plan)[0], rows(plan)[-1]
    assert [p.text for p in first[0].paragraphs] == [
        "1.1",
        "Families wait less from April 2030 and say so",
        "Impact",
        "Fewer families wait by May 2031",
        "They say that it helped",
        "A third thing is different",
    ]
    assert (first[0].rows, first[2].rows, last[0].rows) == (6, 4, 2)
    assert [p.text for p in last[2].paragraphs] == ["Write a guide", "Ongoing checks"]


def test_every_cell_says_its_line(plan: Document) -> None:
    lines = PLAN.split("\n")
    for row in rows(plan):
        for cell in row:
            assert not cell.text or cell.text.split()[0] in lines[cell.place.line - 1], cell
    assert rows(plan)[0][4].place.words.startswith("table 1, row 2, column 5, line ")


def test_words_around_the_tables(plan: Document) -> None:
    said = [b.text for b in plan.blocks if isinstance(b, Words)]
    assert "Workstream 1: Help in time" in said
    assert "Delivery partners: The forum, schools, and the hospital" in said
    assert "Significant area of weakness: Inspectors found that help comes too late." in said
    assert said[-2:] == ["Workstream 2: Nothing yet", "Words only."]
    assert [b.level for b in plan.blocks if isinstance(b, Words) and b.text.startswith("Workstream")] == [2, 2]
    assert not any(words.startswith(("Outcomes", "Ref")) for words in said)


def test_without_resources_the_last_words_before_a_deadline_are_the_milestone(tmp_path: Path) -> None:
    document = read(
        tmp_path, "Theme 3: Schools\n\n3.1\nAll are in school\n\n3.1a Count them\n\nThey are counted\n\nMay 2031\n"
    )
    assert [[c.text for c in row] for row in rows(document)] == [
        ["3.1\nAll are in school", "3.1a", "Count them", "", "They are counted", "May 2031", ""]
    ]


def test_a_text_that_is_no_plan_is_words(tmp_path: Path) -> None:
    document = read(tmp_path, "A letter.\n\nIt says nothing of milestones.\n")
    assert [b.text for b in document.blocks if isinstance(b, Words)] == ["A letter.", "It says nothing of milestones."]
    assert document.remarks == ()


def test_it_says_that_it_put_the_table_together(plan: Document) -> None:
    assert "look through every row" in plan.remarks[0].words


@pytest.mark.parametrize("text", ["", " \n\n\f\n"])
def test_an_empty_text(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read(tmp_path, text)


def test_a_text_longer_than_any_plan(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="lines"):
        read(tmp_path, "a\n" * 200_001)


@pytest.mark.skipif(not SEED.exists(), reason="the document itself is not part of this repository")
def test_the_published_plan() -> None:
    """Of its 107 milestones all have their action, deadline, resource and completion."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows(read_flat(next(SEED.glob("*.txt")), lambda *_: None)):
        ref, resource, deadline, complete = (row[x].text for x in (1, 3, 5, 6))
        found.setdefault(ref, []).append((deadline, complete, resource))
    missed = []
    for action in published().actions():
        first = action.resource
        for number, m in enumerate(action.milestones):
            told = m.resource or (first if number == 0 else "")
            if found.get(action.ref, [])[number : number + 1] != [(m.deadline, m.complete, told)]:
                missed.append((action.ref, m.deadline))
    assert missed == []
