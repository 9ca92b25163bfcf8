"""Making the plan of a long document: no more queries than of a short one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.plan.models import Origin, Plan, Row, RowPost, Version
from milepost.progress.models import Update, Verdict
from milepost.sources.models import Intake
from milepost.sources.queries import understood

from .documents import ROWS, a_document, an_intake_to_look_through
from .test_bringing import at


def long_document(title: str, milestones: int) -> Intake:
    """The rated milestones of one action, in a plan of its own."""
    rows = [(*ROWS[0][:4], "The posts are advertised, part 1", *ROWS[0][5:])]
    rows += [("", "", "", "", f"The posts are advertised, part {n}", *ROWS[0][5:]) for n in range(2, milestones + 1)]
    return an_intake_to_look_through(a_document(tuple(rows), title=title))


def made(client: Any, intake: Intake) -> list[str]:
    sent = {"seen": str(understood(intake).count), "seen_doubts": "on"}
    with CaptureQueriesContext(connection) as asked:
        assert client.post(at(intake) + "make/", sent).status_code == 302
    return [query["sql"] for query in asked.captured_queries]


def test_twice_the_rows_are_no_more_queries(as_: Any) -> None:
    client = as_("lead")
    made(client, long_document("Newshire priority action plan, the first", 2))  # brings the organisations and posts
    short, long = (made(client, long_document(f"Newshire priority action plan of {n}", n)) for n in (15, 30))
    assert len(long) == len(short)


@pytest.mark.parametrize("milestones", [2, 120])
def test_every_row_has_its_wording_owner_rating_and_origin_in_order(as_: Any, milestones: int) -> None:
    made(as_("lead"), long_document("Newshire priority action plan", milestones))
    plan = Plan.objects.get(title="Newshire priority action plan")
    rows = list(Row.objects.filter(plan=plan))
    assert [row.position for row in rows] == list(range(1, milestones + 4))
    assert [row.kind for row in rows[:4]] == ["workstream", "outcome", "action", "milestone"]
    assert [row.parent for row in rows[:4]] == [None, *rows[:3]]
    assert [row.ref for row in rows[3:]] == [f"1.1a.{n}" for n in range(1, milestones + 1)]
    said = list(Version.objects.filter(row__plan=plan, row__kind="milestone").order_by("row__position"))
    assert [v.statement.rsplit(" ", 1)[1] for v in said] == [str(n) for n in range(1, milestones + 1)]
    for each in (
        RowPost.objects.filter(row__plan=plan, part="owner"),
        Update.objects.filter(milestone__plan=plan, rating="amber"),
        Verdict.objects.filter(update__milestone__plan=plan, kind="accepted"),
        Origin.objects.filter(row__plan=plan, row__kind="milestone", field="deadline"),
    ):
        assert each.count() == milestones
