"""Lines, names, ratings, refs, colours and the head: what is made of words and fills."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from milepost.sources.as_plan_file import node_at, node_of, plan_values
from milepost.sources.understanding import refs
from milepost.sources.understanding.lines import read_line
from milepost.sources.understanding.names import read_names
from milepost.sources.understanding.ratings import read_rating
from milepost.sources.vocabulary import read_vocabulary, vocabulary

from .written import codes, of_kind, read, said, table, words

HEADS = ("Action", "Milestone", "Deadline", "BRAG")


@pytest.mark.parametrize(
    ("line", "kind", "ref", "text"),
    [
        ("Workstream 1: Joint planning", "workstream", "1", "Joint planning"),
        ("WORKSTREAM 2 – Quality", "workstream", "2", "Quality"),
        ("Priority 2 - Health advice", "workstream", "2", "Health advice"),
        ("Priority Three: Health", "workstream", "3", "Health"),
        ("Area for priority action 3", "workstream", "3", ""),
        ("Theme A. Early help", "workstream", "A", "Early help"),
        ("Significant area of weakness that needs to be addressed:", "weakness", "", ""),
        ("Significant area of weakness: It is slow.", "weakness", "", "It is slow."),
        ("Area for improvement 4: Health", "weakness", "4", "Health"),
        ("Ofsted and CQC said: “It is slow.”", "weakness", "", "Ofsted and CQC said: “It is slow.”"),
        ("Senior Accountable sponsor:   Director", "accountable", "", "Director"),
        ("Delivery partners: A, B", "delivery", "", "A, B"),
        ("Outcome 1.1: Better", "outcome", "1.1", "Better"),
    ],
)
def test_lines_above_a_table(line: str, kind: str, ref: str, text: str) -> None:
    found = read_line(line, vocabulary())
    assert found is not None
    assert (found.kind, found.ref, found.text) == (kind, ref, text)


@pytest.mark.parametrize(
    "line",
    [
        "Priority schools will be visited",
        "Partners met in May",
        "Actions speak",
        "Theme parks",
        "",
        "The outcome was good",
        "Impactful work",
    ],
)
def test_sentences_are_no_labels(line: str) -> None:
    assert read_line(line, vocabulary()) is None


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("Ann Other (Head of SEN and Inclusion Services)", ["Head of SEN and Inclusion Services"]),
        (
            "Ann Other-Person ( Communications), Bo Nobody (Assistant Director SEND)",
            ["Communications", "Assistant Director SEND"],
        ),
        ("Ann Other DCS & Chair of the Board", ["DCS & Chair of the Board"]),
        ("Ann Other, Head of SEND", ["Head of SEND"]),
        ("Ann Other – Head of SEND", ["Head of SEND"]),
        ("Head of Children and Maternity Services", ["Head of Children and Maternity Services"]),
        ("Head of Service, Speech and Language Therapy", ["Head of Service, Speech and Language Therapy"]),
        ("Head of SEND and Designated Clinical Officer", ["Head of SEND", "Designated Clinical Officer"]),
        ("Head of SEND / Head of Health", ["Head of SEND", "Head of Health"]),
        ("DCO; Head of SEND\nFamily Voice", ["DCO", "Head of SEND", "Family Voice"]),
        ("Family Voice (parent-carer forum) representative", ["Family Voice (parent-carer forum) representative"]),
        (
            "Ann Other Consultant in Public Health/Bo Nobody (Head of Help)",
            ["Consultant in Public Health", "Head of Help"],
        ),
        ("Ann Other/Bo Nobody", ["Ann Other", "Bo Nobody"]),
        ("Ann Other (Consultant/Bo Nobody (Head of Help)", ["Consultant", "Head of Help"]),
        ("TBC", []),
        ("Head of SEND, Head of SEND", ["Head of SEND"]),
    ],
)
def test_posts_are_kept_and_names_of_people_are_not(line: str, titles: list[str]) -> None:
    assert [n.title for n in read_names(line, vocabulary())] == titles


def test_a_name_left_out_is_said_and_a_bare_name_is_asked_about() -> None:
    draft = read(words("Accountable sponsor: Ann Other (Director)"), table(("Action", "Milestone", "Lead", "Deadline"),
                                                                          ("Do", "Done", "Bo Nobody", "May 2020")))  # fmt: skip
    assert draft.workstreams[0].words("accountable") == "Director"
    assert [d.code for d in draft.workstreams[0].doubts] == ["name_left_out"]
    assert [d.code for d in of_kind(draft, "milestone")[0].doubts] == ["may_be_a_name"]


@pytest.mark.parametrize(
    ("cell", "rating", "day", "left"),
    [
        ("B", "blue", "", ""),
        ("Green", "green", "", ""),
        ("G – on track", "green", "", ""),
        ("Green - On track", "green", "", ""),
        ("Amber – behind schedule", "amber", "", ""),
        ("Not started", "red", "", ""),
        ("At risk", "red", "", ""),
        ("Complete Nov 2019", "blue", "Nov 2019", ""),
        ("Completed on 30 November 2019", "blue", "30 November 2019", ""),
        ("Blue 30/11/2019", "blue", "30/11/2019", ""),
        ("Nov 2019", "", "Nov 2019", ""),
        ("Green (2019-11-30)", "green", "2019-11-30", ""),
        ("Amber: post advertised twice", "amber", "", "post advertised twice"),
        ("A good start", "", "", "A good start"),
        ("", "", "", ""),
    ],
)
def test_what_the_cell_of_a_rating_says(cell: str, rating: str, day: str, left: str) -> None:
    found = read_rating(cell, vocabulary().rating_of)
    assert (found.rating, found.day, found.left) == (rating, day, left)


def test_a_bare_day_in_the_column_of_ratings_is_one_of_completion() -> None:
    (milestone,) = of_kind(read(table(HEADS, ("Do", "Done", "May 2020", "Nov 2019"))), "milestone")
    assert (milestone.words("rating"), milestone.words("complete")) == ("blue", "Nov 2019")


def test_ratings_by_colour_alone_by_legend_by_hue_and_asked_about() -> None:
    rows = [("Do", "One", "May 2020", ("", "00B050")), ("", "Two", "May 2020", ("", "FF0000"))]
    assert said(read(table(HEADS, *rows)), "milestone", "rating") == ["green", "red"]
    legend = table((("", "7030A0"), "Complete"), (("", "00B050"), "On track"))
    draft = read(
        legend, table(HEADS, *rows, ("", "Three", "May 2020", ("", "7030A0")), ("", "Four", "May 2020", ("", "D9D9D9")))
    )
    assert said(draft, "milestone", "rating") == ["green", "red", "blue", ""]
    assert [(d.code, d.field) for d in draft.doubts if d.code == "colour"] == [("colour", "FF0000")]


def test_a_legend_whose_words_are_not_ours_is_followed_and_said() -> None:
    draft = read(
        words("Green – complete"),
        words("Amber – on track"),
        table(HEADS, ("Do", "One", "May 2020", "Green"), ("", "Two", "May 2020", "Amber")),
    )
    assert said(draft, "milestone", "rating") == ["blue", "green"]
    assert codes(draft).count("legend_differs") == 2


def test_a_word_goes_before_a_colour_and_the_difference_is_said() -> None:
    draft = read(table(HEADS, ("Do", "Done", "May 2020", ("Green", "FF0000"))))
    assert said(draft, "milestone", "rating") == ["green"]
    assert "rating_and_colour" in codes(draft)


@pytest.mark.parametrize(
    ("words_", "ref"),
    [
        ("1.1a", "1.1a"),
        ("1.1 a)", "1.1a"),
        ("A1.2", "A1.2"),
        ("3.2.1", "3.2.1"),
        ("1.1.", "1.1"),
        ("No. 7", "7"),
        ("see 1.1 above", ""),
    ],
)
def test_refs(words_: str, ref: str) -> None:
    assert refs.as_ref(words_) == ref


@pytest.mark.parametrize(
    ("text", "ref"),
    [("1.1a Do", "1.1a"), ("1.1 a) Do", "1.1a"), ("A1.2 Do", "A1.2"), ("3.2.1: Do", "3.2.1"), ("2. Do", "2"),
     ("Action 3: Do", "3"), ("18 weeks", ""),
     ("2.5 posts", ""), ("3a-side football", ""), ("100% of plans", ""), ("20.5% fewer", "")],
)  # fmt: skip
def test_refs_at_the_start_of_a_text(text: str, ref: str) -> None:
    assert refs.leading(text)[0] == ref


def test_refs_given_twice_must_be_answered_and_missing_ones_are_given_by_place() -> None:
    draft = read(
        table(
            ("Outcome", "Ref", "Action", "Milestone", "Deadline"),
            ("Better", "1.1a", "Do", "One", "May 2020"),
            ("", "1.1b", "Ask", "Two", "May 2020"),
            ("Best", "1.1a", "Tell", "Three", "May 2020"),
            ("Last", "", "Say.", "Four", "May 2020"),
        )
    )
    assert said(draft, "outcome", "ref") == ["1.1", "1.2", "1.3"]
    assert said(draft, "action", "ref") == ["1.1a", "1.1b", "1.1a", "1.3a"]
    assert [d.code for n in of_kind(draft, "action") for d in n.doubts if d.stopping] == ["ref_twice"]
    assert codes(draft).count("ref_given") == 4


def test_resources_in_words_and_those_that_are_neither() -> None:
    head = ("Action", "Resource", "Milestone", "Deadline")
    rows = [
        ("A", "Within existing resources", "1", "May 2020"),
        ("B", "Additional funding", "2", "May 2020"),
        ("C", "£20k", "3", "May 2020"),
    ]
    draft = read(table(head, *rows))
    assert said(draft, "action", "resource") == ["ER", "AR", ""]
    assert said(draft, "action", "note")[2] == "Resource: £20k"
    assert "resource_unread" in codes(draft)


def test_a_deadline_in_the_milestones_own_words() -> None:
    (milestone,) = of_kind(read(table(("Action", "Milestone"), ("Do", "Strategy agreed (Nov 2019)"))), "milestone")
    assert (milestone.words("statement"), milestone.words("deadline")) == ("Strategy agreed", "Nov 2019")
    assert "deadline_in_text" in [d.code for d in milestone.doubts]


def test_the_head_is_found_in_the_document() -> None:
    draft = read(
        words(
            "Between 10th June 2019 and 14th June 2019 inspectors made a SEND inspection of the Exampleshire local area."
        ),
        words("They published the final report on 13th August 2019."),
        words("The area must hand in a plan (WSOA) by 15th November 2019."),
    )
    found = {name: value.words for name, value in draft.head.items()}
    assert found["title"] == "Exampleshire Council priority action plan"
    assert (found["kind"], found["area"]) == ("priority_action_plan", "Exampleshire")
    assert (found["inspection_started"], found["inspection_ended"]) == ("2019-06-10", "2019-06-14")
    assert (found["inspection_published"], found["due"]) == ("2019-08-13", "2019-11-15")


def test_a_title_is_neither_a_workstream_nor_a_foreword() -> None:
    plan = table(("Action", "Milestone", "Lead", "Deadline"), ("Do", "Done", "Head of SEND", "May 2020"))
    assert "title" not in read(words("Foreword"), words("Workstream 1: Plans", 1), plan, head=()).head
    assert read(words("Workstream 1: Plans", 1), words("Our plan", 1), plan, head=()).head["title"].words == "Our plan"


def test_a_draft_as_a_plan_file() -> None:
    draft = read(
        words("Accountable sponsor: Director of Children's Services"),
        words("Delivery partners: SEND Board; Exampleshire Parent Carer Forum; Director of Children’s Services"),
        table(
            ("Outcome", "Action", "Milestone", "Ref", "Lead", "Deadline", "BRAG"),
            (
                "Better",
                "A strategy that will:\n• be clear\n• be joint",
                "One",
                "1.1a.2",
                "Head of SEND",
                "May 2020",
                "Nov 2019",
            ),
            ("", "", "Two", "1.1a.4", "Head of SEND", "May 2020", "Amber"),
        ),
    )
    values = plan_values(draft)
    workstream = values["workstreams"][0]
    assert workstream["accountable"] == ["director_of_childrens_services"]
    assert workstream["delivery"] == ["send_board", "exampleshire_parent_carer_forum", "director_of_childrens_services"]
    assert values["organisations"] == {
        "exampleshire_parent_carer_forum": {"name": "Exampleshire Parent Carer Forum", "kind": "forum"}
    }
    assert values["bodies"] == {"send_board": {"name": "SEND Board"}}
    action = workstream["outcomes"][0]["actions"][0]
    assert action["ref"] == "1.1a"
    assert action["statement"] == "A strategy that will: be clear; be joint"
    first, second = action["milestones"]
    assert (first["ref"], first["complete"], "rating" in first) == ("1.1a.2", "Nov 2019", False)
    assert (second["ref"], second["rating"], second["owners"]) == ("1.1a.4", "amber", ["head_of_send"])
    path = ("workstreams", 0, "outcomes", 0, "actions", 0, "milestones", 1)
    assert node_of(draft)[path] == "t1.r3.c3.p1"
    assert node_at(draft, (*path, "deadline")) == "t1.r3.c3.p1"
    assert node_at(draft, ("plan", "title")) == ""


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("headings:", "heading:"), "line 5: “heading” is not known here"),
        (("  notes: [", "  notes: ["), ""),
        (("  AR: [ar,", "  AR: [[ar],"), "a word or a phrase"),
        (("  AR: [ar,", "  AR: [ar, AR,"), "in this list already"),
        (("  blue: [blue,", "  blew: [blue,"), "“blew” is not known here"),
        (("resources:\n", "resources: none\nother:\n"), "not known here"),
        (("  green: [", "  blue: ["), "given twice"),
        (("headings:", "headings: ["), "this is not YAML"),
    ],
)
def test_a_wrong_vocabulary_is_told_with_file_and_line(change: tuple[str, str], why: str, tmp_path: Path) -> None:
    text = Path("definitions/reading.yaml").read_text("utf-8")
    path = tmp_path / "reading.yaml"
    path.write_text(text.replace(*change, 1), "utf-8")
    if not why:
        assert read_vocabulary(path).headings
        return
    with pytest.raises(ImproperlyConfigured, match=r"reading\.yaml, line ") as raised:
        read_vocabulary(path)
    assert why in str(raised.value)
