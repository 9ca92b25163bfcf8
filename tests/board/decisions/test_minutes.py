"""Minutes: versions, approval by a later meeting, and after it corrections alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.board.actions.agenda import add_item
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.actions.minutes import approve_minutes, correct, keep_minutes
from milepost.board.actions.publish_minutes import publish_minutes, take_back_minutes
from milepost.board.items import ItemWords
from milepost.board.minutes import minutes_report
from milepost.board.models import Correction, Meeting
from milepost.board.queries.decisions import CorrectionRead
from milepost.board.queries.minutes import minutes_of
from milepost.design.report import write
from milepost.people.clock import today
from milepost.people.models import AuditEvent, Body
from tests.board.meeting import secretary, the_board

from .making import decision, item, meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def over() -> Meeting:
    return meeting(today() - timedelta(days=56))


def kept(of: Meeting, opening: str = "The chair welcomed all", **more: Any) -> int:
    given = {"words": {}, "seen": 0, **more}
    return keep_minutes(meeting=of, opening=opening, by=secretary(), **given).pk


def approved(of: Meeting) -> None:
    approve_minutes(meeting=of, approved_at=meeting(), seen=kept(of), by=secretary())


def test_versions_are_added_and_each_part_has_its_own_words(over: Meeting) -> None:
    shown, hidden = item(over, "Open"), item(over, "One family", private=True)
    decision(shown)
    decision(hidden)
    first = kept(over, words={shown.pk: "We talked", hidden.pk: "Secret"})
    second = kept(over, "Anew", words={shown.pk: "We talked more"}, seen=first)
    read = minutes_of(over, on=today())
    assert (read.version_id, read.opening, read.words) == (second, "Anew", {shown.pk: "We talked more"})
    assert [i.title for i in read.items] == ["Open"]
    private = minutes_of(over, on=today(), private=True)
    assert (private.opening, private.words) == ("", {hidden.pk: "Secret"}), "whoever could not read it did not lose it"
    assert [len(i.decisions) for i in private.items] == [1]


def test_the_second_of_two_people_is_told(over: Meeting) -> None:
    first = kept(over)
    with pytest.raises(Meanwhile) as told:
        kept(over, "Mine")
    assert told.value.latest
    assert told.value.latest.pk == first


def test_minutes_are_kept_of_a_meeting_that_has_come(over: Meeting) -> None:
    for of, words in ((meeting(today() + timedelta(days=3)), "on the day"), (meeting(cancelled=True), "cancelled")):
        with pytest.raises(ValidationError, match=words):
            kept(of)


def test_a_later_meeting_approves_them_and_nothing_changes_after(over: Meeting) -> None:
    version, later = kept(over), meeting()
    approval = approve_minutes(meeting=over, approved_at=later, seen=version, by=secretary())
    read = minutes_of(over, on=today())
    assert read.approved
    assert (read.approved.meeting_id, read.approved.on, read.approved.version_id) == (later.pk, today(), version)
    assert AuditEvent.objects.latest("pk").about_id == str(approval.pk)
    with pytest.raises(ValidationError, match="by a correction"):
        kept(over, seen=version)
    with pytest.raises(ValidationError, match="approved already"):
        approve_minutes(meeting=over, approved_at=later, seen=version, by=secretary())


def test_the_minutes_of_the_later_meeting_say_so(over: Meeting) -> None:
    version, later = kept(over), meeting()
    add_item(meeting=later, new=ItemWords("Minutes to approve"), brought=f"minutes:{over.pk}", by=secretary())

    def says() -> str:
        return write(minutes_report(later, minutes_of(later, on=today()), on=today()))

    assert "The minutes were approved" not in says()
    approve_minutes(meeting=over, approved_at=later, seen=version, by=secretary())
    assert "The minutes were approved" in says()


def test_they_are_approved_as_they_were_read(over: Meeting) -> None:
    first = kept(over)
    kept(over, "Anew", seen=first)
    with pytest.raises(Meanwhile):
        approve_minutes(meeting=over, approved_at=meeting(), seen=first, by=secretary())


def test_only_a_later_meeting_of_the_same_body_approves(over: Meeting) -> None:
    version = kept(over)
    other = Body.objects.exclude(pk=the_board().pk).filter(area=the_board().area).first()
    for at in (meeting(body=other), meeting(over.planned_on - timedelta(days=7)), over):
        with pytest.raises(ValidationError, match="A later meeting of the same body"):
            approve_minutes(meeting=over, approved_at=at, seen=version, by=secretary())
    for at, words in ((meeting(today() + timedelta(days=9)), "on the day"), (meeting(cancelled=True), "cancelled")):
        with pytest.raises(ValidationError, match=words):
            approve_minutes(meeting=over, approved_at=at, seen=version, by=secretary())


def test_there_is_nothing_to_approve_before_they_are_kept(over: Meeting) -> None:
    with pytest.raises(ValidationError, match="no minutes yet"):
        approve_minutes(meeting=over, approved_at=meeting(), seen=0, by=secretary())


def test_minutes_are_put_right_by_an_entry_once_approved(over: Meeting) -> None:
    given = {"meeting": over, "words": "Not 3 but 4", "why": "A slip", "by": secretary()}
    with pytest.raises(ValidationError, match="not approved yet"):
        correct(**given)
    approved(over)
    assert correct(**given) == correct(**given), "pressed twice it is one"
    assert [(c.words, c.why, c.number) for c in minutes_of(over, on=today()).corrections] == [
        ("Not 3 but 4", "A slip", None)
    ]


def test_a_decision_is_put_right_at_any_time_and_its_words_stay(over: Meeting) -> None:
    made = decision(item(over))
    correct(meeting=over, decision=made, words="The 4th", why="A slip", by=secretary())
    made.refresh_from_db()
    assert made.words == "We note this"
    approved(over)
    correct(meeting=over, decision=made, words="No, the 5th", why="Another", by=secretary())
    assert [c.number for c in minutes_of(over, on=today()).corrections] == [1, 1]


def test_what_puts_right_the_private_part_is_private(over: Meeting) -> None:
    made = decision(item(over, private=True))
    correct(meeting=over, decision=made, words="Secret", why="A slip", by=secretary())
    assert Correction.objects.get().private
    assert not minutes_of(over, on=today()).corrections
    assert minutes_of(over, on=today(), private=True).corrections


@pytest.mark.parametrize(("words", "why", "field"), [(" ", "A slip", "words"), ("Four", " ", "why")])
def test_a_correction_says_what_and_why(over: Meeting, words: str, why: str, field: str) -> None:
    approved(over)
    with pytest.raises(ValidationError) as told:
        correct(meeting=over, words=words, why=why, by=secretary())
    assert list(told.value.message_dict) == [field]


def test_they_are_published_once_and_taken_back_with_a_reason(over: Meeting) -> None:
    with pytest.raises(ValidationError, match="no minutes yet"):
        publish_minutes(meeting=over, by=secretary())
    kept(over)
    with pytest.raises(ValidationError, match="not public"):
        take_back_minutes(meeting=over, why="A name", by=secretary())
    publish_minutes(meeting=over, by=secretary())
    assert minutes_of(over, on=today()).published
    with pytest.raises(ValidationError, match="public already"):
        publish_minutes(meeting=over, by=secretary())
    with pytest.raises(ValidationError, match="Say why"):
        take_back_minutes(meeting=over, why=" ", by=secretary())
    take_back_minutes(meeting=over, why="A name", by=secretary())
    assert not minutes_of(over, on=today()).published


def test_a_decision_is_put_right_in_its_own_meeting(over: Meeting) -> None:
    elsewhere = decision(item(meeting(today() - timedelta(days=70))))
    with pytest.raises(ValidationError, match="another meeting"):
        correct(meeting=over, decision=elsewhere, words="It was ten", why="Misheard", by=secretary())


def test_a_correction_just_after_midnight_is_of_that_day_in_summer_too(over: Meeting) -> None:
    late = CorrectionRead(1, None, "It was ten", "Misheard", datetime(2026, 7, 1, 23, 30, tzinfo=UTC), "")
    part = replace(minutes_of(over, on=today()), corrections=(late,))
    assert "2 July 2026: " in write(minutes_report(over, part, on=today()))
