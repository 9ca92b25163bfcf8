"""What the plan needs: money, posts and time, what was agreed, and what nobody said yet."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.people.clock import now, today
from milepost.people.models import AuditEvent
from milepost.plan.actions.needs import NeedMeanwhile, NewNeed, add_need, change_need
from milepost.plan.models import Need, Plan, PlanStep, Row
from milepost.plan.queries.needs import needs, sums
from milepost.progress.actions import redact

PAGE = "/desk/plans/exampleshire/resources/"
ADD = f"{PAGE}action/2.1a/add/"
KIND, STATE = Need.Kind, Need.State


@pytest.fixture
def plan(db: Any) -> Plan:
    return Plan.objects.get(slug="exampleshire")


@pytest.fixture
def row(plan: Plan) -> Row:
    return Row.objects.get(plan=plan, kind="action", ref="2.1a")


def text(response: Any) -> str:
    assert response.status_code == 200
    return response.content.decode()  # type: ignore[no-any-return]


def money(pounds: int, state: Need.State = STATE.ASKED, agreed: str = "") -> NewNeed:
    return NewNeed(KIND.MONEY, "A hall", state, Decimal(pounds), agreed)


def test_the_page_sums_what_was_asked_and_agreed_and_asks_for_what_nobody_said(plan: Plan, as_: Any) -> None:
    seen = text(as_("board").get(PAGE))
    total = sums(n for found in needs(plan, today()).values() for n in found)
    assert (total.asked, total.agreed, total.filled, total.waiting) == (400_000, 120_000, 2, 1)
    assert "£400,000" in seen
    assert "£120,000" in seen
    assert "0 vacant, 0 being recruited to, 2 filled" in seen
    silent = seen.split("nobody said what</h2>")[1].split("Workstream 1")[0]
    assert "2.2a" in silent or "2.3a" in silent or "AR" in silent
    assert "1.1a</a>" not in silent


def test_a_need_is_written_down_and_changes_without_being_overwritten(row: Row, as_: Any, cast: Any) -> None:
    client = as_("officer2")
    before = AuditEvent.objects.count()
    sent = {"kind": "money", "what": "A hall for workshops", "pounds": "1200", "state": "asked", "agreed": ""}
    assert "A hall for workshops" in text(client.post(ADD, sent, follow=True))
    need = Need.objects.filter(row=row).latest("pk")
    assert (need.number, need.pounds) == (3, Decimal("1200.00"))
    assert AuditEvent.objects.filter(verb="add_need").latest("pk").about_id == str(need.pk)
    assert AuditEvent.objects.count() == before + 1
    path = f"{PAGE}action/2.1a/3/"
    later = sent | {"state": "agreed", "pounds": "900", "agreed": "The board agreed", "seen": need.pk}
    text(client.post(path, later, follow=True))
    (said,) = (n for n in needs(row.plan, today())[row.pk] if n.number == 3)
    assert (said.asked_pounds, said.agreed_pounds, len(said.said)) == (1200, 900, 2)
    history = text(client.get(path)).split("History</h2>")[1]
    assert "£1,200" in history
    assert "£900" in history


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"kind": ""}, "Choose money, a post or time"),
        ({"what": " "}, "Say what is needed"),
        ({"pounds": "lots"}, "The amount must be a number of pounds"),
        ({"kind": "time"}, "Only money has an amount"),
        ({"pounds": "", "state": "filled"}, "Only a post is vacant, recruited to or filled"),
        ({"state": "agreed"}, "Say what was decided, and by whom"),
        ({"state": ""}, "Choose how it stands"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(wrong: dict[str, str], words: str, row: Row, as_: Any) -> None:
    before = Need.objects.count()
    sent = {"kind": "money", "what": "A hall", "pounds": "1200", "state": "asked", "agreed": ""} | wrong
    assert words in text(as_("officer2").post(ADD, sent))
    assert Need.objects.count() == before


def test_the_second_of_two_is_told(row: Row, as_: Any, cast: Any) -> None:
    client = as_("officer2")
    need = add_need(row=row, new=money(10), by=cast("lead"))
    change_need(row=row, number=need.number, new=money(20), seen=need.pk, by=cast("lead"))
    with pytest.raises(NeedMeanwhile):
        change_need(row=row, number=need.number, new=money(30), seen=need.pk, by=cast("officer2"))
    sent = {"kind": "money", "what": "Mine", "pounds": "30", "state": "asked", "agreed": "", "seen": need.pk}
    seen = text(client.post(f"{PAGE}action/2.1a/{need.number}/", sent))
    assert "Somebody changed this while you were writing" in seen
    assert "Mine" in seen
    assert needs(row.plan, today())[row.pk][-1].now.pounds == 20


def test_pressed_twice_is_one_need(row: Row, cast: Any) -> None:
    assert add_need(row=row, new=money(10), by=cast("lead")) == add_need(row=row, new=money(10), by=cast("lead"))


def test_only_a_row_of_a_plan_that_goes_on_needs_anything(plan: Plan, row: Row, cast: Any) -> None:
    outcome = Row.objects.get(plan=plan, kind="outcome", ref="2.1")
    with pytest.raises(ValidationError, match="actions and milestones"):
        add_need(row=outcome, new=money(10), by=cast("lead"))
    stamp = {"recorded_at": now(), "recorded_by": cast("lead"), "on": today()}
    PlanStep.objects.create(plan=plan, status="closed", **stamp)
    with pytest.raises(ValidationError, match="over"):
        add_need(row=row, new=money(10), by=cast("lead"))


@pytest.mark.parametrize(
    ("who", "may"),
    [("officer2", True), ("lead", True), *((key, False) for key in ("officer", "owner2", "board", "auditor"))],
)
def test_the_accountable_officer_and_the_plan_lead_keep_resources(who: str, may: bool, row: Row, as_: Any) -> None:
    client = as_(who)
    assert client.get(ADD).status_code == (200 if may else 404)
    assert client.get(f"{PAGE}action/2.1a/1/").status_code == (200 if may else 404)
    assert (ADD in text(client.get(PAGE))) is may


def test_an_earlier_day_knows_only_what_was_said_by_then(row: Row, as_: Any, cast: Any) -> None:
    add_need(row=row, new=money(7_777), by=cast("lead"))
    client = as_("officer2")
    yesterday = client.get(PAGE, {"as_at": str(today() - timedelta(days=1))})
    assert "7,777" not in text(yesterday)
    assert ADD not in text(yesterday)


def test_the_same_rows_for_a_spreadsheet(row: Row, as_: Any, cast: Any) -> None:
    add_need(row=row, new=NewNeed(KIND.TIME, "=HYPERLINK(1)", STATE.ASKED), by=cast("lead"))
    answer = as_("board").get("/desk/plans/exampleshire/resources.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Ref", "Row"]
    assert any(cell == "'=HYPERLINK(1)" for r in rows for cell in r)
    assert all(len(r) == len(rows[0]) for r in rows)


def test_words_of_a_need_can_be_removed(row: Row, as_: Any, cast: Any) -> None:
    need = add_need(row=row, new=NewNeed(KIND.TIME, "Time for Zebedee", STATE.ASKED), by=cast("lead"))
    later = NewNeed(KIND.TIME, "Time for Zebedee", STATE.AGREED, agreed="Yes")
    change_need(row=row, number=need.number, new=later, seen=need.pk, by=cast("lead"))
    redact(said=Need.objects.filter(row=row).latest("pk"), field="what", why="It named a child", by=cast("lead"))
    for path in (PAGE, f"{PAGE}action/2.1a/{need.number}/", "/desk/plans/exampleshire/resources.csv"):
        assert "Zebedee" not in text(as_("lead").get(path)), path
    assert as_("lead").get(f"/desk/plans/exampleshire/redact/need/{need.pk}/").status_code == 200


def test_twice_the_needs_make_no_more_queries(row: Row, as_: Any, cast: Any) -> None:
    client = as_("board")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for n in range(6):
        add_need(row=row, new=money(n), by=cast("lead"))
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) == len(few)
