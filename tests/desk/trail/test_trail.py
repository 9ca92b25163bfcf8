"""The trail, read by those who may."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from milepost.people.actions.hand_over import hand_over
from milepost.people.actions.save import save_record
from milepost.people.audit import record
from milepost.people.clock import today
from milepost.people.models import AuditEvent, Post

TRAIL = "/desk/trail/"


def html(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


def count(page: str) -> int:
    found = re.search(r">([\d,]+) events?, newest first", page)
    assert found
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize(("key", "status"), [("auditor", 200), ("administrator", 200), ("lead", 404), ("public", 302)])
def test_the_trail_is_for_the_auditor_and_the_administrator(key: str, status: int, as_: Any) -> None:
    assert as_(key).get(TRAIL).status_code == status


def test_a_change_is_read_in_words_and_names(as_: Any, cast: Any) -> None:
    hand_over(holding=cast("owner").holdings.get(), to=cast("nobody"), on=today(), by=cast("administrator"))
    post = Post.objects.get(title="Head of SEND")
    post.title = "Head of Inclusion"
    save_record(row=post, by=cast("administrator"))
    page = html(as_("auditor").get(TRAIL, {"person": "ada"}))
    assert "<strong>Title:</strong> Head of Inclusion (was Head of SEND)" in page
    assert "<strong>Began: User:</strong> Noor Nobody" in page
    assert "<strong>Ended: User:</strong> Owen Owner" in page
    assert "user_id" not in page
    assert page.index("Head of Inclusion (was") < page.index("Began: User")


def test_the_trail_is_looked_through(as_: Any, cast: Any) -> None:
    client = as_("auditor")
    post = Post.objects.get(title="Head of SEND")
    save_record(row=post, by=cast("administrator"))
    every = count(html(client.get(TRAIL)))
    assert every == AuditEvent.objects.count()
    about = {"about": "people.post", "about_id": str(post.pk)}
    assert count(html(client.get(TRAIL, about))) == 1
    assert count(html(client.get(TRAIL, {"verb": "change"}))) == 1
    assert count(html(client.get(TRAIL, {"person": "nobody of this name"}))) == 0
    day = today().isoformat()
    since, before = {"since": day}, {"until": (today() - timedelta(days=1)).isoformat()}
    assert count(html(client.get(TRAIL, since))) + count(html(client.get(TRAIL, before))) == every
    assert 0 < count(html(client.get(TRAIL, since))) < every


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"since": "soon"}, "“From” must be a real date"),
        ({"since": "2026-02-30"}, "“From” must be a real date"),
        ({"since": "2026-03-02", "until": "2026-03-01"}, "must be on or after"),
        ({"verb": "no such thing"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_looked_for_is_said(asked: dict[str, str], words: str, as_: Any) -> None:
    page = html(as_("auditor").get(TRAIL, asked))
    assert "There is a problem" in page
    assert words in page


def test_a_long_trail_is_paged_at_the_same_cost(as_: Any, cast: Any) -> None:
    client, by, post = as_("auditor"), cast("administrator"), Post.objects.get(title="Head of SEND")

    def add(count: int) -> None:
        with transaction.atomic():
            for n in range(count):
                record(
                    by=by, verb="change", about=post, summary=f"Line {n}", after={"user_id": by.pk, "post_id": post.pk}
                )

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            html(client.get(TRAIL, {"verb": "change"}))
        return len(asked)

    add(20)
    queries()
    before = queries()
    add(40)
    assert queries() == before
    first, second = (html(client.get(TRAIL, {"verb": "change", "page": n})) for n in (1, 2))
    assert "Page 1 of 2" in first
    assert "?verb=change&amp;page=2" in first
    assert second.count("<strong>Line ") == 10
    assert "Page 2 of 2" in html(client.get(TRAIL, {"verb": "change", "page": "99"}))


def test_a_day_beyond_any_calendar_is_refused(as_: Any) -> None:
    for asked in ("since=0001-01-01", "until=9999-12-31"):
        page = as_("auditor").get(f"/desk/trail/?{asked}").content.decode()
        assert "must be a real date" in page
