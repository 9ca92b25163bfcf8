"""The collection calendar, and the letters that go out by it."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from milepost.measures.models import Reminder
from milepost.people.models import Holding
from milepost.plan.queries.life import Life
from milepost.rules.measuring import Answer
from milepost.rules.moves import Status
from tests.measures.make import TRUST, WAITING, organisation, provider, reading

pytestmark = pytest.mark.django_db

COUNCIL, HOSPICE = "Exampleshire Council", "A hospice"
PAGE = "/desk/plans/exampleshire/returns/"
ASKED = replace(
    WAITING, name="Children waiting", collected_from=(TRUST, COUNCIL, HOSPICE), collected_since=date(2026, 1, 1)
)
ON = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """One measure is collected, and the day is in March 2026."""
    written_to = replace(ASKED, collected_from=(TRUST, HOSPICE))
    for place, measure in (("calendar", ASKED), ("letters", written_to)):
        of_plan = {"exampleshire": (measure,)}
        monkeypatch.setattr(
            f"milepost.desk.returns.{place}.of_plan", lambda slug, of_plan=of_plan: of_plan.get(slug, ())
        )
    for place in ("judgement.as_at", "people.access"):
        monkeypatch.setattr(f"milepost.{place}.today", lambda: ON)
    Holding.objects.filter(user__email="provider@example.org").update(from_on=date(2020, 1, 1))
    from milepost.people.models import BodyMembership, RoleGrant

    for model in (BodyMembership, RoleGrant):
        model.objects.update(from_on=date(2020, 1, 1))


def words(response: Any) -> str:
    assert response.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def answer() -> None:
    """The trust answered January in time and February late; the council has answered nothing."""
    reading(ASKED, date(2026, 1, 9), 12, organisation=organisation(), at=date(2026, 2, 10))
    reading(
        ASKED,
        date(2026, 2, 9),
        organisation=organisation(),
        at=date(2026, 3, 18),
        answer=Answer.NOT_AVAILABLE,
        why="New system.",
    )


def test_the_board_sees_who_has_not_answered(as_: Any) -> None:
    answer()
    page = words(as_("board").get(PAGE))
    assert (
        "Exampleshire Council Children waiting January 2026, February 2026 15 February 2026 the first of 2 33 days"
        in page
    )
    assert "2 organisations have not answered: 4 figures overdue." in page
    assert "15 April 2026 Exampleshire Council Children waiting March 2026" in page
    assert f"{TRUST} 2 1 1 0" in page
    assert (
        f"February 2026 {TRUST} Children waiting Not available, because New system. 18 March 2026 3 days late" in page
    )
    assert "A hospice No organisation of this area has that name" in page


def test_as_at_a_day_later_answers_are_left_out(as_: Any) -> None:
    answer()
    page = words(as_("board").get(PAGE + "?as_at=2026-02-16"))
    assert "As at 16 February 2026" in page
    assert "New system" not in page
    assert f"{TRUST} 1 1 0 0" in page


def test_a_plan_that_collects_nothing_says_so(as_: Any) -> None:
    page = words(as_("board").get("/desk/plans/peterborough-2019/returns/"))
    assert "No figure was asked of any organisation by 15 November 2019." in page


def test_a_closed_plan_asks_for_nothing_later(as_: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = Life(Status.CLOSED, date(2025, 6, 1), date(2026, 1, 20))
    monkeypatch.setattr("milepost.desk.returns.calendar.life", lambda plan, on: closed)
    page = words(as_("board").get(PAGE))
    assert "This plan closed on 20 January 2026" in page
    assert "3 organisations have not answered: 3 figures overdue." in page
    assert "reminded" not in page


def test_twice_the_answers_make_no_more_queries(
    as_: Any, django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_("board")
    client.get(PAGE)
    with django_assert_max_num_queries(50) as few:
        client.get(PAGE)
    more = tuple(replace(ASKED, id=f"test-{n}", collected_since=date(2024, 1, 1)) for n in range(4))
    monkeypatch.setattr("milepost.desk.returns.calendar.of_plan", lambda slug: more)
    answer()
    with django_assert_max_num_queries(len(few)):
        client.get(PAGE)


def test_one_letter_before_and_one_after(capsys: Any) -> None:
    from milepost.desk.returns.letters import remind_everybody

    reading(ASKED, date(2026, 1, 9), 12, organisation=organisation(), at=date(2026, 2, 10))
    assert remind_everybody(date(2026, 3, 9)).told == ()
    assert remind_everybody(date(2026, 3, 10)).told == (TRUST,)
    assert remind_everybody(date(2026, 3, 15)).told == ()
    assert remind_everybody(date(2026, 3, 16)).told == (TRUST,)
    assert remind_everybody(date(2026, 3, 17)).told == ()
    before, after = mail.outbox
    assert (before.subject, before.to) == ("Figures due by 15 March 2026", ["provider@example.org"])
    assert "Due soon:\n- Children waiting, February 2026 (due by 15 March 2026)" in before.body
    assert "send a nil return" in before.body
    assert after.subject == f"Figures overdue from {TRUST}"
    assert "Overdue:\n- Children waiting, February 2026 (was due 15 March 2026)" in after.body
    assert Reminder.objects.count() == 2


def test_nobody_to_write_to_is_said_and_tried_again() -> None:
    from milepost.desk.returns.letters import remind_everybody

    provider(HOSPICE)
    assert remind_everybody(ON).nobody == remind_everybody(ON).nobody == (HOSPICE,)
    assert not Reminder.objects.filter(organisation__name=HOSPICE).exists()


def test_a_letter_that_cannot_be_sent_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from milepost.desk.returns.letters import remind_everybody

    def fail(*args: Any) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", fail)
        assert remind_everybody(ON).failed == (TRUST,)
    assert Reminder.objects.count() == 0
    assert remind_everybody(ON).told == (TRUST,)


def test_the_command_says_what_it_did(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    provider(HOSPICE)
    monkeypatch.setattr("milepost.desk.management.commands.remind.today", lambda: ON)
    call_command("remind")
    told = capsys.readouterr().out
    assert f"Reminded {TRUST}" in told
    assert f"Nobody to remind at {HOSPICE}: give somebody a post there" in told


def test_the_worker_asks_for_one_morning_at_a_time(settings: Any) -> None:
    from django_tasks_db.models import DBTaskResult

    from milepost.desk.returns.tasks import keep_reminding, remind_daily

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    keep_reminding()
    keep_reminding()
    assert DBTaskResult.objects.count() == 1
    DBTaskResult.objects.update(status="SUCCESSFUL")
    remind_daily.func()
    keep_reminding()
    waiting = DBTaskResult.objects.get(status="READY")
    assert waiting.run_after.astimezone().date() >= date.today()
