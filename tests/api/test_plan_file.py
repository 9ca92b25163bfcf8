"""The published plan is a plan file: by the schema, and read back as what it was."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from demo.load import PLANS, Exampleshire
from milepost.people.clock import day_of, today
from milepost.people.system import loader
from milepost.plan.models import Plan
from milepost.plan.planfile import PlanFile, read_plan_file
from milepost.plan.planfile.lines import read_lines
from milepost.plan.planfile.records import RowRecord
from milepost.plan.planfile.text import to_json
from milepost.progress.actions.load import load_whole_plan
from milepost.progress.models import Update
from milepost.rules.moves import PUBLIC_STATUSES
from milepost.rules.timescale import Precision

from .asking import get

SCHEMA = json.loads((settings.DEFINITIONS / "schemas" / "plan.schema.json").read_text("utf-8"))


def published(client: Any, slug: str, on: date | None = None) -> tuple[dict[str, Any], PlanFile]:
    text = get(client, f"plans/{slug}.json", on).content.decode()
    found = json.loads(text)
    assert list(Draft202012Validator(SCHEMA).iter_errors(found)) == []
    return found, read_plan_file(text, "published.json")


def public_part(r: RowRecord) -> RowRecord:
    """A row less what only the desk may read."""
    children = tuple(map(public_part, r.children))
    return replace(r, note="", accountable=(), delivery=(), owners=(), see=(), children=children)


def written(slug: str) -> PlanFile:
    if slug == "exampleshire":
        return read_plan_file(Exampleshire(loader(), today()).text(), slug)
    return read_plan_file((PLANS / f"{slug}.yaml").read_text("utf-8"), slug)


@pytest.mark.parametrize("slug", ["exampleshire", "peterborough-2019"])
def test_what_was_loaded_comes_back(slug: str, client: Any, db: Any) -> None:
    """As at the first day anyone could read it: every row, deadline, rhythm, resource, figure and completion."""
    opened_on = day_of(Plan.objects.get(slug=slug).steps.filter(status__in=PUBLIC_STATUSES)[0].recorded_at)
    _, found = published(client, slug, opened_on)
    original = written(slug)
    assert found.workstreams == tuple(map(public_part, original.workstreams))
    assert (found.plan, found.area, found.inspection) == (original.plan, original.area, original.inspection)
    assert (found.organisations, found.posts, found.bodies, found.reporting) == ({}, {}, {}, ())


def test_what_is_accepted_as_complete_is_in_it_and_nothing_else_is(client: Any, cast: Any) -> None:
    last: dict[str, Update] = {}
    for update in Update.objects.filter(milestone__plan__slug="exampleshire", verdict__kind="accepted"):
        last[update.milestone.ref] = update
    accepted = {ref: (u.completed_on, Precision.DAY) for ref, u in last.items() if u.completed_on}
    rows = published(client, "exampleshire")[1].rows()
    assert {r.ref: r.completed for r in rows if r.completed} == accepted
    assert len(accepted) == 7


def test_a_moved_deadline_is_as_it_reads_on_the_day(client: Any, db: Any) -> None:
    def deadline(on: date) -> str:
        row = next(r for r in published(client, "exampleshire", on)[1].rows() if r.ref == "2.1a.2")
        assert row.timescale
        return row.timescale.as_written

    opened_on = day_of(Plan.objects.get(slug="exampleshire").steps.get(status="live").recorded_at)
    assert deadline(opened_on) != deadline(today())


def test_it_states_its_day_licence_and_source(client: Any, db: Any) -> None:
    found, _ = published(client, "exampleshire")
    assert found["published"]["as_at"] == today().isoformat()
    assert found["published"]["licence"] == "Open Government Licence v3.0"
    assert found["published"]["source"] == "http://testserver/plans/exampleshire/"
    archived, _ = published(client, "peterborough-2019")
    assert archived["published"]["as_at"] == "2019-11-15"
    assert archived["published"]["licence"] == "MIT"
    assert "Peterborough City Council" in archived["plan"]["source"]
    link = get(client, "plans/peterborough-2019.json")["Link"]
    assert link == '<https://opensource.org/license/mit>; rel="license", </api/plan.schema.json>; rel="describedby"'


def test_it_can_be_loaded_as_another_plan(client: Any, db: Any) -> None:
    text = get(client, "plans/peterborough-2019.json").content.decode()
    copy = load_whole_plan(text=text.replace('"peterborough-2019"', '"copy"'), name="copy.json", by=loader())
    assert copy.rows.count() == Plan.objects.get(slug="peterborough-2019").rows.count()
    assert published(client, "copy", today())[1].workstreams == published(client, "peterborough-2019")[1].workstreams


def test_before_the_plan_there_is_no_file(client: Any, db: Any) -> None:
    response = client.get("/api/plans/peterborough-2019.json?as_at=2019-01-01")
    assert response.status_code == 404
    assert response.json()["detail"] == "Nothing of this plan was recorded by 1 January 2019. Choose a later day"


storable = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"))


@given(storable)
@example("a line\u2028ends, a\u2029paragraph")
@example("\ufeff at the start, \ufffe and \uffff are no letters, 😀 is one")
def test_any_words_a_plan_file_can_hold_are_read_back(words: str) -> None:
    assert read_lines(to_json({"words": words, "list": [words]}), "p")[0] == {"words": words, "list": [words]}
