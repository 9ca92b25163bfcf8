"""Who owes what, what was answered, and who is reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from milepost.measures.actions.remind import remind
from milepost.measures.models import Reminder, Submission
from milepost.measures.queries import Owed, owed, reminded, senders
from milepost.people.models import AuditEvent, Holding, RoleGrant
from milepost.people.system import reminders
from milepost.rules.collection import State
from milepost.rules.measuring import Answer, Way
from milepost.rules.permissions import Role

from .make import TRUST, WAITING, area, by, organisation, reading

pytestmark = pytest.mark.django_db

COUNCIL = "Exampleshire Council"
ASKED = replace(WAITING, collected_from=(TRUST, COUNCIL), collected_since=date(2026, 1, 1))
ON = date(2026, 3, 20)


def of(found: tuple[Owed, ...], name: str) -> list[tuple[str, State, Answer | None]]:
    return [(o.period.label, o.state, o.answer) for o in found if o.organisation == name]


def test_everything_asked_for_and_how_it_stands() -> None:
    trust = organisation()
    reading(ASKED, date(2026, 1, 9), 12, organisation=trust, at=date(2026, 2, 10))
    reading(
        ASKED, date(2026, 2, 9), organisation=trust, at=date(2026, 3, 18), answer=Answer.NOT_AVAILABLE, why="New system"
    )
    found = owed([ASKED], area(), ON)
    assert of(found, TRUST) == [
        ("January 2026", State.IN_TIME, Answer.FIGURE),
        ("February 2026", State.LATE, Answer.NOT_AVAILABLE),
        ("March 2026", State.OPEN, None),
    ]
    assert of(found, COUNCIL) == [
        ("January 2026", State.OVERDUE, None),
        ("February 2026", State.OVERDUE, None),
        ("March 2026", State.OPEN, None),
    ]
    late = next(o for o in found if o.state is State.LATE)
    assert (late.why, late.days_late, late.due) == ("New system", 3, date(2026, 3, 15))
    assert [o.due for o in found] == sorted(o.due for o in found)


def test_a_correction_does_not_make_an_answer_late_and_is_what_stands() -> None:
    first = reading(ASKED, date(2026, 1, 9), 12, organisation=organisation(), at=date(2026, 2, 10))
    reading(
        ASKED, date(2026, 1, 9), organisation=organisation(), at=date(2026, 3, 1), answer=Answer.NIL, supersedes=first
    )
    assert of(owed([ASKED], area(), ON), TRUST)[0] == ("January 2026", State.IN_TIME, Answer.NIL)
    assert of(owed([ASKED], area(), date(2026, 2, 20)), TRUST)[0][2] is Answer.FIGURE


def test_what_was_loaded_with_the_plan_is_not_late() -> None:
    made = reading(ASKED, date(2026, 1, 9), 12, organisation=organisation(), at=date(2026, 3, 1))
    Submission.objects.filter(pk=made.submission_id).update(way=Way.LOADER)
    january = next(o for o in owed([ASKED], area(), ON) if o.organisation == TRUST)
    assert (january.state, january.days_late, january.answered_on) == (State.IN_TIME, 0, date(2026, 3, 1))


def test_what_was_not_recorded_by_the_day_was_not_answered() -> None:
    reading(ASKED, date(2026, 1, 9), 12, organisation=organisation(), at=date(2026, 2, 10))
    assert of(owed([ASKED], area(), date(2026, 2, 9)), TRUST)[0] == ("January 2026", State.OPEN, None)


def test_a_breakdown_or_the_areas_own_figure_is_no_answer() -> None:
    reading(ASKED, date(2026, 1, 9), 3, organisation=organisation(), breakdown="under-5", at=date(2026, 2, 1))
    reading(ASKED, date(2026, 1, 9), 30, at=date(2026, 2, 1))
    assert {o.answer for o in owed([ASKED], area(), ON)} == {None}


def test_an_organisation_the_area_does_not_have_still_owes() -> None:
    found = owed([replace(ASKED, collected_from=("Nobody we know",))], area(), ON)
    assert {(o.organisation, o.organisation_id) for o in found} == {("Nobody we know", None)}
    assert owed([replace(ASKED, collected_from=())], area(), ON) == ()


def test_two_queries_whatever_is_asked_for(django_assert_num_queries: Any) -> None:
    here = area()
    many = [replace(ASKED, id=f"test-{n}", collected_since=date(2024, 1, 1)) for n in range(5)]
    for measures in ([ASKED], many):
        with django_assert_num_queries(2):
            owed(measures, here, ON)


def test_senders_hold_a_post_there_and_may_send(cast: Any) -> None:
    trust = organisation()
    today = date.today()
    assert [u.email for u in senders([trust.pk], today)[trust.pk]] == ["provider@example.org"]
    post = Holding.objects.get(user=cast("provider")).post
    Holding.objects.create(post=post, user=cast("nobody"), from_on=date(2020, 1, 1))
    assert len(senders([trust.pk], today)[trust.pk]) == 1
    RoleGrant.objects.filter(user=cast("provider")).delete()
    assert senders([trust.pk], today) == {}
    council = organisation(COUNCIL).pk
    assert cast("owner") in senders([council], today)[council]  # owns milestones, and has a post there
    RoleGrant.objects.create(user=cast("owner"), role=Role.AUDITOR, from_on=date(2020, 1, 1))
    assert cast("owner") not in senders([council], today)[council]


def test_senders_are_three_queries_whatever_their_number(django_assert_num_queries: Any) -> None:
    first, second = organisation().pk, organisation(COUNCIL).pk
    for organisations in ([first], [first, second]):
        with django_assert_num_queries(3):
            senders(organisations, date.today())


def test_reminded_once_and_written_down() -> None:
    sent: list[str] = []
    days = [(date(2026, 2, 15), "after"), (date(2026, 3, 15), "after"), (date(2026, 3, 15), "after")]
    arguments: dict[str, Any] = {
        "organisation": organisation(),
        "send": lambda: sent.append("letter"),
        "by": reminders(),
    }
    assert remind(days=days, **arguments)
    assert not remind(days=days[1:], **arguments)
    assert remind(days=[(date(2026, 3, 15), "before")], **arguments)
    assert sent == ["letter", "letter"]
    assert len(reminded([organisation().pk])) == Reminder.objects.count() == 3
    event = AuditEvent.objects.filter(verb="remind").earliest("pk")
    assert event.summary == f"Reminded {TRUST} of the figures due on 15 February 2026, 15 March 2026"
    assert event.by == reminders()


def test_a_letter_that_cannot_be_sent_is_not_written_down() -> None:
    def fail() -> None:
        raise OSError("no mail server")

    with pytest.raises(OSError, match="no mail server"):
        remind(organisation=organisation(), days=[(ON, "before")], send=fail, by=by())
    assert Reminder.objects.count() == AuditEvent.objects.filter(verb="remind").count() == 0


def test_no_transaction_of_its_own_is_open_while_the_letter_is_sent() -> None:
    connection = transaction.get_connection()
    outside, seen = len(connection.savepoint_ids), []

    def send() -> None:
        seen.append((len(connection.savepoint_ids), Reminder.objects.count()))

    assert remind(organisation=organisation(), days=[(ON, "before")], send=send, by=by())
    assert seen == [(outside, 1)]
