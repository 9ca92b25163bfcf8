"""Letters before a meeting: in which words, at which hours, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from milepost.board.actions.choose_letters import choose_letters
from milepost.board.actions.send_letter import send_letter
from milepost.board.actions.settle_letter import settle_letter
from milepost.board.models import Arrangement, Cycle, Digest, Posting
from milepost.board.queries.cycles import LetterRead, cycle_read
from milepost.desk.cycles.sending import Went, send_due
from milepost.people.clock import day_of, now, today
from milepost.people.models import AuditEvent, User
from milepost.people.system import reminders
from milepost.plan.models import Row
from milepost.progress.actions import NewUpdate, post_update
from milepost.rules.board import Letter, Sent
from milepost.rules.board.letters import LONGEST, Stand
from milepost.rules.brag import Brag
from tests.board.cycles.asked import at_ten, opened

Cast = Callable[[str], Any]
OWEN, DINA = "owner@example.org", "owner2@example.org"
BOTH = {OWEN, DINA}


@pytest.fixture
def cycle(cast: Cast) -> Cycle:
    return opened(cast("secretary"))


@pytest.fixture
def morning() -> datetime:
    return at_ten(today())


def to() -> set[str]:
    """Who got a letter; nobody two of one kind."""
    found = [(one.to[0], one.subject) for one in mail.outbox]
    assert len(found) == len(set(found))
    return {address for address, _ in found}


def letter(cycle: Cycle, key: str, at: datetime, kind: Letter = Letter.ASK) -> LetterRead:
    read = cycle_read(cycle, on=day_of(at), at=at)
    return next(one for one in read.of(kind) if one.to.email == f"{key}@example.org")


class Breaks(EmailBackend):
    """A mail server that fails as ``error`` says, at connecting or at sending; for those in ``whom`` where any is."""

    error: Exception | None = None
    connecting = False
    whom: tuple[str, ...] = ()

    def open(self) -> bool:
        if self.error and self.connecting:
            raise self.error
        return True

    def send_messages(self, messages: Any) -> int:
        if self.error and (not self.whom or messages[0].to[0] in self.whom):
            raise self.error
        return super().send_messages(messages)


@pytest.fixture
def breaks(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("milepost.desk.cycles.sending.get_connection", Breaks)
    yield Breaks
    Breaks.error, Breaks.connecting, Breaks.whom = None, False, ()


def test_one_letter_each_in_plain_text_and_html(cycle: Cycle, morning: datetime, settings: Any) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://plan.example.org"]
    assert send_due(morning) == Went(sent=2)
    assert to() == BOTH
    one = next(m for m in mail.outbox if m.to == [OWEN])
    assert one.subject.startswith("Asked of you before the meeting of Exampleshire SEND Improvement Board on ")
    assert "What is asked now" in one.body
    assert "Milestone 1.1a.3: " in one.body
    assert "The last update was sent back" in one.body
    assert "https://plan.example.org/desk/plans/exampleshire/milestones/1.1a.3/" in one.body
    assert "What has changed on your milestones since your last update" in one.body
    assert "The update was sent back" in one.body
    html, kind = one.alternatives[0]  # type: ignore[attr-defined]
    assert kind == "text/html"
    assert '<html lang="en">' in html
    for forbidden in ("<img", "style=", "<script", "http://"):
        assert forbidden not in html
    assert send_due(morning) == Went()
    assert len(mail.outbox) == 2


def test_what_a_body_is_called_adds_no_header(cycle: Cycle, morning: datetime) -> None:
    body = cycle.meeting.body
    body.name = "Board\nBcc: everybody@example.org"
    body.save()
    assert send_due(morning) == Went(sent=2)
    one = mail.outbox[0]
    assert "Board Bcc: everybody@example.org on" in one.subject
    assert "Bcc" not in one.message()


def test_no_risk_and_no_reason_is_in_a_letter(cycle: Cycle, morning: datetime) -> None:
    send_due(morning)
    for one in mail.outbox:
        words = one.body + one.alternatives[0][0]  # type: ignore[attr-defined]
        assert "educational psychologists" not in words  # what the risk says
        assert "cannot be Green" not in words  # why an update was sent back
    assert any("Risk 1: On milestone 1.1a.3" in one.body for one in mail.outbox)


@pytest.mark.parametrize(("days", "hour"), [(0, 7), (0, 18), (0, 23)])
def test_nothing_goes_out_in_quiet_hours(days: int, hour: int, cycle: Cycle, morning: datetime) -> None:
    came = send_due(morning.replace(hour=hour))
    assert came.until is not None
    assert came.until.hour == 8
    assert not mail.outbox
    assert not Posting.objects.exists()


def test_nothing_goes_out_at_weekends(cycle: Cycle, morning: datetime) -> None:
    saturday = morning + timedelta(days=(5 - morning.weekday()) % 7)
    came = send_due(saturday)
    assert came.until is not None
    assert came.until.weekday() == 0
    assert not mail.outbox


def test_who_chose_none_meanwhile_gets_none(cycle: Cycle, morning: datetime, cast: Cast) -> None:
    choose_letters(wanted=False, by=cast("owner"))
    assert send_due(morning).sent == 1
    assert to() == {DINA}
    held = letter(cycle, "owner", morning)
    assert (held.stand, held.why) == (Stand.HELD, "Chose not to get letters before meetings")


def test_who_answered_before_it_went_gets_none(cycle: Cycle, morning: datetime, cast: Cast) -> None:
    Digest.objects.filter(to=cast("owner2")).update(asked=[f"milestone:{_late().pk}"])
    new = NewUpdate(rating=Brag.RED, happened="Nobody suitable.", next="Advertise again.")
    post_update(milestone=_late(), new=new, by=cast("owner2"))
    assert send_due(morning).sent == 1
    assert letter(cycle, "owner2", morning).why == "Answered, or no longer theirs, before it was sent"


def test_who_left_before_it_went_gets_none(cycle: Cycle, morning: datetime, cast: Cast) -> None:
    User.objects.filter(pk=cast("owner2").pk).update(is_active=False)
    assert send_due(morning).sent == 1
    assert to() == {OWEN}


def test_a_cancelled_meeting_asks_nobody(cycle: Cycle, morning: datetime, cast: Cast) -> None:
    Arrangement.objects.create(
        meeting=cycle.meeting, on=cycle.meeting.planned_on, cancelled=True, recorded_at=now(),
        recorded_by=cast("secretary"),
    )  # fmt: skip
    assert send_due(morning) == Went()
    assert letter(cycle, "owner", morning).stand is Stand.MISSED


def test_reminders_then_the_officer_each_once(cycle: Cycle, morning: datetime, cast: Cast) -> None:
    send_due(morning)
    before = at_ten(cycle.closes_on - timedelta(days=5))
    assert send_due(before).sent == 2
    assert {m.subject.split(":")[0] for m in mail.outbox[2:]} == {"Reminder"}
    assert send_due(before) == Went()
    after = at_ten(cycle.closes_on + timedelta(days=2))
    assert send_due(after).sent == 2
    assert to() - BOTH == {"officer2@example.org", "officer@example.org"}
    told = next(m for m in mail.outbox if m.to == ["officer@example.org"])
    assert told.subject.startswith("Not answered in your workstream")
    assert "Milestone 1.1a.4" in told.body
    assert "Milestone 2.2.1" not in told.body  # the other officer's
    assert "Head of SEND" in told.body
    assert send_due(after) == Went()
    assert AuditEvent.objects.filter(verb="remind_cycle").count() == 2


def test_no_reminder_for_who_has_answered_everything(cycle: Cycle, morning: datetime, cast: Cast) -> None:
    send_due(morning)
    Digest.objects.filter(to=cast("owner2")).update(asked=[f"milestone:{_late().pk}"])
    new = NewUpdate(rating=Brag.RED, happened="Nobody suitable.", next="Advertise again.")
    post_update(milestone=_late(), new=new, by=cast("owner2"))
    send_due(at_ten(cycle.closes_on - timedelta(days=5)))
    assert [d.to for d in Digest.objects.filter(kind=Letter.REMINDER)] == [cast("owner")]


def test_refused_is_tried_again_and_three_times_at_most(
    cycle: Cycle, morning: datetime, breaks: Any, cast: Cast
) -> None:
    breaks.error = SMTPRecipientsRefused({"owner@example.org": (550, b"no such user")})
    breaks.whom = ("owner@example.org",)
    assert send_due(morning) == Went(sent=1, failed=1)
    assert letter(cycle, "owner", morning).stand is Stand.WAITING
    send_due(morning)
    send_due(morning)
    assert letter(cycle, "owner", morning).stand is Stand.FAILED
    assert send_due(morning) == Went()
    assert Posting.objects.filter(outcome=Sent.FAILED).count() == 3
    last = Posting.objects.filter(outcome=Sent.FAILED).last()
    assert last is not None
    settle_letter(posting=last, again=True, by=cast("secretary"))
    breaks.error = None
    assert send_due(morning) == Went(sent=1)
    assert to() == BOTH


def test_a_run_ends_where_the_mail_server_cannot_be_reached(cycle: Cycle, morning: datetime, breaks: Any) -> None:
    breaks.error, breaks.connecting = TimeoutError("timed out"), True
    assert send_due(morning) == Went(failed=1)
    breaks.error = None
    assert send_due(morning) == Went(sent=2)


@pytest.mark.parametrize("error", [TimeoutError("timed out"), SMTPServerDisconnected("gone"), ConnectionResetError()])
def test_lost_while_sending_is_unknown_and_nobody_sends_it_again(
    error: Exception, cycle: Cycle, morning: datetime, breaks: Any
) -> None:
    breaks.error, breaks.whom = error, ("owner@example.org",)
    assert send_due(morning) == Went(sent=1, unknown=1)
    found = letter(cycle, "owner", morning)
    assert found.stand is Stand.UNKNOWN
    assert type(error).__name__ in found.why
    breaks.error = None
    assert send_due(morning) == Went()
    assert to() == {DINA}


def test_a_worker_that_died_leaves_it_unknown(cycle: Cycle, morning: datetime) -> None:
    one = Digest.objects.get(to__email="owner@example.org")
    Posting.objects.create(digest=one, began_at=morning)
    assert letter(cycle, "owner", morning).stand is Stand.GOING
    assert letter(cycle, "owner", morning + LONGEST).stand is Stand.UNKNOWN
    assert send_due(morning + LONGEST).sent == 1
    assert to() == {DINA}


def test_two_workers_at_once_never_send_the_same(cycle: Cycle) -> None:
    """Both have read that it waits; the second finds the first one's try."""
    one, by, sent = Digest.objects.get(to__email="owner@example.org"), reminders(), []

    def give() -> None:
        sent.append("first")
        assert send_letter(digest=one, connect=lambda: None, give=lambda: sent.append("second"), by=by) is None

    first = send_letter(digest=one, connect=lambda: None, give=give, by=by)
    assert first is not None
    assert first.outcome == Sent.SENT
    assert send_letter(digest=one, connect=lambda: None, give=lambda: sent.append("third"), by=by) is None
    assert sent == ["first"]


