"""A public page is made once for everybody, and anew whenever anything is recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from milepost.people.actions.save import save_record
from milepost.people.models import Partnership, Post
from milepost.plan.models import Row
from milepost.progress.actions import NewUpdate, check_update, keep_draft, post_update, redact
from milepost.progress.models import Update, Verdict
from milepost.rules.brag import Brag

PLAN = "/plans/exampleshire/"
PAGES = [
    "/",
    PLAN,
    PLAN + "promises/",
    PLAN + "weakness/1/",
    PLAN + "promise/1.1a.3/",
    PLAN + "changes/",
    PLAN + "timeline/",
    "/boards/",
]


@pytest.fixture(autouse=True)
def _pages_are_kept(settings: Any) -> None:
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test pages"}
    settings.CACHES = {**settings.CACHES, "pages": memory}
    caches["pages"].clear()


def mark_of(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return str(response["ETag"])


@pytest.mark.parametrize("path", PAGES)
def test_nothing_changed_and_nothing_is_read(path: str, as_: Any) -> None:
    client = as_("public")
    mark = mark_of(client, path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path, headers={"If-None-Match": mark})
    assert response.status_code == 304
    assert response.content == b""
    assert len(queries) == 1


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_made_once_for_everybody(path: str, as_: Any) -> None:
    client = as_("public")
    first = client.get(path)
    with CaptureQueriesContext(connection) as queries:
        again = client.get(path)
    assert len(queries) == 1
    assert (again.content, again["ETag"], again["Content-Type"]) == (
        first.content,
        first["ETag"],
        first["Content-Type"],
    )
    assert as_("owner").get(path).content != first.content


def test_a_page_that_names_its_own_address_is_kept_for_that_address(as_: Any) -> None:
    """The timeline tells a calendar program where to look, which begins with http or https as it was asked for."""
    client = as_("public")
    plain, safe = (client.get(PLAN + "timeline/", secure=secure).content.decode() for secure in (False, True))
    assert "https://testserver" not in plain
    assert "https://testserver" in safe


def test_what_is_not_there_is_not_kept(as_: Any) -> None:
    client = as_("public")
    assert client.get(PLAN + "promise/9.9/").status_code == 404
    assert client.get(PLAN + "promise/9.9/").status_code == 404
    assert client.post(PLAN).status_code == 200


def an_update(cast: Any) -> None:
    milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.5")
    update = post_update(milestone=milestone, new=NewUpdate(Brag.GREEN, "On the way"), by=cast("owner"))
    check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))


def a_redaction(cast: Any) -> None:
    said = Update.objects.filter(milestone__plan__slug="exampleshire").exclude(happened="").latest("pk")
    redact(said=said, field="happened", why="It named somebody", by=cast("lead"))


def a_new_name(cast: Any) -> None:
    partnership = Partnership.objects.get()
    partnership.name = "Another partnership"
    save_record(row=partnership, by=cast("administrator"))


def a_post(cast: Any) -> None:
    save_record(row=Post(area=Partnership.objects.get().area, title="A new post"), by=cast("administrator"))


def a_draft(cast: Any) -> None:
    milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.5")
    keep_draft(milestone=milestone, fields={"happened": "Half a thought"}, by=cast("owner"))


@pytest.mark.parametrize("act", [an_update, a_redaction, a_new_name, a_post, a_draft])
@pytest.mark.parametrize("path", PAGES)
def test_whatever_anybody_does_makes_the_page_anew(
    path: str, act: Callable[[Any], None], as_: Any, cast: Any, settings: Any
) -> None:
    client = as_("public")
    mark = mark_of(client, path)
    before = client.get(path).content
    act(cast)
    response = client.get(path, headers={"If-None-Match": mark})
    assert response.status_code == 200
    assert response["ETag"] != mark
    settings.CACHES = {**settings.CACHES, "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert response.content == client.get(path).content
    if act is a_new_name:
        assert response.content != before


def test_another_day_makes_the_page_anew(as_: Any) -> None:
    client = as_("public")
    mark = mark_of(client, PLAN)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert client.get(PLAN, headers={"If-None-Match": mark}).status_code == 200


def test_each_address_has_a_mark_of_its_own(as_: Any) -> None:
    client = as_("public")
    then = (timezone.localdate() - timedelta(days=100)).isoformat()
    marks = {mark_of(client, path) for path in [*PAGES, f"{PLAN}?as_at={then}", f"{PLAN}changes/?since={then}"]}
    assert len(marks) == len(PAGES) + 2


def test_a_page_that_greets_somebody_is_made_for_them(as_: Any, cast: Any) -> None:
    mark = mark_of(as_("public"), PLAN)
    for who in ("owner", "lead"):
        response = as_(who).get(PLAN, headers={"If-None-Match": mark})
        assert response.status_code == 200
        assert cast(who).name in response.content.decode()
        assert response["ETag"] != mark
