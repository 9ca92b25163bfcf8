"""Who comes back is told that nothing changed, exactly while nothing did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
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
PAGES = ["/", PLAN, PLAN + "promises/", PLAN + "weakness/1/", PLAN + "promise/1.1a.3/", PLAN + "changes/"]


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
def test_whatever_anybody_does_makes_the_page_anew(path: str, act: Callable[[Any], None], as_: Any, cast: Any) -> None:
    client = as_("public")
    mark = mark_of(client, path)
    act(cast)
    response = client.get(path, headers={"If-None-Match": mark})
    assert response.status_code == 200
    assert response["ETag"] != mark


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
