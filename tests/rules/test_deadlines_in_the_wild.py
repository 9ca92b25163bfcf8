"""Deadlines as plans of many councils write them, and why the rest are refused."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.timescale import (
    CALENDAR,
    NotUnderstood,
    Precision,
    Shape,
    Timescale,
    Why,
    understand,
    understand_as,
    understand_date,
)
from milepost.rules.timescale.easter import easter_sunday

BY, BETWEEN, FROM = Shape.BY, Shape.BETWEEN, Shape.FROM


@pytest.mark.parametrize(
    ("written", "shape", "starts", "due"),
    [
        ("Nov 19", BY, None, "2019-11-30"),
        ("Nov-19", BY, None, "2019-11-30"),
        ("Nov ’19", BY, None, "2019-11-30"),
        ("‘Nov 19’", BY, None, "2019-11-30"),
        ("March ’31", BY, None, "2031-03-31"),
        ("Novem\u00adber 2019", BY, None, "2019-11-30"),
        ("31/03/2020", BY, None, "2020-03-31"),
        ("31.3.20", BY, None, "2020-03-31"),
        ("1/2/20", BY, None, "2020-02-01"),
        ("31-03-2020", BY, None, "2020-03-31"),
        ("03/2020", BY, None, "2020-03-31"),
        ("31st March 2020", BY, None, "2020-03-31"),
        ("the 31st of March 2020", BY, None, "2020-03-31"),
        ("March 31, 2020", BY, None, "2020-03-31"),
        ("31-Mar-20", BY, None, "2020-03-31"),
        ("end of March 2020", BY, None, "2020-03-31"),
        ("by March 2020", BY, None, "2020-03-31"),
        ("by end Mar 2020", BY, None, "2020-03-31"),
        ("By the end of Mar. 2020", BY, None, "2020-03-31"),
        ("(in March 2020)", BY, None, "2020-03-31"),
        ("End of Q2 2020/21", BY, None, "2020-09-30"),
        ("Q2 2020-21", BY, None, "2020-09-30"),
        ("Q4 20/21", BY, None, "2021-03-31"),
        ("quarter 1 of 2020/2021", BY, None, "2020-06-30"),
        ("2020/21 Q3", BY, None, "2020-12-31"),
        ("Q3 FY20/21", BY, None, "2020-12-31"),
        ("Autumn term 2020", BY, None, "2020-12-31"),
        ("end of autumn term 2020", BY, None, "2020-12-31"),
        ("by the end of the Spring Term 2021", BY, None, "2021-03-31"),
        ("Spring term 2020/21", BY, None, "2021-03-31"),
        ("Autumn 2020/21", BY, None, "2020-12-31"),
        ("Spring 2021", BY, None, "2021-03-31"),
        ("Summer 2021", BY, None, "2021-07-31"),
        ("by Easter 2021", BY, None, "2021-04-04"),
        ("by Christmas 2020", BY, None, "2020-12-25"),
        ("academic year 2020/21", BY, None, "2021-08-31"),
        ("2020/21 school year", BY, None, "2021-08-31"),
        ("financial year 2020/21", BY, None, "2021-03-31"),
        ("March-May 2020", BETWEEN, "2020-03-01", "2020-05-31"),
        ("March to May 2020", BETWEEN, "2020-03-01", "2020-05-31"),
        ("Between March and the end of May 2020", BETWEEN, "2020-03-01", "2020-05-31"),
        ("3 - 5 March 2020", BETWEEN, "2020-03-03", "2020-03-05"),
        ("3 March to 5 April 2020", BETWEEN, "2020-03-03", "2020-04-05"),
        ("Sept 19 – Jul 20", BETWEEN, "2019-09-01", "2020-07-31"),
        ("From March 2020 to May 2020", BETWEEN, "2020-03-01", "2020-05-31"),
        ("2020-03-01 - 2020-05-31", BETWEEN, "2020-03-01", "2020-05-31"),
        ("Q1-Q3 2020/21", BETWEEN, "2020-04-01", "2020-12-31"),
        ("Autumn 2020 - Spring 2021", BETWEEN, "2020-09-01", "2021-03-31"),
        ("Sept 2019 onwards", FROM, "2019-09-01", None),
        ("from Sept 2019 onwards", FROM, "2019-09-01", None),
        ("Sept 2019 and ongoing", FROM, "2019-09-01", None),
        ("Sept 2019 - ongoing", FROM, "2019-09-01", None),
        ("Sept 2019 +", FROM, "2019-09-01", None),
        ("from Autumn term 2020", FROM, "2020-09-01", None),
    ],
)
def test_kept_and_understood(written: str, shape: Shape, starts: str | None, due: str | None) -> None:
    t = understand(written)
    assert t.as_written == written
    assert t.meaning == (shape, starts and date.fromisoformat(starts), due and date.fromisoformat(due))


@pytest.mark.parametrize(
    ("why", "written"),
    [
        (Why.NO_DATE, ["", " – ", "?", "ongoing", "On-going", "tbc", "TBA", "to be confirmed", "n/a", "ASAP", "monthly", "soon"]),
        (Why.DEPENDS, ["within 6 weeks of X", "once staff are in post", "following the review in March 2020", "6 months"]),
        (Why.NOT_REAL, ["31 February 2020", "31/02/2020", "03/31/2020", "Q5 2020/21", "Q2 2020/22", "Nov 0219", "32 March 2020"]),
        (
            Why.AMBIGUOUS,
            [
                "early March 2020", "mid-March 2020", "late 2020", "2019", "2020/21", "Nov", "31 March", "Q2 2020", "Winter 2020",
                "March or April 2020", "Sept/Oct 2019", "by September term", "September term 2020", "from end of March 2020",
                "Nov 2019, Mar 2020", "w/c 2 March 2020", "start of March 2020", "end of term",
                "March 31", "by June 30", "Dec-31", "Jan - March 31",
            ],
        ),
        (Why.CONTRADICTS, ["May 2020 to March 2020", "Nov to Jan 2021"]),
        (Why.UNKNOWN, ["Novembre 2019", "see 4.3", "1.1a", "三月", "Phase 2"]),
    ],
)  # fmt: skip
def test_what_is_refused_says_why(why: Why, written: list[str]) -> None:
    for words in written:
        with pytest.raises(NotUnderstood) as refused:
            understand(words)
        assert (words, refused.value.why) == (words, why)


def test_a_completion_is_a_day_or_a_month_never_a_term() -> None:
    assert understand_date("Nov 19") == (date(2019, 11, 1), Precision.MONTH)
    assert understand_date("31/03/2020") == (date(2020, 3, 31), Precision.DAY)
    for words in ("Autumn term 2020", "Q2 2020/21", "by Nov 2019", "March-May 2020"):
        with pytest.raises(NotUnderstood):
            understand_date(words)


def test_a_councils_own_term_dates_come_before_whole_months() -> None:
    own = replace(CALENDAR, dates={("autumn", 2020): (date(2020, 9, 2), date(2020, 12, 18))})
    by, ranged = understand("Autumn term 2020", calendar=own), understand("Autumn 2020 - Spring 2021", calendar=own)
    assert (by.due, by.precision, by.words) == (date(2020, 12, 18), Precision.DAY, "by 18 December 2020")
    assert (ranged.starts, ranged.due) == (date(2020, 9, 2), date(2021, 3, 31))
    assert understand(ranged.written()).meaning == ranged.meaning


def test_what_it_means_is_somebodys_word_beside_the_plans() -> None:
    t = understand_as("Within 6 weeks of X", "end of Q2 2020/21")
    assert (t.as_written, t.due) == ("Within 6 weeks of X", date(2020, 9, 30))
    assert understand_as("Nov 19", "30 November 2019").words == "by 30 November 2019"
    assert understand_as("Nov 19", " ") == understand("Nov 19")
    with pytest.raises(
        NotUnderstood, match="“Nov 19” can be read, as “November 2019”, and “Dec 2019” is something else"
    ):
        understand_as("Nov 19", "Dec 2019")
    with pytest.raises(NotUnderstood, match="“later” is not a timescale"):
        understand_as("tbc", "later")


def test_easter_is_the_one_england_keeps() -> None:
    for year in range(1990, 2060):
        monday = country_holidays("GB", subdiv="ENG", years=year).get_named("Easter Monday")
        assert [(day - easter_sunday(year)).days for day in monday] == [1]


MONTH_NAMES = ["jan", "Feb", "MARCH", "Sept", "sep.", "November", "may"]
YEAR = st.sampled_from(["2019", "19", "'20", "2020", "2024"])
PAIR = st.sampled_from(["2019/20", "20-21", "2020-21", "2021/2022"])
POINT = st.one_of(
    st.builds("{} {}".format, st.sampled_from(MONTH_NAMES), YEAR),
    st.builds("{}-{}".format, st.sampled_from(MONTH_NAMES), YEAR),
    st.builds("{} {} {}".format, st.sampled_from(["1", "31st", "3rd"]), st.sampled_from(MONTH_NAMES), YEAR),
    st.builds("{}/{}/{}".format, st.integers(1, 31), st.integers(1, 13), st.sampled_from(["20", "2021"])),
    st.builds("{} {}".format, st.sampled_from(["Autumn term", "Spring", "summer term"]), YEAR | PAIR),
    st.builds("q{} {}".format, st.integers(1, 5), PAIR),
    st.builds("{} {}".format, st.sampled_from(["academic year", "financial year"]), PAIR),
    st.builds("{} {}".format, st.sampled_from(["Easter", "Christmas"]), YEAR),
)
WRITTEN = st.one_of(
    st.builds("{}{}".format, st.sampled_from(["", "by ", "End of ", "by the end of ", "from "]), POINT),
    st.builds("{}{}".format, POINT, st.sampled_from([" onwards", " - ongoing", "-", "."])),
    st.builds("{}{}{}".format, POINT, st.sampled_from([" to ", "-", " – ", " until "]), POINT),
    st.builds("{}-{}".format, st.sampled_from(MONTH_NAMES), POINT),
)
ANYTHING = st.text(max_size=40) | st.text("0123456789 -/.'nov sept qtermby20", max_size=25)


@given(WRITTEN | ANYTHING)
def test_whatever_it_reads_writing_it_back_gives_the_same_meaning(words: str) -> None:
    try:
        t = understand(words)
    except NotUnderstood:
        return
    again = understand(t.written())
    assert t.as_written == words
    assert replace(again, as_written=words) == t
    assert understand_as("tbc", t.written()) == replace(t, as_written="tbc")


def meaning(words: str) -> object:
    try:
        t = understand(words)
    except NotUnderstood as refused:
        return refused.why
    return t.meaning, t.precision


SPACE = st.sampled_from(["  ", "\u00a0", "\n", "\u2009", " \u00ad", "\t "])


@given(WRITTEN | ANYTHING, st.data())
def test_what_a_document_does_to_words_changes_nothing(words: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    before = meaning(words)
    with suppress(ValueError):
        index = words.index(" ")
        assert meaning(words[:index] + data.draw(SPACE) + words[index + 1 :]) == before
    assert meaning(words[:at] + "\u00ad" + words[at:]) == before
    assert meaning(f" {words}\n") == before
    for dash in "–—‑−":
        assert meaning(words.replace("-", dash)) == before
    for quote in "’‘":
        assert meaning(words.replace("'", quote)) == before
    assert meaning(words.replace("-", " - ")) == before


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_open_day_is_written_as_a_day(starts: date) -> None:
    t = Timescale("x", FROM, starts, None, Precision.DAY)
    assert replace(understand(t.written()), as_written="x") == t


def test_the_longest_nonsense_is_refused_quickly_and_quoted_in_part() -> None:
    with pytest.raises(NotUnderstood, match=r"\.\.\.” is not a timescale") as refused:
        understand("to - 20 " * 50_000)
    assert len(str(refused.value)) < 400
