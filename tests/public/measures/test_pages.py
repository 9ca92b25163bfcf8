"""Measures for everyone: open ones, and figures that somebody confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.measures.definitions import Measure
from milepost.rules.periods import period_of
from tests.measures.make import area, by, reading
from tests.measures.small_cells import plant, told_by
from tests.measuring import STEADY, defined, months, send, worse

PLAN = "/plans/exampleshire/"
ONE = PLAN + "measures/test-worse/"


def html(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


@pytest.fixture
def measure(db: Any) -> Iterator[Measure]:
    made = worse()
    send(made, [*(STEADY * 5), 40])
    with defined(made, replace(worse("test-closed"), name="Closed", open=False)):
        yield made


def test_everyone_reads_what_gets_worse_in_plain_words(measure: Measure, client: Any) -> None:
    page = html(client.get(PLAN + "measures/"))
    assert "How many plans are on time?" in page
    assert "It is getting worse" in page
    assert "Closed" not in page
    one = html(client.get(ONE))
    assert "<svg" in one
    assert "We want at least 90% by" in one
    assert "Anna Analyst" not in one
    assert html(client.get(ONE + "figures.csv")).splitlines()[-1].split(",")[4] == "40"


def test_an_impact_and_a_promise_say_in_a_line_whether_it_gets_better(measure: Measure, client: Any) -> None:
    for path in (PLAN + "weakness/1/", PLAN + "promises/", PLAN + "promise/1.1a.3/"):
        page = html(client.get(path))
        assert f'href="{ONE}"' in page, path
        assert "It is getting worse" in page, path


def test_only_what_is_open_and_confirmed_shows(measure: Measure, client: Any) -> None:
    assert client.get(PLAN + "measures/test-closed/").status_code == 404
    assert client.get("/plans/no-plan/measures/").status_code == 404
    reading(measure, months(20)[0], 111, 1000, confirmed=False)
    assert "11.1" not in html(client.get(ONE))
    assert "11.1" not in html(client.get(ONE + "figures.csv"))


def test_nothing_small_shows(measure: Measure, client: Any) -> None:
    from milepost.measures.models import Confirmation
    from milepost.people.clock import now

    few = replace(measure, id="test-few", name="Few")
    planted = plant(few, area(), period_of(few.every, months(1)[0]), by(), share=True)
    Confirmation.objects.create(reading=planted, recorded_at=now(), recorded_by=by("lead"))
    one = PLAN + "measures/test-few/"
    with defined(few):
        for path in (PLAN + "measures/", one, one + "figures.csv", PLAN + "weakness/1/"):
            assert told_by(html(client.get(path))) == [], path
        assert "oo few to show (c) in " in html(client.get(PLAN + "measures/"))


def test_an_archived_plan_shows_its_baseline_and_targets(client: Any, db: Any) -> None:
    page = html(client.get("/plans/peterborough-2019/measures/peterborough-assessments-on-time/"))
    assert "The plan says: “over 85%”" in page
    assert "No figure yet" in page


def test_twice_the_measures_take_the_same_number_of_queries(measure: Measure, client: Any) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            html(client.get(PLAN + "measures/"))
        return len(queries)

    count()
    before = count()
    other = worse("test-other")
    send(other, [*(STEADY * 10)])
    with defined(measure, other):
        assert count() == before
