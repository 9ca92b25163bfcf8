"""Sending figures: added, left as they are, superseded by name, or refused with nothing kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.measures.actions import NotTaken, Stands, confirm, send_readings
from milepost.measures.checking import NewReading
from milepost.measures.models import Confirmation, ProviderKey, Reading, Submission
from milepost.people.models import AuditEvent
from milepost.rules.measuring import Answer, Way
from milepost.rules.periods import Every, period_of

from . import make
from .make import ON_TIME, WAITING

pytestmark = pytest.mark.django_db
SEPTEMBER = period_of(Every.MONTH, date(2020, 9, 1))
MINE = NewReading(ON_TIME, SEPTEMBER, numerator=Decimal(30), denominator=Decimal(40))
YOURS = replace(MINE, numerator=Decimal(31))


def send(*answers: NewReading, sender: str = "analyst", **how: Any) -> Any:
    return send_readings(**{"by": make.by(sender), "way": Way.FORM, "area": make.area(), "answers": answers, **how})


def test_it_is_kept_with_one_line_of_the_trail_and_no_figure_in_it() -> None:
    before = AuditEvent.objects.count()
    taken = send(MINE, NewReading(WAITING, SEPTEMBER, answer=Answer.NIL))
    assert [(r.numerator, r.denominator, r.value) for r in taken.added] == [(30, 40, 75), (None, None, None)]
    assert AuditEvent.objects.count() == before + 1
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.about_id) == ("send_readings", str(taken.submission.pk))
    assert event.after == {"readings": [r.pk for r in taken.added], "measures": ["test-on-time", "test-waiting"]}


def test_the_same_again_adds_nothing() -> None:
    send(MINE)
    taken = send(MINE, sender="lead")
    assert (taken.submission, taken.added, taken.same) == (None, (), 1)
    assert Reading.objects.filter(measure=ON_TIME.id).count() == 1
    mixed = send(MINE, replace(MINE, measure=WAITING, numerator=None, denominator=None, value=Decimal(7)))
    assert (len(mixed.added), mixed.same) == (1, 1)


def test_the_second_of_two_is_told_and_nothing_is_lost() -> None:
    send(MINE)
    with pytest.raises(Stands) as told:
        send(NewReading(WAITING, SEPTEMBER, value=Decimal(7)), YOURS, sender="lead")
    assert told.value.latest[1].value == 75
    assert "Plans on time, September 2020: Another figure stands here" in str(told.value)
    assert Reading.objects.filter(measure__startswith="test-").count() == 1


def test_a_wrong_figure_is_superseded_by_name_with_a_reason() -> None:
    first = send(MINE).added[0]
    with pytest.raises(NotTaken, match="Say why the figure before it was wrong"):
        send(replace(YOURS, instead_of=first.pk))
    second = send(replace(YOURS, instead_of=first.pk, why="One was counted late")).added[0]
    assert (second.supersedes, second.why) == (first, "One was counted late")
    first.refresh_from_db()
    assert first.value == 75
    with pytest.raises(Stands) as told:
        send(replace(MINE, instead_of=first.pk, numerator=Decimal(20), why="Mine"), sender="lead")
    assert told.value.latest[0] == second
    with pytest.raises(Stands):
        send(NewReading(WAITING, SEPTEMBER, value=Decimal(7), instead_of=first.pk, why="Mine"))


def test_what_is_wrong_is_refused_with_all_that_came_with_it() -> None:
    with pytest.raises(NotTaken, match="41 is more than the 40"):
        send(NewReading(WAITING, SEPTEMBER, value=Decimal(7)), replace(MINE, numerator=Decimal(41)))
    assert not Submission.objects.filter(readings__measure__startswith="test-").exists()


def test_a_callers_reference_counts_once() -> None:
    key = ProviderKey.objects.create(
        organisation=make.organisation(), name="Nightly", prefix="abc", digest="x", recorded_at=make.moment(SEPTEMBER.ends),
        recorded_by=make.by("lead"),
    )  # fmt: skip
    first = send(MINE, way=Way.API, key=key, reference="night-1")
    again = send(YOURS, way=Way.API, key=key, reference="night-1")
    assert (again.submission, again.added, again.same) == (first.submission, (), 1)


def test_nobody_confirms_their_own_and_once_is_enough() -> None:
    submission = send(MINE).submission
    ids = [r.pk for r in submission.readings.all()]
    with pytest.raises(ValidationError, match="Somebody else"):
        confirm(by=make.by("analyst"), submission=submission, readings=ids)
    assert confirm(by=make.by("lead"), submission=submission, readings=ids) == 1
    assert confirm(by=make.by("owner"), submission=submission, readings=ids) == 0
    assert Confirmation.objects.get(reading=ids[0]).recorded_by == make.by("lead")
    assert AuditEvent.objects.filter(verb="confirm_readings", about_id=str(submission.pk)).count() == 1


def test_what_was_replaced_is_not_confirmed() -> None:
    submission = send(MINE).submission
    first = submission.readings.get()
    send(replace(YOURS, instead_of=first.pk, why="Late"))
    with pytest.raises(ValidationError, match="replaced while you were looking"):
        confirm(by=make.by("lead"), submission=submission, readings=[first.pk])
    with pytest.raises(ValidationError, match="was not part of"):
        confirm(by=make.by("lead"), submission=submission, readings=[0])
