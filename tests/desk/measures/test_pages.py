"""Measures at the desk: the matrix, one measure, what is taken away, and what they say of the plan."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.desk.measures.presenters import open_rows
from milepost.judgement.measures import rows_of
from milepost.measures.definitions import Measure
from milepost.people.clock import today
from milepost.rules.dates import months_later
from milepost.rules.periods import Every, period_of
from tests.judgement.measures.made import series
from tests.measures.make import area, by, reading
from tests.measures.small_cells import plant, told_by
from tests.measuring import STEADY, defined, months, send, worse

PLAN = "/desk/plans/exampleshire/"
MATRIX = PLAN + "measures/"
ONE = MATRIX + "test-worse/"


def sheets(answer: Any) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def html(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


@pytest.fixture
def measure(db: Any) -> Iterator[Measure]:
    """It was steady for 15 months and then fell."""
    made = worse()
    send(made, [*(STEADY * 5), 40])
    with defined(made):
        yield made


def test_the_matrix_says_what_each_measure_says_in_words(measure: Measure, as_: Any) -> None:
    page = html(as_("board").get(MATRIX))
    for words in (
        "Plans on time",
        "40.0%",
        "At least 90% by",
        "Real change for the worse: lower",
        "Getting worse",
        "Head of SEND",
    ):
        assert words in page
    assert "1 got worse or missed a target" in page
    assert "No measure matches" in html(as_("board").get(MATRIX, {"show": "overdue"}))
    assert "Showing 1 of 1 measure" in html(
        as_("board").get(MATRIX, {"show": "worse", "workstream": "1", "owner": "Head of SEND"})
    )
    assert "Plans on time" in html(as_("board").get("/desk/measures/"))


def test_one_measure_tells_where_its_figures_come_from(measure: Measure, as_: Any) -> None:
    page = html(as_("board").get(ONE))
    for words in (
        "How many plans are on time?", "Getting worse", "<svg", "below the lower limit", "Will the target be met?",
        "Impact 1.1-i1", "Confirmed", "400", "Counts from 1 to",
    ):  # fmt: skip
        assert words in page, words
    assert as_("board").get(MATRIX + "no-such-measure/").status_code == 404
    assert as_("nobody").get(ONE).status_code == 404


def test_a_measure_is_read_as_at_a_day(measure: Measure, as_: Any) -> None:
    then = period_of(measure.every, months(3)[0]).ends.isoformat()
    page = html(as_("board").get(ONE, {"as_at": then}))
    assert "This is what was recorded by the end of that day" in page
    assert "Getting worse" not in page


def test_what_got_worse_challenges_the_good_ratings_of_its_actions(measure: Measure, as_: Any) -> None:
    for path in (PLAN, PLAN + "workstreams/1/", PLAN + "actions/1.1a/"):
        page = html(as_("board").get(path))
        assert "declared Blue" in page, path
        assert "Plans on time: getting worse" in page, path
    assert "Declared Blue; but Plans on time: getting worse" in html(as_("board").get(PLAN + "milestones/1.1a.1/"))
    plan = html(as_("board").get(PLAN))
    assert '<th scope="col">BRAG and date</th><th scope="col">Making a difference</th>' in plan


def test_a_plan_without_measures_has_no_such_column(as_: Any) -> None:
    with defined():
        assert '<th scope="col">Making a difference' not in html(as_("board").get(PLAN))
        assert "This plan has no measure yet" in html(as_("board").get(MATRIX))


def test_measures_are_taken_away_as_numbers(measure: Measure, as_: Any) -> None:
    book = sheets(as_("board").get(PLAN + "measures.xlsx"))
    assert book["Measures"][1][2] == 40
    assert "How to read this" in book
    assert sheets(as_("board").get(ONE + "figures.xlsx"))["Figures"][-1][4:7] == [40, 400, 1000]
    text = as_("board").get(ONE + "figures.csv").content.decode("utf-8-sig")
    assert text.splitlines()[-1].split(",")[4:7] == ["40", "400", "1000"]
    assert as_("board").get(ONE + "figures.pdf").status_code == 404
    assert as_("board").get(ONE + "chart.png").content[:4] == b"\x89PNG"


def test_a_plan_taken_away_has_the_two_columns(measure: Measure, as_: Any) -> None:
    text = html(as_("board").get(PLAN + "take-away/plan.csv"))
    assert "Rating,Completed on" in text
    assert "By the dates,Making a difference,Forum" in text
    assert "; but Plans on time: getting worse" in text


def test_nothing_small_shows_anywhere(measure: Measure, as_: Any) -> None:
    few = replace(measure, id="test-few", name="Few")
    plant(few, area(), period_of(few.every, months(1)[0]), by(), share=True)
    client = as_("board")
    with defined(few):
        for path in (MATRIX, MATRIX + "test-few/", PLAN, PLAN + "actions/1.1a/", MATRIX + "test-few/figures.csv"):
            answer = html(client.get(path))
            assert told_by(answer) == [], path
        assert ">c<" in html(client.get(MATRIX + "test-few/"))
        for path in (PLAN + "measures.xlsx", MATRIX + "test-few/figures.xlsx"):
            cells = str(sheets(client.get(path)))
            assert told_by(cells) == [], path
            assert "Too few people" in cells


@pytest.mark.parametrize("path", [MATRIX, ONE, PLAN, PLAN + "actions/1.1a/"])
def test_twice_the_measures_and_figures_take_the_same_number_of_queries(path: str, measure: Measure, as_: Any) -> None:
    client = as_("board")

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            html(client.get(path))
        return len(queries)

    count()
    before = count()
    other = worse("test-other")
    send(other, [*(STEADY * 10)])
    reading(measure, months(40)[0], 700, 1000, at=today(), confirmed=True)
    with defined(measure, other):
        assert count() == before


@pytest.mark.parametrize(("parts", "rows", "shown"), [(1, 9, 9), (1, 40, 12), (5, 40, 15), (5, 12, 12)])
def test_a_dozen_figures_stand_open_and_no_period_is_split(parts: int, rows: int, shown: int) -> None:
    one = rows_of(series([40, 41]))[0]
    periods = [period_of(Every.MONTH, months_later(today(), -(n // parts))) for n in range(rows)]
    assert open_rows(tuple(replace(one, period=period) for period in periods)) == shown
