"""A plan too long for one page: pages between its actions, counts and filters over the whole of it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from milepost.judgement import pages

DESK = "/desk/plans/exampleshire/"
PUBLIC = "/plans/exampleshire/promises/"


@pytest.fixture
def _short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MILESTONES", 6)


def body(client: Any, path: str, **asked: str) -> str:
    response = client.get(path, asked)
    assert response.status_code == 200
    return str(response.content.decode())


def milestones(page: str) -> list[str]:
    return re.findall(r"/(?:milestones|promise)/([\w.]+)/\"", page)


def test_a_plan_that_fits_has_one_page_and_no_links_to_others(as_: Any) -> None:
    page = body(as_("lead"), DESK)
    assert "Showing 19 of 19 milestones." in page
    assert "govuk-pagination" not in page


@pytest.mark.usefixtures("_short_pages")
@pytest.mark.parametrize(("who", "path"), [("lead", DESK), ("public", PUBLIC)])
def test_every_milestone_is_on_one_page_in_the_plans_order(who: str, path: str, as_: Any, monkeypatch: Any) -> None:
    client = as_(who)
    found = [milestones(body(client, path, page=str(n))) for n in range(1, 5)]
    assert all(0 < len(page) <= 6 for page in found)
    monkeypatch.setattr(pages, "MILESTONES", 250)
    assert [ref for page in found for ref in page] == milestones(body(client, path))


@pytest.mark.usefixtures("_short_pages")
def test_counts_and_filters_are_of_the_whole_plan(as_: Any) -> None:
    client = as_("lead")
    page = body(client, DESK, page="2")
    assert "Showing 19 of 19 milestones, page 2 of 4." in page
    assert "7</b> Blue" in page
    page = body(client, DESK, rating="blue")
    assert "Showing 7 of 19 milestones, page 1 of 2." in page
    assert 'href="?rating=blue&amp;page=2"' in page
    assert "Showing 7 of 19 milestones, page 2 of 2." in body(client, DESK, rating="blue", page="2")


@pytest.mark.usefixtures("_short_pages")
def test_a_page_that_is_not_there_is_the_first_or_the_last(as_: Any) -> None:
    client = as_("lead")
    assert "page 1 of 4" in body(client, DESK, page="soon")
    assert "page 4 of 4" in body(client, DESK, page="99")


@pytest.mark.usefixtures("_short_pages")
@pytest.mark.parametrize(
    ("who", "path"), [("lead", DESK + "workstreams/1/"), ("public", "/plans/exampleshire/weakness/1/")]
)
def test_a_workstream_has_pages_too(who: str, path: str, as_: Any) -> None:
    client = as_(who)
    first, second = milestones(body(client, path)), milestones(body(client, path, page="2"))
    assert first
    assert second
    assert not set(first) & set(second)


@pytest.mark.usefixtures("_short_pages")
def test_an_action_is_never_cut_in_two(as_: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even one that is longer than a page."""
    monkeypatch.setattr(pages, "MILESTONES", 1)
    assert milestones(body(as_("lead"), DESK)) == ["1.1a.1", "1.1a.2", "1.1a.3", "1.1a.4", "1.1a.5"]
