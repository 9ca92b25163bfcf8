"""What people put right: each kind of change does what it says, and what cannot be done is refused in words."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.sources.corrections import Change, refuse
from milepost.sources.draft import Draft
from milepost.sources.understanding import understand

from .written import HEAD, Document, codes, of_kind, read, said, table, words

TABLE = table(
    ("Outcome", "Ref", "Action", "Milestone", "Deadline", "RAG"),
    ("1.1 Better", "1.1a", "Do", "One\nand more.", "June 2020 to", "Green"),
    ("^", "^", "^", "Two", "April 2021", "Amber"),
    ("^", "1.1b", "Ask", "Three", "when ready", ("", "7030A0")),
    ("1.2 Best", "1.2", "Tell", "Four", "May 2020", "Complete May 2020"),
)
ONE, TWO, THREE = "t1.r2.c4.p1", "t1.r3.c4.p1", "t1.r4.c4.p1"


def after(*changes: Change) -> Draft:
    document = Document((*HEAD, TABLE))
    for n, change in enumerate(changes):
        assert refuse(understand(document, changes[:n]), change) is None
    return understand(document, changes)


def change(verb: str, node: str = "", **values: Any) -> Change:
    return Change(verb, node, values)


def test_set_puts_words_in_and_says_that_a_person_did() -> None:
    node = next(n for n in after(change("set", ONE, field="statement", words="A team")).walk() if n.id == ONE)
    assert (node.words("statement"), node.values["statement"].corrected) == ("A team", True)
    assert node.values["statement"].place is not None


def test_a_deadline_that_cannot_be_read_is_answered_by_what_it_means() -> None:
    assert "deadline_unread" in codes(after())
    draft = after(change("set", THREE, field="means", words="July 2020"))
    node = next(n for n in draft.walk() if n.id == THREE)
    assert (node.words("deadline"), node.words("means"), node.doubts) == ("when ready", "July 2020", ())


def test_dropped_rows_stay_and_come_back() -> None:
    draft = after(change("drop", THREE))
    assert next(n for n in draft.walk() if n.id == THREE).dropped
    assert "no_milestones" in codes(draft)
    assert after(change("drop", THREE), change("restore", THREE)).workstreams == after().workstreams


def test_merge_puts_words_and_deadline_together() -> None:
    node = of_kind(after(change("merge", TWO)), "milestone")[0]
    assert node.words("statement") == "One\nand more.\nTwo"
    assert node.words("deadline") == "June 2020 to April 2021"
    assert node.words("rating") == "green"


def test_merge_reaches_into_the_row_before() -> None:
    draft = after(change("merge", THREE))
    assert [len(a.children) for a in of_kind(draft, "action")] == [2, 0, 1]
    assert "Deadline before these were merged: when ready" in of_kind(draft, "milestone")[1].words("note")


def test_merging_an_action_brings_its_milestones() -> None:
    draft = after(change("merge", "t1.r4.c3"))
    assert [len(a.children) for a in of_kind(draft, "action")] == [3, 1]
    assert said(draft, "action", "statement")[0] == "Do\nAsk"


@pytest.mark.parametrize("values", [{"at": 1}, {"pieces": ["One", "and more."]}])
def test_split_makes_two_with_the_same_deadline(values: dict[str, Any]) -> None:
    draft = after(Change("split", ONE, values))
    assert said(draft, "milestone", "statement")[:2] == ["One", "and more."]
    assert said(draft, "milestone", "deadline")[:2] == ["June 2020 to", "June 2020 to"]
    assert [n.id for n in of_kind(draft, "milestone")][:2] == [ONE, f"{ONE}~2"]
    again = after(Change("split", ONE, values), change("set", f"{ONE}~2", field="deadline", words="May 2021"))
    assert said(again, "milestone", "deadline")[:2] == ["June 2020 to", "May 2021"]


def test_move_and_add() -> None:
    draft = after(
        change("move", THREE, under="t1.r5.c3"),
        change("add", under="t1.r4.c3", kind="milestone", values={"statement": "New", "deadline": "May 2021"}, id="n1"),
        change("add", kind="workstream", under="", values={"statement": "Another"}),
    )
    assert [[m.words("statement") for m in a.children] for a in of_kind(draft, "action")][1:] == [
        ["New"],
        ["Four", "Three"],
    ]
    assert [w.words("ref") for w in draft.workstreams] == ["1", "2"]
    assert draft.workstreams[1].doubts[0].code in ("ref_given", "nothing_under")


def test_a_column_is_read_anew() -> None:
    draft = after(change("column", table=1, column=6, meaning="note"))
    assert said(draft, "milestone", "rating") == ["", "", "", ""]
    assert said(draft, "milestone", "note")[0] == "Green"
    assert draft.columns[5].corrected


def test_a_table_that_was_unused_becomes_the_plans() -> None:
    other = table(("What", "Wozu", "Wann"), ("Do", "Done", "sometime"))
    document = Document((*HEAD, other))
    assert not understand(document).workstreams
    told = [
        change("column", table=1, column=c, meaning=m) for c, m in ((1, "action"), (2, "milestone"), (3, "deadline"))
    ]
    assert said(understand(document, told), "milestone", "statement") == ["Done"]


def test_a_colour_is_asked_about_once_and_told_for_every_cell() -> None:
    assert codes(after()).count("colour") == 1
    draft = after(change("colour", colour="7030A0", rating="blue"))
    assert "colour" not in codes(draft)
    assert said(draft, "milestone", "rating")[2] == "blue"


def test_the_head_is_put_right() -> None:
    draft = after(change("head", field="title", words="Our plan"), change("head", field="starts", words="1 May 2020"))
    assert (draft.head["title"].words, draft.head["slug"].words) == ("Our plan", "our-plan")
    assert draft.head["starts"].words == "2020-05-01"


def test_a_doubt_that_may_stay_is_left() -> None:
    draft = read(table(("Action", "Milestone", "Deadline"), ("Do", "Done", "May 2020")))
    ref = next(n for n in of_kind(draft, "action") if n.doubts)
    left = change("leave", ref.id, field="ref", code="ref_given")
    assert refuse(draft, left) is None
    again = read(table(("Action", "Milestone", "Deadline"), ("Do", "Done", "May 2020")), changes=[left])
    assert "ref_given" not in [d.code for n in of_kind(again, "action") for d in n.doubts]
    assert refuse(again, left) == "That was answered already"


def test_a_workstream_and_a_table_are_checked() -> None:
    draft = after(change("checked", "b2"), change("checked", "t1"))
    assert draft.workstreams[0].checked
    assert draft.checked == ("t1",)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (change("explode"), "not something that can be done"),
        (change("set", "nowhere", field="statement", words="x"), "no longer there"),
        (change("set", ONE, field="weakness", words="x"), "no such value"),
        (change("set", ONE, field="statement", words=" "), "drop it"),
        (change("set", ONE, field="statement", words=4), "20,000 characters"),
        (change("set", ONE, field="means", words="when ready"), "not a timescale"),
        (change("set", ONE, field="complete", words="soon"), "not a date"),
        (change("set", ONE, field="rating", words="pink"), "blue, green, amber or red"),
        (change("set", ONE, field="resource", words="lots"), "AR or ER"),
        (change("set", ONE, field="deadline", words="x" * 121), "120 characters"),
        (change("set", "t1.r2.c3", field="ref", words="1 1"), "at most 12"),
        (change("set", "b2", field="ref", words="one two"), "at most 4"),
        (change("merge", ONE), "nothing of its kind before it"),
        (change("restore", ONE), "not dropped"),
        (change("split", "b2", pieces=["a", "b"]), "cannot be split"),
        (change("split", ONE, at=2), "from 1 to 1"),
        (change("split", ONE, at=True), "from 1 to 1"),
        (change("split", TWO, at=1), "one paragraph only"),
        (change("split", ONE, pieces=["a", " "]), "at least two"),
        (change("move", ONE, under="b2"), "stands under an action"),
        (change("move", "b2", under="t1.r2.c1"), "stands under nothing"),
        (change("add", under="b2", kind="milestone", values={"statement": "x"}), "stands under an action"),
        (change("add", under="b2", kind="outcome", values={}), "Write its words"),
        (change("add", under="b2", kind="thing", values={}), "not a kind of row"),
        (change("add", under="b2", kind="outcome", values={"statement": "x"}, id=ONE), "such a row already"),
        (change("column", table=9, column=1, meaning="note"), "no such column"),
        (change("column", table=1, column=1, meaning="colour"), "not something a column can hold"),
        (change("colour", colour="123456", rating="blue"), "No cell"),
        (change("colour", colour="7030A0", rating="pink"), "blue, green, amber or red"),
        (change("head", field="mood", words="x"), "no such value"),
        (change("head", field="starts", words="soon"), "not a day"),
        (change("head", field="slug", words="Our plan"), "our-plan"),
        (change("head", field="title", words=""), "cannot be empty"),
        (change("leave", THREE, field="deadline", code="deadline_unread"), "has to be answered"),
        (change("leave", ONE, field="x", code="y"), "answered already"),
        (change("checked", "t9"), "no such workstream or table"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(wrong: Change, why: str) -> None:
    found = refuse(after(), wrong)
    assert found is not None
    assert why in found


def test_a_change_of_what_is_no_longer_there_changes_nothing() -> None:
    document = Document((*HEAD, TABLE, words("")))
    assert understand(document, [change("set", "gone", field="statement", words="x")]) == understand(document)
