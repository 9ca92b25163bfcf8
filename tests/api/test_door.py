"""The door for machines: the same for everyone, for reading only, from any site, and never twice the same bytes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.people.clock import today
from milepost.progress.actions.load import load_whole_plan
from tests.desk.test_pages import double
from tests.house.test_every_page_for_everyone import ROLES
from tests.plan.test_planfile_refusals import GOOD

from .asking import every_path, get

CSV = "/api/plans/exampleshire/milestones.csv"


@pytest.mark.parametrize("path", every_path())
def test_everyone_gets_the_same_bytes_and_no_cookie(path: str, as_: Any) -> None:
    answers = []
    for role in ROLES:
        response = get(as_(role), path)
        assert not response.cookies, role
        assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
        answers.append(response.content)
    assert len(set(answers)) == 1


def test_asking_for_data_signs_nobody_out(as_: Any) -> None:
    client = as_("owner")
    get(client, "plans.json")
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize("path", [path for path in every_path() if "peterborough" not in path])
def test_twice_the_rows_take_the_same_number_of_queries(path: str, client: Any, db: Any) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            get(client, path)
        return len(queries)

    before = count()
    double("exampleshire")
    assert count() == before <= 9


@pytest.mark.parametrize("method", ["get", "head"])
def test_what_you_have_is_not_sent_again(method: str, client: Any, cast: Any) -> None:
    ask = getattr(client, method)
    first = ask(CSV)
    assert first["Cache-Control"] == "public, max-age=60, must-revalidate"
    again = ask(CSV, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert ask(CSV, headers={"If-None-Match": 'W/"other"'}).status_code == 200
    assert ask(CSV, {"as_at": (today() - timedelta(days=1)).isoformat()})["ETag"] != first["ETag"]


def test_any_site_may_read_and_none_may_write(client: Any, db: Any) -> None:
    assert client.get(CSV, headers={"Origin": "https://elsewhere.example"})["Access-Control-Allow-Origin"] == "*"
    preflight = client.options(CSV, headers={"Origin": "https://elsewhere.example"})
    assert preflight.status_code == 204
    assert preflight["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert preflight["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in preflight
    for method in ("post", "put", "patch", "delete"):
        refused = getattr(client, method)(CSV)
        assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert refused["Content-Type"] == "application/problem+json"
    assert "Access-Control-Allow-Origin" not in client.get("/")
    assert "Access-Control-Allow-Origin" not in client.get("/api/")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("soon", "“soon” is not a date. Write it as year, month, day"),
        ("2026-02-30", "“2026-02-30” is not a date"),
        ("2014-08-31", "Nothing is judged before 1 September 2014. Choose that day or a later one"),
        ((today() + timedelta(days=2)).isoformat(), "is still to come. Choose today or a day in the past"),
    ],
)
@pytest.mark.parametrize("path", ["plans.json", "plans/exampleshire.json", "plans/exampleshire/history.jsonl"])
def test_a_bad_day_is_refused_with_its_field_and_fix(path: str, asked: str, words: str, client: Any, db: Any) -> None:
    response = client.get(f"/api/{path}", {"as_at": asked})
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    said = response.json()
    assert (said["status"], said["title"], said["field"]) == (400, "Bad Request", "as_at")
    assert words in said["detail"]
    # The page would show another day under the same words.
    assert words in client.get("/plans/exampleshire/", {"as_at": asked}).content.decode()


def test_what_is_not_there_says_where_to_look(client: Any, cast: Any) -> None:
    load_whole_plan(text=GOOD, name="p", by=cast("lead"))
    for path in ("plans/small.json", "plans/small/history.csv", "plans/no-such-plan.json", "plans/", "nothing"):
        response = client.get(f"/api/{path}")
        assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json"), path
        assert "/api/plans.json" in response.json()["detail"]
    assert "small" not in get(client, "plans.json").content.decode()


def test_what_breaks_is_a_problem_too(client: Any, db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milepost.api.opendata.views.public_plans", lambda: 1 / 0)
    client.raise_request_exception = False
    response = client.get("/api/plans.json")
    assert (response.status_code, response.json()["title"]) == (500, "Internal Server Error")


def test_files_are_named_for_their_day(client: Any, db: Any) -> None:
    assert get(client, "plans/peterborough-2019/milestones.csv")["Content-Disposition"] == (
        'attachment; filename="peterborough-2019-milestones-2019-11-15.csv"'
    )
    assert get(client, "plans/peterborough-2019.json")["Content-Disposition"].startswith("inline")


def test_the_plans_page_leads_to_its_data_on_the_same_day(client: Any, db: Any) -> None:
    then = (today() - timedelta(days=30)).isoformat()
    page = client.get("/plans/exampleshire/", {"as_at": then}).content.decode()
    assert f'href="/api/plans/exampleshire/milestones.csv?as_at={then}"' in page
    assert "one row for each, 19 rows" in page
    assert "nothing to get for this day" in client.get("/plans/exampleshire/?as_at=2020-01-01").content.decode()
