"""The list of boards, and the page of a meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.people.clock import today
from milepost.people.models import Body
from tests.board.meeting import a_meeting, held, secretary, the_board
from tests.desk.governance.test_governance import text
from tests.desk.test_pages import html

BOARDS = "/desk/boards/"


def test_the_list_says_who_leads_and_when_they_meet(as_: Any, db: Any) -> None:
    assert "Charlie Chair Sam Secretary Nothing recorded Not planned" in text(html(as_("owner").get(BOARDS)))
    held(today() - timedelta(days=33), secretary())
    coming = a_meeting()
    page = html(as_("owner").get(BOARDS))
    assert f'href="/desk/meetings/{coming.pk}/"' in page
    assert 'href="/desk/boards/" aria-current="page"' in page
    before = html(as_("owner").get(BOARDS, {"as_at": (today() - timedelta(days=1)).isoformat()}))
    assert f'href="/desk/meetings/{coming.pk}/' not in before
    assert "Not planned" in before


def test_more_bodies_and_meetings_take_no_more_queries(as_: Any, db: Any) -> None:
    client = as_("board")
    a_meeting()

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            html(client.get(BOARDS))
        return len(queries)

    count()
    before = count()
    for n in range(4):
        Body.objects.create(area=the_board().area, name=f"Body {n}")
        held(today() - timedelta(days=20 + n), secretary())
    assert count() == before


def test_a_meeting_says_when_it_is_and_what_comes_next(as_: Any, db: Any) -> None:
    page = text(html(as_("board").get(f"/desk/meetings/{a_meeting().pk}/")))
    assert "at 10am, Council chamber: to come." in page
    for step in ("Plan", "Ask owners", "Highlight reports", "Pack", "Agenda and meeting", "Minutes", "Publish"):
        assert step in page


def test_a_meeting_is_not_there_before_it_was_planned(as_: Any, db: Any) -> None:
    path, yesterday = f"/desk/meetings/{a_meeting().pk}/", (today() - timedelta(days=1)).isoformat()
    assert as_("board").get(path, {"as_at": yesterday}).status_code == 404
    assert as_("nobody").get(path).status_code == 404
