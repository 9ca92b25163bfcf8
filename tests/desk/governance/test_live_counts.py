"""The map with what is escalated now, or was on a day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.noon import noon
from milepost.board.actions.hand_on import hand_on
from milepost.people.clock import today
from milepost.rules.board import Handing
from tests.board.escalations.sending import COMMISSIONING, HEALTH, HWB, a_line, line, sent
from tests.desk.test_pages import html

from .test_governance import OURS, PUBLISHED, text

pytestmark = pytest.mark.usefixtures("empty_boards")


def test_boxes_and_lines_say_what_is_open_and_overdue(as_: Any, cast: Any) -> None:
    assert "Holds" not in html(as_("board").get(OURS))
    old = today() - timedelta(days=60)
    sent(cast("secretary"), why="One", at=noon(old))
    sent(cast("secretary"), why="Two")
    sent(cast("secretary"), why="Three", line=line("commissioning"))
    page = html(as_("board").get(OURS))
    drawing, lists = text(page).split("The same in words")
    assert "holds 2 escalations, 1 overdue" in drawing
    assert "delivery (2 open, 1 overdue)" in drawing
    assert "Open now: 3 escalations, 1 overdue" in drawing
    said = lists.replace("&#39;", "'")
    assert f"{HEALTH} , meets every month Holds 2 escalations, 1 overdue" in said
    assert f"{COMMISSIONING} , meets every three months Holds 1 escalation" in said
    assert f"Escalates to {HEALTH} : delivery, 2 open, 1 overdue" in said.replace(": delivery", " : delivery")
    before = text(html(as_("board").get(f"{OURS}?as_at={old.isoformat()}")))
    assert "holds 1 escalation" in before
    assert "overdue" not in before
    assert "Holds" not in html(as_("board").get(PUBLISHED))


def test_one_that_came_back_or_went_on_is_counted_where_it_is(as_: Any, cast: Any) -> None:
    e = sent(cast("secretary"))

    def step(handing: Handing, **more: Any) -> None:
        hand_on(escalation=e, handing=handing, words="So", seen=e.steps.latest("pk").pk, by=cast("lead"), **more)

    step(Handing.PASSED, line=a_line(HEALTH, HWB))
    page = text(html(as_("board").get(OURS)))
    assert (
        "Any concern. From Exampleshire Child Health Executive to Exampleshire Health and Wellbeing Board 1 open."
        in page
    )
    assert "delivery (1 open)" not in page
    step(Handing.RETURNED)
    page = text(html(as_("board").get(OURS)))
    assert "holds 1 escalation" in page
    assert "1 open" not in page
    step(Handing.ANSWERED)
    assert "1 escalation" not in text(html(as_("board").get(OURS)))


def test_more_escalations_take_no_more_queries(as_: Any, cast: Any) -> None:
    client = as_("board")

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            html(client.get(OURS))
        return len(queries)

    sent(cast("secretary"))
    before = count()
    for n in range(3):
        sent(cast("secretary"), why=f"Another {n}")
    assert count() == before
