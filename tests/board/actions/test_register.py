"""Who came: each register stays, the latest counts, and a quorum is of seats alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from demo.noon import noon
from milepost.board.actions.arrange import cancel_meeting
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.actions.minutes import approve_minutes, keep_minutes
from milepost.board.actions.register import Line, keep_register
from milepost.board.actions.terms import NewTerms, set_terms
from milepost.board.models import Attended, Meeting, Register
from milepost.board.queries.attendance import attendance
from milepost.board.queries.meetings import meetings
from milepost.board.queries.registers import RegisterRead, registers
from milepost.board.queries.terms import in_force, terms_of
from milepost.people.clock import today
from milepost.people.models import AuditEvent, BodyMembership, Organisation
from milepost.rules.board import How
from tests.board.meeting import a_meeting, everybody, held, planned, secretary, the_board

THEN = today() - timedelta(days=10)


def latest(meeting: Meeting) -> RegisterRead:
    return registers([meeting.pk], on=today())[meeting.pk][-1]


def test_a_register_keeps_for_whom_and_in_what_place_each_sat(db: Any) -> None:
    meeting, _ = held(THEN, secretary())
    fern = BodyMembership.objects.get(user__email="forum@example.org")
    BodyMembership.objects.filter(pk=fern.pk).update(place="", organisation=None)
    line = next(x for x in latest(meeting).lines if x.seat_id == fern.pk)
    assert (line.place, line.organisation) == ("forum", "Exampleshire Parent Carer Forum")
    assert AuditEvent.objects.latest("pk").verb == "keep_register"


def test_a_newer_register_counts_and_the_older_stays(db: Any) -> None:
    meeting, first = held(THEN, secretary())
    lines = [Line(How.DEPUTY, seat=line.seat) for line in everybody(meeting, THEN)]
    trust = Organisation.objects.get(name="Exampleshire Children's NHS Trust")
    lines.append(Line(How.PRESENT, guest="Head of therapies", organisation=trust, place="young_people"))
    keep_register(meeting=meeting, lines=lines, by=secretary(), seen=first.pk, note="Late")
    read = latest(meeting)
    assert [x.how for x in read.seats] == [How.DEPUTY] * 4
    assert [(g.who, g.organisation, g.place) for g in read.guests] == [
        ("Head of therapies", "Exampleshire Children's NHS Trust", "young_people")
    ]
    before = registers([meeting.pk], on=THEN)[meeting.pk]
    assert [x.how for x in before[-1].lines] == [How.PRESENT] * 4
    assert Register.objects.filter(meeting=meeting).count() == 2


def test_the_second_of_two_is_told(db: Any) -> None:
    meeting, first = held(THEN, secretary())
    with pytest.raises(Meanwhile) as told:
        keep_register(meeting=meeting, lines=everybody(meeting, THEN), by=secretary())
    assert told.value.latest == first


def test_refusals_leave_nothing(db: Any) -> None:
    coming, over = a_meeting(), planned(THEN, secretary())
    lines = everybody(over, THEN)
    with pytest.raises(ValidationError, match="on the day, or after it"):
        keep_register(meeting=coming, lines=lines, by=secretary())
    with pytest.raises(ValidationError, match="named twice"):
        keep_register(meeting=over, lines=[*lines, lines[0]], by=secretary())
    BodyMembership.objects.filter(pk=lines[0].seat.pk).update(from_on=today())  # type: ignore[union-attr]
    with pytest.raises(ValidationError, match="did not sit"):
        keep_register(meeting=over, lines=lines, by=secretary())
    with pytest.raises(ValidationError, match="Nobody came"):
        keep_register(meeting=over, lines=everybody(over, THEN, How.ABSENT), by=secretary())
    seen = over.arrangements.get().pk
    cancel_meeting(meeting=over, why="Snow", by=secretary(), seen=seen)
    with pytest.raises(ValidationError, match="was cancelled"):
        keep_register(meeting=over, lines=lines[1:], by=secretary())
    assert not Register.objects.exists()
    assert not Attended.objects.exists()


def test_the_quorum_is_of_the_terms_in_force_on_the_day(db: Any) -> None:
    body = the_board()
    first = set_terms(body=body, new=NewTerms("One", 5, False, THEN - timedelta(days=90)), by=secretary())
    set_terms(body=body, new=NewTerms("Two", 2, True, THEN + timedelta(days=1)), by=secretary(), seen=first.pk)
    meeting, register = held(THEN, secretary())
    versions = terms_of(body.pk, on=today())
    assert latest(meeting).quorum(in_force(versions, THEN)).met is False
    assert latest(meeting).quorum(in_force(versions, today())).met is True
    lines = [
        Line(How.APOLOGIES if line.seat and line.seat.place else How.PRESENT, seat=line.seat)
        for line in everybody(meeting, THEN)
    ]
    keep_register(meeting=meeting, lines=lines, by=secretary(), seen=register.pk)
    assert "Nobody was in the parent carer forum’s place" in latest(meeting).quorum(versions[-1]).words
    assert latest(meeting).quorum(None).met is None


def test_terms_are_versions_and_two_at_once_is_told(db: Any) -> None:
    body = the_board()
    first = set_terms(body=body, new=NewTerms("One"), by=secretary(), at=noon(THEN))
    with pytest.raises(Meanwhile) as told:
        set_terms(body=body, new=NewTerms("Other"), by=secretary())
    assert told.value.latest == first
    set_terms(body=body, new=NewTerms("Two"), by=secretary(), seen=first.pk)
    assert [t.words for t in terms_of(body.pk, on=today())] == ["One", "Two"]
    assert [t.words for t in terms_of(body.pk, on=THEN)] == ["One"]
    for bad in (NewTerms(" "), NewTerms("x", quorum=0), NewTerms("x", agreed_on=today() + timedelta(days=1))):
        with pytest.raises(ValidationError):
            set_terms(body=body, new=bad, by=secretary(), seen=body.terms.last().pk)


def test_attendance_is_by_organisation_and_by_place(db: Any) -> None:
    held(THEN, secretary())
    meeting = planned(THEN + timedelta(days=1), secretary())
    lines = everybody(meeting, THEN, How.APOLOGIES)
    lines[0] = Line(How.PRESENT, seat=lines[0].seat)
    council = Organisation.objects.get(name="Exampleshire Council")
    lines.append(Line(How.PRESENT, guest="Young adviser", organisation=council, place="young_people"))
    keep_register(meeting=meeting, lines=lines, by=secretary(), at=noon(THEN + timedelta(days=1)))
    read = meetings([the_board().pk], on=today())
    written = {m: each[-1] for m, each in registers([m.id for m in read], on=today()).items()}
    found = attendance(read, written)
    rows = {
        row.name: [(c.words, c.guests) for c in row.came]
        for row in (*found.organisations, *found.places, found.everybody)
    }
    assert rows["Exampleshire Parent Carer Forum"] == [("1 of 1", 0), ("0 of 1", 0)]
    assert rows["Exampleshire Council"] == [("1 of 1", 0), ("0 of 1", 1)]
    assert rows["Parent carer forum’s place"] == [("1 of 1", 0), ("0 of 1", 0)]
    assert rows["Young people’s place"] == [("No seat", 0), ("", 1)]
    assert rows["For no organisation"] == [("1 of 1", 0), ("0 of 1", 0)]
    assert rows["Everybody"] == [("4 of 4", 0), ("1 of 4", 1)]


def test_who_came_stays_as_it_is_once_the_minutes_are_approved(db: Any) -> None:
    meeting, first = held(THEN, secretary())
    later, _ = held(THEN + timedelta(days=7), secretary())
    minutes = keep_minutes(meeting=meeting, opening="Welcome", words={}, seen=0, by=secretary())
    approve_minutes(meeting=meeting, approved_at=later, seen=minutes.pk, by=secretary())
    with pytest.raises(ValidationError, match="approved"):
        keep_register(meeting=meeting, lines=everybody(meeting, THEN, How.ABSENT), by=secretary(), seen=first.pk)
    assert latest(meeting).id == first.pk
