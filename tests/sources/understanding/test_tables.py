"""Tables as plans have them: headings in any words and order, merged cells, rows cut by a page, several things in a cell."""

from __future__ import annotations

import pytest

from milepost.sources.document import Document

from .written import codes, of_kind, read, said, table, words

HEADINGS = ("Outcomes", "Ref", "Actions", "Resource", "Key milestones", "Lead", "Deadline", "BRAG")
ROW = (
    "1.1 Plans are on time",
    "1.1a",
    "Rebuild the service",
    "AR",
    "A team is in post",
    "Head of SEND",
    "Nov 2019",
    "Green",
)


@pytest.mark.parametrize(
    "headings",
    [
        HEADINGS,
        ("What we intend to achieve", "No.", "What we will do", "Resources", "Milestones", "Owner", "By when", "RAG"),
        ("Outcomes\n(what we intend to achieve)", "#", "Implementation (actions)", "Resource required",
         "Action tracker", "Responsible", "Timescale", "BRAG + date"),
        ("OBJECTIVE", "Action ref", "ACTIVITY", "Resource implications", "Steps", "Who?", "Target date", "Status"),
        ("Intended outcome", "Ref", "Key actions", "Resources", "Sucess measures", "Lead officer", "Deadlines", "Progress"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_headings_in_any_words_and_order(headings: tuple[str, ...], turned: bool) -> None:
    step = -1 if turned else 1
    draft = read(table(headings[::step], ROW[::step]))
    (milestone,) = of_kind(draft, "milestone")
    assert milestone.words("statement") == "A team is in post"
    assert milestone.words("deadline") == "Nov 2019"
    assert milestone.words("owners") == "Head of SEND"
    assert milestone.words("rating") == "green"
    (action,) = of_kind(draft, "action")
    assert (action.words("ref"), action.words("statement")) == ("1.1a", "Rebuild the service")
    assert action.words("resource") == "AR"
    (outcome,) = of_kind(draft, "outcome")
    assert (outcome.words("ref"), outcome.words("statement")) == ("1.1", "Plans are on time")


def test_a_heading_in_two_rows_and_a_row_above_it() -> None:
    draft = read(
        table(
            ("Workstream 2: Health advice", "<", "<", "<", "<"),
            ("Action", "Milestone", "Deadline", "Progress", "<"),
            ("^", "^", "^", "BRAG", "Notes"),
            ("Give the officer time", "A deputy is in post", "Nov 2019", "Amber", "Advertised"),
        ),
        head=[words("Our plan", 1)],
    )
    assert [c.meaning for c in draft.columns] == ["action", "milestone", "deadline", "rating", "note"]
    (milestone,) = of_kind(draft, "milestone")
    assert (milestone.words("rating"), milestone.words("note")) == ("amber", "Advertised")
    assert [(w.words("ref"), w.words("statement")) for w in draft.workstreams] == [("2", "Health advice")]


def test_headings_repeated_on_each_page_are_no_rows() -> None:
    head = ("Action", "Milestone", "Deadline")
    draft = read(table(head, ("Do it", "Done", "Nov 2019"), head, ("", "Done again", "Dec 2019"), pages=(1, 1, 2, 2)))
    assert said(draft, "milestone", "statement") == ["Done", "Done again"]
    assert len(of_kind(draft, "action")) == 1


def test_a_table_without_milestones_or_deadlines_is_not_the_plans() -> None:
    draft = read(
        table(("Name", "Telephone"), ("Front desk", "0")),
        table(("Action", "Milestone", "Deadline"), ("A", "B", "May 2020")),
    )
    assert said(draft, "milestone", "statement") == ["B"]
    assert any("“Name”, “Telephone”" in why for _, why in draft.unused)
    assert [c.meaning for c in draft.columns if c.table == 1] == ["", ""]


def test_merged_cells_hold_for_every_row_they_cover() -> None:
    draft = read(
        table(
            ("Outcome", "Ref", "Action", "Milestone", "Owner", "Deadline"),
            ("1.1 Better", "1.1a", "Do", "One", "Head of SEND", "Nov 2019"),
            ("^", "^", "^", "Two", "^", "Dec 2019"),
            ("^", "1.1b", "Do more", "Three", "^", "Jan 2020"),
            ("1.2 Best", "1.2", "Do most", "Four", "Head of Health", "^"),
        )
    )
    assert said(draft, "outcome", "ref") == ["1.1", "1.2"]
    assert said(draft, "action", "ref") == ["1.1a", "1.1b", "1.2"]
    assert said(draft, "milestone", "owners") == ["Head of SEND"] * 3 + ["Head of Health"]
    assert said(draft, "milestone", "deadline") == ["Nov 2019", "Dec 2019", "Jan 2020", "Jan 2020"]
    assert {d.code for d in of_kind(draft, "milestone")[0].doubts} == set()


@pytest.mark.parametrize("below", ["", "same"])
def test_a_workbook_with_a_row_a_milestone(below: str) -> None:
    def again(value: str) -> str:
        return value if below else ""

    draft = read(
        table(
            ("Workstream", "Outcome", "Ref", "Action", "Resource", "Milestone", "By when"),
            ("1 Plans", "Better", "1.1a", "Do", "AR", "One", "2019-11-30 00:00:00"),
            (again("1 Plans"), again("Better"), again("1.1a"), again("Do"), again("AR"), "Two", "2019-12-31"),
            ("2 Health", "Sooner", "2.1a", "Ask", "ER", "Three", "2020-01-31"),
            sheet="Plan",
        ),
        head=(),
    )
    assert [w.words("statement") for w in draft.workstreams] == ["Plans", "Health"]
    assert said(draft, "action", "ref") == ["1.1a", "2.1a"]
    assert said(draft, "action", "resource") == ["AR", "ER"]
    assert said(draft, "milestone", "resource") == ["", "", ""]
    assert said(draft, "milestone", "deadline") == ["2019-11-30", "2019-12-31", "2020-01-31"]


def test_the_sheets_name_is_the_workstream_where_nothing_else_is() -> None:
    head = ("Action", "Milestone", "Deadline")
    draft = read(
        table(head, ("A", "B", "May 2020"), sheet="WS1 Plans on time"),
        table(head, ("C", "D", "May 2020"), sheet="WS2 Health advice", number=2),
        head=(),
    )
    assert [(w.words("ref"), w.words("statement")) for w in draft.workstreams] == [
        ("1", "Plans on time"),
        ("2", "Health advice"),
    ]


def test_a_row_cut_by_the_end_of_a_page_is_one_row() -> None:
    draft = read(
        table(
            ("Ref", "Action", "Milestone", "Deadline"),
            ("1.1a", "Write a strategy that", "Interventions commissioned within", "June 2020 to"),
            ("", "sets priorities", "the budget there is", "April 2021"),
            ("1.1b", "Ask families", "A survey is done", "July 2021"),
            pages=(1, 1, 2, 2),
        )
    )
    assert said(draft, "action", "statement") == ["Write a strategy that sets priorities", "Ask families"]
    assert said(draft, "milestone", "statement")[0] == "Interventions commissioned within the budget there is"
    assert said(draft, "milestone", "deadline") == ["June 2020 to April 2021", "July 2021"]


def test_several_milestones_in_a_cell_go_with_the_deadlines_beside_them() -> None:
    draft = read(
        table(
            ("Action", "Milestones", "Lead", "By when", "RAG"),
            (
                "Do it",
                "First done\nSecond done",
                "Head of SEND\nDesignated Clinical Officer",
                "Nov\n2019\nJan 2020",
                "Green\nRed",
            ),
        )
    )
    assert said(draft, "milestone", "deadline") == ["Nov 2019", "Jan 2020"]
    assert said(draft, "milestone", "owners") == ["Head of SEND", "Designated Clinical Officer"]
    assert said(draft, "milestone", "rating") == ["green", "red"]


def test_counts_that_differ_are_a_doubt_on_each() -> None:
    draft = read(table(("Action", "Milestones", "By when"), ("Do it", "One.\nTwo.\nThree.", "Nov 2019\nJan 2020")))
    assert said(draft, "milestone", "deadline") == ["Nov 2019", "Jan 2020", ""]
    assert codes(draft).count("counts_differ") == 3
    assert "deadline_missing" in codes(draft)


def test_bullets_under_a_line_are_its_text_and_bullets_alone_are_milestones() -> None:
    draft = read(
        table(
            ("Action", "Milestones", "By when"),
            ("A strategy that will:\n• be clear\n• be joint", "• One\n• Two", "Nov 2019"),
            ("Other", "A group is set up to:\n• meet\n• decide", "Dec 2019"),
        )
    )
    assert said(draft, "action", "statement")[0] == "A strategy that will:\n• be clear\n• be joint"
    assert said(draft, "milestone", "statement") == ["One", "Two", "A group is set up to:\n• meet\n• decide"]
    assert codes(draft).count("shared_deadline") == 2


@pytest.mark.parametrize("label", ["Impact", "Impact:", "IMPACTS", "How will we know?"])
def test_impacts_within_the_cell_of_an_outcome(label: str) -> None:
    draft = read(
        table(
            ("Outcome", "Action", "Milestone", "Deadline"),
            (f"1.2\nOutcome:\nGaps are closed\n{label}\n• Fewer waits\n• Families say so", "Do", "Done", "May 2020"),
        )
    )
    (outcome,) = of_kind(draft, "outcome")
    assert (outcome.words("ref"), outcome.words("statement")) == ("1.2", "Gaps are closed")
    assert [c.words("statement") for c in outcome.children if c.kind == "impact"] == ["Fewer waits", "Families say so"]


def test_impacts_beside_an_action_of_their_own() -> None:
    draft = read(
        table(
            ("Outcome", "Ref", "Action", "Milestone", "Deadline"),
            ("1.1 Better", "1.1a", "Do", "Done", "May 2020"),
            ("Impact\n• Families are content", "1.1b", "Ask", "Asked", "May 2020"),
        )
    )
    first, second = of_kind(draft, "action")
    assert [c.words("statement") for c in second.children if c.kind == "impact"] == ["Families are content"]
    assert [c.kind for c in first.children] == ["milestone"]
    assert len(of_kind(draft, "outcome")) == 1


def test_rows_across_a_table_are_headings() -> None:
    draft = read(
        table(
            ("Action", "Milestone", "Deadline"),
            ("Outcome 1.1: Better", "<", "<"),
            ("1.1a Do", "Done", "May 2020"),
            ("Workstream 2: Health", "<", "<"),
            ("Ofsted said: “too slow”", "<", "<"),
            ("2.1 Sooner", "<", "<"),
            ("2.1a Ask", "Asked", "May 2020"),
        )
    )
    assert [w.words("ref") for w in draft.workstreams] == ["1", "2"]
    assert draft.workstreams[1].words("weakness") == "Ofsted said: “too slow”"
    assert said(draft, "outcome", "statement") == ["Better", "Sooner"]
    assert said(draft, "action", "ref") == ["1.1a", "2.1a"]


def test_a_deadline_beside_an_action_without_milestones_is_its_own() -> None:
    draft = read(table(("Action", "Lead", "Deadline"), ("Write the guide", "Head of SEND", "May 2020")))
    (milestone,) = of_kind(draft, "milestone")
    assert milestone.words("statement") == "Write the guide"
    assert [d.code for d in milestone.doubts] == ["own_milestone"]


def test_a_milestone_beside_no_action_is_an_orphan() -> None:
    draft = read(table(("Action", "Milestone", "Deadline"), ("", "Done", "May 2020"), ("Do", "Done too", "May 2020")))
    assert "orphan" in codes(draft)
    assert len(of_kind(draft, "milestone")) == 2


def test_an_action_without_milestones_must_be_answered() -> None:
    draft = read(
        table(("Action", "Milestone", "Deadline"), ("Do", "", ""), ("Do", "", ""), ("Ask", "Asked", "May 2020"))
    )
    (doubt,) = [d for n in of_kind(draft, "action") for d in n.doubts if d.code == "no_milestones"]
    assert doubt.stopping


def test_start_and_end_are_a_range() -> None:
    draft = read(table(("Action", "Milestone", "Start date", "End date"), ("Do", "Done", "May 2020", "July 2020")))
    assert said(draft, "milestone", "deadline") == ["May 2020 to July 2020"]


def test_a_column_of_dates_without_a_heading_is_found() -> None:
    draft = read(table(("Action", "Milestone", ""), ("Do", "Done", "May 2020"), ("Ask", "Asked", "June 2020")))
    assert said(draft, "milestone", "deadline") == ["May 2020", "June 2020"]
    assert "column_unsure" in codes(draft)


def test_a_table_that_goes_on_without_headings() -> None:
    draft = read(
        table(("Action", "Milestone", "Deadline"), ("Do", "Done", "May 2020")),
        table(("Ask", "Asked", "June 2020"), number=2),
    )
    assert said(draft, "milestone", "statement") == ["Done", "Asked"]


def test_a_document_without_a_plan_says_so() -> None:
    draft = read(head=())
    assert "nothing_found" in codes(draft)
    assert draft.workstreams == ()
    assert Document(()).blocks == ()