@pytest.mark.parametrize("outcome", ["", Sent.SENT, Sent.COUNTED_SENT])
def test_the_database_itself_holds_one_try(outcome: str, cycle: Cycle) -> None:
    one = Digest.objects.get(to__email="owner@example.org")
    Posting.objects.create(digest=one, began_at=now(), outcome=outcome)
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(digest=one, began_at=now())


def test_what_was_settled_while_it_was_sent_stays_settled(cycle: Cycle, cast: Cast) -> None:
    one = Digest.objects.get(to__email="owner@example.org")

    def give() -> None:
        settle_letter(posting=one.postings.get(), again=False, by=cast("secretary"), at=now() + LONGEST)

    send_letter(digest=one, connect=lambda: None, give=give, by=reminders())
    kept = one.postings.get()
    assert (kept.outcome, kept.settled_by) == (Sent.COUNTED_SENT, cast("secretary"))


def test_many_letters_take_no_more_queries_to_write(cycle: Cycle, morning: datetime) -> None:
    """A letter takes its own few to be sent; what it says is read once for all."""

    def queries() -> int:
        Posting.objects.all().delete()
        with CaptureQueriesContext(connection) as found:
            sent = send_due(morning).sent
        each = [
            q for q in found if "posting" in q["sql"].lower() or "auditevent" in q["sql"] or "SAVEPOINT" in q["sql"]
        ]
        assert sent
        return len(found) - len(each)

    reminders()
    Digest.objects.filter(to__email="owner2@example.org").update(held="For now")
    few = queries()
    Digest.objects.update(held="")
    assert queries() == few


def test_the_command_says_what_went(cycle: Cycle, morning: datetime, monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr("milepost.desk.management.commands.send_letters.now", lambda: morning.replace(hour=20))
    call_command("send_letters")
    assert "No letter goes out now" in capsys.readouterr().out
    monkeypatch.setattr("milepost.desk.management.commands.send_letters.now", lambda: morning)
    call_command("send_letters")
    assert "Sent 2 letters" in capsys.readouterr().out


def _late() -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="2.2.1")
