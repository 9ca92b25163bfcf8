"""A measure as at a day: its points, its baseline and targets, and what everyone may know of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.measures.definitions import Baseline, Measure, Target
from milepost.measures.models import Calibration, Note, Rebase
from milepost.measures.queries import Series, series
from milepost.rules.measuring import Aim, Answer, Unit
from milepost.rules.periods import Every

from . import make
from .make import ON_TIME, TRUST, WAITING, reading

pytestmark = pytest.mark.django_db
ON = date(2021, 1, 10)


def read(measure: Measure, on: date = ON, **how: Any) -> Series:
    return series([measure], make.area(), on, **how)[measure.id]


def test_no_period_is_left_out() -> None:
    reading(ON_TIME, date(2020, 9, 1), 30, 40)
    reading(ON_TIME, date(2020, 11, 1), 20, 40)
    found = read(ON_TIME).points
    assert [(p.period.label, p.value) for p in found] == [
        ("September 2020", Decimal(75)),
        ("October 2020", None),
        ("November 2020", Decimal(50)),
    ]
    assert read(replace(ON_TIME, id="test-nothing")).points == ()


def test_as_at_a_day_it_is_what_was_known_by_then() -> None:
    first = reading(ON_TIME, date(2020, 9, 1), 30, 40, at=date(2020, 10, 2))
    reading(ON_TIME, date(2020, 9, 1), 20, 40, at=date(2020, 11, 3), supersedes=first)
    assert read(ON_TIME, date(2020, 10, 1)).points == ()
    assert read(ON_TIME, date(2020, 10, 2)).points[0].value == 75
    assert read(ON_TIME, date(2020, 11, 2)).points[0].value == 75
    assert read(ON_TIME, date(2020, 11, 3)).points[0].value == 50


def test_a_count_is_the_sum_of_providers_when_all_have_answered() -> None:
    other = make.provider("Another provider")
    measure = replace(WAITING, collected_from=(TRUST, other.name))
    reading(measure, date(2020, 9, 1), 30, organisation=make.organisation(), confirmed=True)
    point = read(measure).points[0]
    assert (point.whole, point.answered, point.asked) == (None, 1, 2)
    reading(measure, date(2020, 9, 1), answer=Answer.NIL, organisation=other)
    point = read(measure).points[0]
    assert (point.value, point.answered, point.asked) == (30, 2, 2)
    assert point.whole
    assert not point.whole.confirmed
    assert [(c.organisation, c.answer, c.shown.value) for c in point.parts] == [
        (TRUST, Answer.FIGURE, 30),
        (other.name, Answer.NIL, 0),
    ]


def test_not_available_is_an_answer_and_leaves_no_count() -> None:
    measure = replace(WAITING, collected_from=(TRUST,))
    reading(measure, date(2020, 9, 1), organisation=make.organisation(), answer=Answer.NOT_AVAILABLE, why="New system")
    point = read(measure).points[0]
    assert (point.whole, point.answered) == (None, 1)
    assert point.parts[0].why == "New system"


def test_percentages_are_pooled() -> None:
    other = make.provider("Another provider")
    measure = replace(ON_TIME, collected_from=(TRUST, other.name), collected_since=date(2020, 9, 1))
    reading(measure, date(2020, 9, 1), 90, 100, organisation=make.organisation())
    reading(measure, date(2020, 9, 1), 30, 60, organisation=other)
    reading(measure, date(2020, 9, 1), 20, 40, organisation=other, breakdown="under-5")
    point = read(measure).points[0]
    assert point.value == Decimal("75")
    assert point.whole
    assert (point.whole.shown.numerator, point.whole.shown.denominator, point.whole.id) == (120, 160, 0)
    assert [(c.organisation, c.breakdown) for c in point.parts] == [
        (TRUST, ""),
        (other.name, ""),
        (other.name, "under-5"),
    ]  # and none of those under 5, of whom only one has told


def test_a_share_is_pooled_once_everybody_has_answered() -> None:
    """From the share of two of three, and later that of all, the third could be worked out."""
    second, third = make.provider("Second"), make.provider("Third")
    measure = replace(ON_TIME, collected_from=(TRUST, "Second", "Third"))
    for figure, owner in ((30, make.organisation()), (28, second)):
        reading(measure, date(2020, 9, 1), figure, 40, organisation=owner, at=date(2020, 10, 1))
    assert read(measure).points[0].whole is None
    none = reading(
        measure, date(2020, 9, 1), organisation=third, answer=Answer.NOT_AVAILABLE, why="Moving", at=date(2020, 10, 2)
    )
    assert read(measure).points[0].value == Decimal("72.5")
    reading(measure, date(2020, 9, 1), 12, 15, organisation=third, at=date(2020, 10, 3), supersedes=none)
    point = read(measure).points[0]
    assert point.value is None  # 58 of 80 stood there a day before
    assert [c.shown.numerator for c in point.parts] == [30, 28, None]
    assert read(measure, date(2020, 10, 2)).points[0].value == Decimal("72.5")


def test_a_day_before_does_not_give_away_what_came_later() -> None:
    """Two providers were shown; then the third sent a small number. To hide one of the two now would be too late."""
    measure = replace(WAITING, collected_from=(TRUST, "Second", "Third"))
    for day, name, figure in ((1, "Second", 20), (2, "Third", 50), (3, TRUST, 3)):
        owner = make.organisation() if name == TRUST else make.provider(name)
        reading(measure, date(2020, 9, 1), figure, organisation=owner, at=date(2020, 10, day))
    assert [c.shown.value for c in read(measure, date(2020, 10, 2)).points[0].parts] == [20, 50]
    point = read(measure).points[0]
    assert (point.value, [c.shown.value for c in point.parts]) == (None, [None, 20, 50])


def test_what_waits_to_be_confirmed_is_hidden_the_same_for_everyone() -> None:
    """The desk hides Second beside the small one; if everyone saw it, the two pages together would tell."""
    measure = replace(WAITING, collected_from=(TRUST, "Second", "Third"), open=True)
    for name, figure in ((TRUST, 3), ("Second", 20), ("Third", 50)):
        owner = make.organisation() if name == TRUST else make.provider(name)
        reading(measure, date(2020, 9, 1), figure, organisation=owner, confirmed=name != TRUST)
    desk, everyone = read(measure).points[0], read(measure, open_only=True).points[0]
    assert (desk.value, [c.shown.value for c in desk.parts]) == (73, [None, None, 50])
    assert (everyone.whole, [c.shown.value for c in everyone.parts]) == (None, [None, 50])


def test_what_parts_leave_over_is_no_small_number() -> None:
    reading(ON_TIME, date(2020, 9, 1), 60, 100)
    reading(ON_TIME, date(2020, 9, 1), 40, 60, breakdown="under-5")
    reading(ON_TIME, date(2020, 9, 1), 18, 38, breakdown="5-and-over")
    assert [c.shown.hidden for c in read(ON_TIME).points[0].parts].count(True) == 1


def test_a_small_number_does_not_leave_nor_does_what_gives_it_away() -> None:
    measure = replace(WAITING, collected_from=(TRUST, "Second", "Third"))
    for name, figure in ((TRUST, 3), ("Second", 20), ("Third", 50)):
        owner = make.organisation() if name == TRUST else make.provider(name)
        reading(measure, date(2020, 9, 1), figure, organisation=owner)
    point = read(measure).points[0]
    assert point.value == 73
    assert [(c.organisation, c.shown.hidden, c.shown.value) for c in point.parts] == [
        (TRUST, True, None),
        ("Second", True, None),
        ("Third", False, 50),
    ]
    assert read(replace(measure, threshold=80)).points[0].value is None


def test_a_threshold_never_lowers_the_policy() -> None:
    reading(WAITING, date(2020, 9, 1), 4)
    assert read(replace(WAITING, threshold=2)).points[0].whole.shown.hidden  # type: ignore[union-attr]


def test_targets_as_agreed_with_those_before() -> None:
    target = Target("fall", Aim.FALL_BY, Decimal(30), "reduced by 30%", due=date(2021, 7, 31))
    measure = replace(WAITING, baseline=Baseline(None, "to be collected"), targets=(target,))
    said = {
        "measure": measure.id,
        "area": make.area(),
        "recorded_by": make.by("lead"),
        "agreed_on": ON,
        "why": "Counted",
    }
    Calibration.objects.create(**said, value=200, agreed_by="The board", recorded_at=make.moment(date(2020, 10, 5)))
    Calibration.objects.create(
        **said,
        target="fall",
        value=20,
        due=date(2021, 12, 31),
        agreed_by="Leo",
        recorded_at=make.moment(date(2020, 12, 5)),
    )
    assert read(measure, date(2020, 10, 4)).targets[0].value is None
    found = read(measure, date(2020, 12, 4))
    assert found.baseline
    assert (found.baseline.value, found.baseline.before[0].as_written) == (200, "to be collected")
    assert (found.targets[0].value, found.targets[0].as_written) == (140, "reduced by 30%")
    now = read(measure).targets[0]
    assert (now.value, now.due, now.as_written, now.agreed_by) == (160, date(2021, 12, 31), "fall by 20%", "Leo")
    assert [k.value for k in now.before] == [140]


def test_everyone_sees_only_what_is_open_and_confirmed() -> None:
    reading(ON_TIME, date(2020, 9, 1), 30, 40, confirmed=True)
    reading(ON_TIME, date(2020, 10, 1), 30, 40)
    kept = {"measure": ON_TIME.id, "area": make.area(), "recorded_by": make.by("lead"), "recorded_at": make.moment(ON)}
    Note.objects.create(**kept, on=ON, words="A new team began", open=True)
    Note.objects.create(**kept, on=ON, words="Sickness", open=False)
    Rebase.objects.create(**kept, starts=date(2020, 9, 1), why="A new way of working", agreed_by="Leo Lead")
    desk, everyone = read(ON_TIME), read(ON_TIME, open_only=True)
    assert (len(desk.points), len(everyone.points)) == (2, 1)
    assert [e.words for e in everyone.events] == ["A new team began"]
    assert desk.points[0].whole
    assert (desk.points[0].whole.sent_by, desk.points[0].whole.came_from) == ("Ana Analyst", "book.xlsx")
    for name in ("Ana Analyst", "Leo Lead", "book.xlsx"):
        assert name in repr(desk)
        assert name not in repr(everyone)
    assert series([WAITING], make.area(), ON, open_only=True) == {}


def test_an_undone_redrawing_is_gone_from_the_day_it_was_undone() -> None:
    kept = {"measure": ON_TIME.id, "area": make.area(), "recorded_by": make.by("lead"), "starts": date(2020, 9, 1)}
    words = {"why": "A new way of working", "agreed_by": "The board"}
    first = Rebase.objects.create(**kept, **words, recorded_at=make.moment(ON))
    Rebase.objects.create(**kept, **words, recorded_at=make.moment(ON + timedelta(days=2)), undoes=first)
    assert [r.id for r in read(ON_TIME, ON + timedelta(days=1)).redrawn] == [first.pk]
    assert read(ON_TIME, ON + timedelta(days=2)).redrawn == ()


def test_another_rhythm_before_keeps_its_periods() -> None:
    quarterly = replace(ON_TIME, every=Every.QUARTER)
    reading(quarterly, date(2020, 4, 1), 30, 40)
    reading(ON_TIME, date(2020, 8, 1), 30, 40)
    assert [p.period.label for p in read(ON_TIME).points] == ["April to June 2020", "July 2020", "August 2020"]


def test_two_rhythms_that_start_on_one_day_are_one_point() -> None:
    """The area once sent a quarter; now its providers send months, also of that quarter. A chart has one place for a day."""
    quarterly = replace(WAITING, every=Every.QUARTER)
    monthly = replace(WAITING, collected_from=(TRUST,))
    reading(quarterly, date(2020, 4, 1), 90)
    reading(monthly, date(2020, 4, 1), 31, organisation=make.organisation())
    found = read(monthly).points
    assert [(p.period.label, p.value) for p in found] == [("April 2020", 31)]
    assert [p.value for p in read(quarterly).points] == [90]
    first = reading(WAITING, date(2020, 7, 1), 20)
    reading(quarterly, date(2020, 7, 1), 60, supersedes=first)
    assert [p.value for p in read(quarterly).points] == [90, 60]
    assert [p.period.label for p in read(WAITING).points][-1] == "July to September 2020"


def test_twice_the_measures_and_readings_take_no_more_queries() -> None:
    area = make.area()

    def asked(measures: list[Measure]) -> int:
        with CaptureQueriesContext(connection) as caught:
            series(measures, area, ON)
        return len(caught)

    reading(ON_TIME, date(2020, 9, 1), 30, 40, confirmed=True)
    few = asked([ON_TIME])
    for month in (10, 11, 12):
        reading(ON_TIME, date(2020, month, 1), 30, 40, confirmed=True)
        reading(WAITING, date(2020, month, 1), 30, organisation=make.organisation())
    assert asked([ON_TIME, WAITING, replace(WAITING, id="test-more", unit=Unit.DAYS)]) == few == 4
