"""Every shape the published plan prints, and what is refused."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.rhythm import Rhythm
from milepost.rules.timescale import NotUnderstood, Precision, Shape, Timescale, understand, understand_date


@pytest.mark.parametrize(
    ("written", "shape", "starts", "due", "precision"),
    [
        ("Nov 2019", Shape.BY, None, date(2019, 11, 30), Precision.MONTH),
        ("Nov 2019-", Shape.BY, None, date(2019, 11, 30), Precision.MONTH),
        ("Nov \n2019", Shape.BY, None, date(2019, 11, 30), Precision.MONTH),
        ("Sept 2019", Shape.BY, None, date(2019, 9, 30), Precision.MONTH),
        ("January 2020", Shape.BY, None, date(2020, 1, 31), Precision.MONTH),
        ("Nov 2019 – ", Shape.BY, None, date(2019, 11, 30), Precision.MONTH),
        ("Feb 2020", Shape.BY, None, date(2020, 2, 29), Precision.MONTH),
        ("15 Nov 2019", Shape.BY, None, date(2019, 11, 15), Precision.DAY),
        ("30 November 2019", Shape.BY, None, date(2019, 11, 30), Precision.DAY),
        ("2019-11-15", Shape.BY, None, date(2019, 11, 15), Precision.DAY),
        ("June 2020 to April 2021", Shape.BETWEEN, date(2020, 6, 1), date(2021, 4, 30), Precision.MONTH),
        ("3 March 2020 to 30 June 2020", Shape.BETWEEN, date(2020, 3, 3), date(2020, 6, 30), Precision.DAY),
        ("June 2020 – April 2021", Shape.BETWEEN, date(2020, 6, 1), date(2021, 4, 30), Precision.MONTH),
        ("From 15 Feb 2020", Shape.FROM, date(2020, 2, 15), None, Precision.DAY),
        ("From Feb 2020", Shape.FROM, date(2020, 2, 1), None, Precision.MONTH),
        ("Ongoing from March 2020", Shape.FROM, date(2020, 3, 1), None, Precision.MONTH),
    ],
)
def test_kept_and_understood(written: str, shape: Shape, starts: date, due: date, precision: Precision) -> None:
    t = understand(written)
    assert (t.as_written, t.shape, t.starts, t.due, t.precision) == (written, shape, starts, due, precision)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "-",
        "soon",
        "Q2 2020",
        "tbc",
        "31 February 2020",
        "2020-02-31",
        "2019",
        "Nov",
        "Nov 0219",
        "Novembre 2019",
    ],
)
def test_refused_by_name(written: str) -> None:
    with pytest.raises(
        NotUnderstood,
        match=f"“{re.escape(written)}” is not a timescale Milepost understands: it .*Write it like “Nov 2019”",
    ):
        understand(written)
    with pytest.raises(
        NotUnderstood, match=f"“{re.escape(written)}” is not a date Milepost understands: it .*Write it like “Nov 2019”"
    ):
        understand_date(written)


@pytest.mark.parametrize("written", ["April 2021 to June 2020", "30 June 2020 to 3 March 2020"])
def test_a_range_that_runs_backwards_is_refused(written: str) -> None:
    with pytest.raises(NotUnderstood, match=f"“{written}” ends before it begins"):
        understand(written)


@pytest.mark.parametrize(
    ("shape", "starts", "due"),
    [
        (Shape.BY, None, None),
        (Shape.BY, date(2020, 1, 1), date(2020, 1, 31)),
        (Shape.BETWEEN, None, date(2020, 1, 31)),
        (Shape.FROM, date(2020, 1, 1), date(2020, 1, 31)),
    ],
)
def test_a_shape_has_its_own_ends(shape: Shape, starts: date | None, due: date | None) -> None:
    with pytest.raises(NotUnderstood, match="wrong ends"):
        Timescale("Jan 2020", shape, starts, due, Precision.MONTH)


def test_a_rhythm_belongs_only_to_an_open_deadline() -> None:
    for closed in ("April 2020", "June 2020 to April 2021"):
        with pytest.raises(NotUnderstood, match="keep the rhythm as a note"):
            understand(closed, rhythm=Rhythm.QUARTERLY)
    with pytest.raises(NotUnderstood, match="give the day that counts from"):
        understand("From Jan 2020", rhythm=Rhythm.TWO_WEEKLY)


@pytest.mark.parametrize(
    ("written", "first", "precision"),
    [("Aug 2019", date(2019, 8, 1), Precision.MONTH), ("9 Aug 2019", date(2019, 8, 9), Precision.DAY)],
)
def test_a_completion_keeps_the_precision_it_was_given(written: str, first: date, precision: Precision) -> None:
    assert understand_date(written) == (first, precision)


NAMES = [
    "Jan", "January", "Feb", "Mar", "March", "Apr", "April", "May", "June", "July", "Aug", "August",
    "Sep", "Sept", "September", "Oct", "Nov", "November", "Dec",
]  # fmt: skip
SPACES = st.sampled_from([" ", "  ", "\n", " \n ", "\u00a0"])


@st.composite
def ends(draw: st.DrawFn) -> str:
    """A day or a month, as anyone may write it."""
    on = draw(st.dates(date(1900, 1, 1), date(2199, 12, 28)))
    space = draw(SPACES)
    name = draw(st.sampled_from(NAMES))
    in_month = f"{name}{space}{on.year}"
    return draw(st.sampled_from([on.isoformat(), in_month, f"{min(on.day, 28)}{space}{in_month}", in_month.upper()]))


@given(ends(), SPACES, st.sampled_from(["", "-", "–", " – ", "."]))
def test_every_day_and_month_is_understood(end: str, space: str, stray: str) -> None:
    by, opened = understand(f"{end}{stray}"), understand(f"Ongoing{space}from{space}{end}{stray}")
    assert (by.shape, opened.shape) == (Shape.BY, Shape.FROM)
    assert by.as_written == f"{end}{stray}"
    assert by.due is not None
    assert opened.starts is not None
    first, precision = understand_date(end)
    assert (opened.starts, opened.precision, by.precision) == (first, precision, precision)
    assert first <= by.due
    assert (first == by.due) == (precision is Precision.DAY)


@given(ends(), ends(), SPACES)
def test_every_range_is_understood_or_runs_backwards(a: str, b: str, space: str) -> None:
    written = f"{a}{space}to{space}{b}"
    first, last = understand_date(a)[0], understand(b).due
    assert last is not None
    if last < first:
        with pytest.raises(NotUnderstood, match="ends before it begins"):
            understand(written)
    else:
        t = understand(written)
        assert (t.as_written, t.shape, t.starts, t.due) == (written, Shape.BETWEEN, first, last)


@given(st.text(max_size=30) | st.from_regex(r"\d{1,4}[ -][A-Za-z]{3,4}[ -]\d{1,4}", fullmatch=True))
def test_other_words_are_understood_or_refused_and_nothing_else_goes_wrong(words: str) -> None:
    with suppress(NotUnderstood):
        assert understand(words).as_written == words
