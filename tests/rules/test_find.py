"""Finding by words: what always holds, and what comes first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from milepost.rules.find import Answer, Document, Index, Query, Refused, Synonyms, ask, excerpt, marked, nearest, search
from milepost.rules.find.facets import counted, kept
from milepost.rules.find.near import answers, closeness, forms
from milepost.rules.find.words import SMALL, words

LETTERS = "abcdefghilmnoprstu"
WORD = st.text(LETTERS, min_size=1, max_size=12)
TOKEN = st.one_of(
    WORD,
    st.sampled_from(["plan", "plans", "planning", "the", "of", "a", "3", "20", "1.1", "1.1a", "1.1a.3", "1.1A", "co-plan"]),
    st.sampled_from(["EHCP", "EHC", "education, health and care plan", "integrated care board", "CCG"]),
    st.from_regex(r"[1-3](\.[1-3]){0,2}[a-c]?(\.[1-3])?", fullmatch=True),
)  # fmt: skip
TEXT = st.lists(TOKEN, max_size=6).map(" ".join)
DOCUMENT = st.builds(
    Document,
    ref=st.sampled_from(["", "1", "1.1", "1.1a", "1.1a.3", "1.10", "2"]),
    wording=st.tuples(TEXT),
    more=st.tuples(TEXT),
)
ALIKE = Synonyms.of(
    [
        ("EHCP", "EHC plan", "education, health and care plan"),
        ("CCG", "integrated care board", "ICB"),
        ("PCF", "parent carer forum"),
    ]
)


def look(index: Index, typed: str) -> Answer:
    query = ask(typed)
    assert isinstance(query, Query), typed
    return search(index, query)


def found(documents: list[Document], typed: str) -> tuple[int, ...]:
    return look(Index(documents, ALIKE), typed).numbers


@given(st.text(max_size=60))
def test_a_word_in_a_document_finds_it(text: str) -> None:
    index = Index([Document("", (text,)), Document("", (), (text,))])
    for word in words(text):
        if word.text not in SMALL:
            assert look(index, text[word.start : word.end]).numbers == (0, 1)


def put_in(word: str, at: int, letter: str) -> str:
    return word[:at] + letter + word[at:]


def left_out(word: str, at: int, letter: str) -> str:
    return word[:at] + word[at + 1 :]


def changed(word: str, at: int, letter: str) -> str:
    return word[:at] + letter + word[at + 1 :]


def swapped(word: str, at: int, letter: str) -> str:
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


@given(
    st.text(LETTERS, min_size=5, max_size=14),
    st.sampled_from([put_in, left_out, changed, swapped]),
    st.integers(0, 13),
    st.sampled_from(LETTERS),
    st.lists(DOCUMENT, max_size=3),
)
def test_one_slip_in_a_word_of_five_letters_or_more_still_finds_it(
    word: str, slip: Callable[[str, int, str], str], at: int, letter: str, others: list[Document]
) -> None:
    typed = slip(word, at % len(word), letter)
    assume(typed not in SMALL)
    assert len(others) in found([*others, Document("", (f"so the {word}",))], typed)


@given(st.lists(DOCUMENT, max_size=6), st.lists(TOKEN, min_size=1, max_size=4), TOKEN)
def test_adding_a_word_never_adds_results(documents: list[Document], before: list[str], more: str) -> None:
    typed = " ".join(before)
    assume(not isinstance(ask(typed), Refused))
    assert set(found(documents, f"{typed} {more}")) <= set(found(documents, typed))


@given(TOKEN, st.lists(TOKEN, max_size=12))
def test_looking_at_all_words_at_once_answers_as_one_by_one(typed: str, texts: list[str]) -> None:
    every = {word.text for text in texts for word in words(text)}
    by_form: dict[str, list[str]] = {}
    for word in every:
        for form in forms(word):
            by_form.setdefault(form, []).append(word)
    asked = words(typed)[-1].text
    one_by_one = {word: close for word in every if (close := closeness(asked, word)) is not None}
    assert answers(asked, by_form) == one_by_one


@given(TEXT, st.sets(TOKEN.map(str.lower), max_size=5))
def test_marks_change_no_letter_and_an_excerpt_shows_the_first(text: str, answered: set[str]) -> None:
    segments = marked(text * 8, answered, ALIKE)
    assert "".join(said for said, _ in segments) == text * 8
    shown = excerpt(segments)
    assert any(hit for _, hit in shown) == any(hit for _, hit in segments)
    assert sum(len(said) for said, _ in shown) < 300 or len(text * 8) < 300


PLAN = [
    Document("1", ("Plans on time",)),
    Document("1.1a", ("Clear the backlog of plans", "Finish late plans")),
    Document("1.1a.3", ("The backlog is cleared",)),
    Document("", (), ("See 1.1a.3 for the backlog", "1.2")),
    Document("1.10", ("Backlogs of advice",)),
    Document("4.1", ("Speech and language therapies",), ("EHCPs are late",)),
    Document("4.2", ("Education, health and care plans",)),
]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("1.1a.3", (2, 3)),
        ("1.1A 3", (2, 3)),
        ("1.1a", (1, 2, 3)),  # the ref itself, then what is below it, then what mentions it
        ("1.1", (1, 2, 3)),  # not 1.10
        ("1", (0, 1, 2, 4, 3)),
        ("backlog", (1, 2, 4, 3)),
        ("backlgo", (1, 2, 4, 3)),
        ("back late", (1,)),
        ("THERAPY", (5,)),
        ("ehcp", (6, 5)),  # by synonym in the wording, before as typed elsewhere
        ("health and care plan", (6, 5)),
        ("the backlog of", (1, 2, 4, 3)),
        ("backlog unicorns", ()),
    ],
)
def test_what_is_found_and_what_comes_first(typed: str, numbers: tuple[int, ...]) -> None:
    assert found(PLAN, typed) == numbers


def test_what_only_comes_near_comes_last() -> None:
    near, elsewhere = Document("", ("Parents are trained",)), Document("", (), ("A train is late",))
    assert found([near, elsewhere], "train") == (0, 1)
    assert found([Document("", ("The drain is late",)), elsewhere], "train") == (1, 0)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", Refused.NOTHING),
        ("  ", Refused.NOTHING),
        ("?!. -", Refused.NO_WORDS),
        ("the of", Refused.SMALL_WORDS),
        ("x" * 201, Refused.TOO_LONG),
    ],
)
def test_what_cannot_be_looked_for_says_why(typed: str, why: Refused) -> None:
    assert ask(typed) is why


def test_a_synonym_is_found_and_marked_where_it_stands() -> None:
    text = "The Integrated Care Board pays"
    answer = look(Index([Document("", (text,))], ALIKE), "CCG")
    assert answer.numbers == (0,)
    assert marked(text, answer.words, ALIKE)[1] == ("Integrated Care Board", True)
    assert look(Index([Document("", ("Ask the P.C.F. or the PCF",))], ALIKE), "carers forums").numbers == (0,)


def test_it_says_which_words_it_took_and_what_each_finds_alone() -> None:
    answer = look(Index(PLAN), "backlgo thrpy")
    assert answer.instead == (("backlog", "backlogs"), ())
    assert answer.alone == (4, 0)
    assert nearest(Index(PLAN), "thrpy") == ("therapy",)
    assert nearest(Index(PLAN), "qqqqqqqq") == ()


FACTS = st.dictionaries(st.sampled_from(["kind", "plan", "rating"]), st.sampled_from("xyz"))


@given(st.lists(FACTS), FACTS, st.sampled_from(["kind", "plan", "rating"]), st.sampled_from("xyz"))
def test_a_count_is_what_the_choice_leaves(
    every: list[dict[str, str]], chosen: dict[str, str], name: str, v: str
) -> None:
    assert counted(every, chosen, [name])[name][v] == sum(kept(row, {**chosen, name: v}) for row in every)
