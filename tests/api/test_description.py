"""The description is valid, complete and true: what it says is answered, and what is answered it says."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.urls import URLPattern
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from milepost.api.opendata.description import description
from milepost.api.opendata.urls import urlpatterns

from .asking import PLANS, TABLES, get, lines

PATHS = list(description()["paths"])


def check(name: str, value: Any) -> None:
    """A value against one of the description's schemas."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": description()["components"]}
    assert [e.message for e in Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(value)] == []


def test_it_is_openapi_and_is_what_is_given(client: Any) -> None:
    validate(description())
    assert get(client, "openapi.json").json() == json.loads(json.dumps(description()))


def test_no_address_is_missing_and_none_is_made_up() -> None:
    served = {f"/api/{p.pattern}" for p in urlpatterns if isinstance(p, URLPattern)} - {"/api/"}
    assert {re.sub(r"<slug:(\w+)>", r"{\1}", path) for path in served} == set(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_every_address_answers_as_described(path: str, client: Any, db: Any) -> None:
    says = description()["paths"][path]["get"]["responses"]
    address = path.format(slug="exampleshire")
    response = client.get(address)
    assert [response["Content-Type"].split(";")[0]] == list(says["200"]["content"])
    assert set(says["200"]["headers"]) == {"ETag"} | ({"Link"} if "Link" in response else set())
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304
    answers = {"304"}
    if client.get(address, {"as_at": "soon"}).status_code == 400:
        answers.add("400")
    if client.get(path.format(slug="no-such-plan")).status_code == 404:
        answers.add("404")
    assert answers == set(says) - {"200"}


@pytest.mark.parametrize("slug", PLANS)
def test_rows_are_as_described(slug: str, client: Any, db: Any) -> None:
    for table, name in zip(TABLES, ("Milestone", "Event"), strict=True):
        rows = lines(client, slug, table)
        assert list(description()["components"]["schemas"][name]["properties"]) == list(rows[0])
        for row in rows:
            check(name, row)


def test_plans_and_refusals_are_as_described(client: Any, db: Any) -> None:
    found = get(client, "plans.json").json()
    check("Plans", found)
    assert [p["slug"] for p in found["plans"]] == list(PLANS)
    for plan in found["plans"]:
        check("Plan", get(client, f"plans/{plan['slug']}.json").json())
        for address in plan["addresses"].values():
            assert client.get(address.removeprefix("http://testserver")).status_code == 200
    check("Problem", client.get("/api/plans.json?as_at=soon").json())
    check("Problem", client.get("/api/nothing").json())


def test_the_list_carries_the_day_asked_for(client: Any, db: Any) -> None:
    for plan in client.get("/api/plans.json?as_at=2026-01-02").json()["plans"]:
        assert plan["as_at"] == "2026-01-02"
        assert all(address.endswith("?as_at=2026-01-02") for address in plan["addresses"].values())


def test_the_schema_of_plan_files_is_given(client: Any) -> None:
    assert get(client, "plan.schema.json").json()["title"] == "Milepost plan file"


def test_the_schema_of_measures_is_given(client: Any) -> None:
    assert get(client, "measure.schema.json").json()["title"] == "A measure"


def test_the_page_for_people_explains_every_column(client: Any, db: Any) -> None:
    page = client.get("/api/").content.decode()
    for name in ("Milestone", "Event"):
        for column in description()["components"]["schemas"][name]["properties"]:
            assert f"<code>{column}</code>" in page
    for words in ("Open Government Licence v3.0", "Facts are the document", "?as_at=2026-03-31"):
        assert words in page
