"""What Milepost writes it understands again: the columns of its workbook, and a cell of its Word document's ratings."""

from __future__ import annotations

from milepost.design.documents.columns import COLUMNS

from .written import codes, of_kind, read, said, table

SAID = {
    "Workstream": "1: Plans on time", "Weakness": "It is slow.", "Accountable": "Director",
    "Outcome ref": "1.1", "Outcome": "Better", "Impact": "Fewer waits\nFamilies say so", "Action ref": "1.1a", "Action": "Do",
    "Resource": "AR", "Milestone ref": "1.1a.3", "Milestone": "Done", "Owner": "Head of SEND", "Deadline": "From May 2020",
    "Comes round": "every month", "Deadline moved": "Moved from April 2020", "Rating": "Blue", "Completed on": "2020-05-01",
    "What happened": "It was done", "Said on": "2020-05-02",
}  # fmt: skip


def test_the_workbook() -> None:
    explained = table(
        ("The plan", "Ours"), ("Milestone", "What will have happened"), ("Deadline", "As written"), number=2
    )
    plan = table([c.heading for c in COLUMNS], [SAID.get(c.heading, "") for c in COLUMNS])
    draft = read(plan, explained, head=())
    assert [(w.words("ref"), w.words("statement"), w.words("weakness")) for w in draft.workstreams] == [
        ("1", "Plans on time", "It is slow.")
    ]
    assert draft.workstreams[0].words("accountable") == "Director"
    assert said(draft, "impact", "statement") == ["Fewer waits", "Families say so"]
    (milestone,) = of_kind(draft, "milestone")
    wanted = {
        "ref": "1.1a.3",
        "deadline": "From May 2020",
        "rhythm": "monthly",
        "rating": "blue",
        "complete": "2020-05-01",
        "owners": "Head of SEND",
    }
    assert {name: milestone.words(name) for name in wanted} == wanted
    assert (said(draft, "action", "ref"), said(draft, "action", "resource")) == (["1.1a"], ["AR"])


def test_the_ratings_of_a_word_document() -> None:
    head = ("Action", "Key milestones", "Deadline", "BRAG")
    rows = [("Do", "One", "May 2020", "Blue\nComplete Nov 2019"), ("", "Two", "May 2020", "Green\n15 November 2019")]
    draft = read(table(head, *rows, ("", "Three", "May 2020", "Not rated")))
    assert said(draft, "milestone", "rating") == ["blue", "green", ""]
    assert said(draft, "milestone", "complete") == ["Nov 2019", "", ""]
    assert said(draft, "milestone", "note") == ["", "", ""]
    assert codes(draft).count("rating_days") == 1
