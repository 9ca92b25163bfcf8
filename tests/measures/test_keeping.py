"""What those who keep a measure say about it: targets agreed anew, charts redrawn, notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.measures.actions import Agreed, AgreedMeanwhile, note, recalibrate, redraw, undo_redraw
from milepost.measures.definitions import Target
from milepost.measures.models import Calibration, Note, Rebase
from milepost.measures.queries import series
from milepost.people.clock import today
from milepost.rules.measuring import Aim

from . import make
from .make import ON_TIME, WAITING, reading

pytestmark = pytest.mark.django_db
MEASURE = replace(ON_TIME, targets=(
    Target("half", Aim.AT_LEAST, Decimal(50), "50%", due=date(2021, 7, 31)),
    Target("range", Aim.BETWEEN, Decimal(40), "40 to 60%", upper=Decimal(60)),
))  # fmt: skip
HALF = Agreed("half", Decimal(60), "Half is met", date(2020, 9, 3), agreed_by="The board", due=date(2022, 7, 31))


def agree(agreed: Agreed, measure: Any = MEASURE, keeper: str = "lead", **how: Any) -> Calibration:
    return recalibrate(by=make.by(keeper), measure=measure, area=make.area(), agreed=agreed, **how)


def test_a_target_agreed_anew_keeps_the_old_one() -> None:
    agree(HALF)
    kept = series([MEASURE], make.area(), today())[MEASURE.id].targets[0]
    assert (kept.value, kept.agreed_by, kept.why, kept.before[0].as_written) == (60, "The board", "Half is met", "50%")


def test_two_who_agree_at_once_lose_nothing() -> None:
    first = agree(HALF, seen=0)
    assert agree(HALF, seen=0) == first
    with pytest.raises(AgreedMeanwhile) as told:
        agree(replace(HALF, value=Decimal(70)), keeper="analyst", seen=0)
    assert told.value.latest == first
    assert Calibration.objects.filter(measure=MEASURE.id).count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [({"target": "none"}, "target"), ({"why": " "}, "why"), ({"agreed_by": ""}, "agreed_by"), ({"value": Decimal(-1)}, "value"),
     ({"value": Decimal(101)}, "value"), ({"upper": Decimal(80)}, "upper"), ({"agreed_on": date(2999, 1, 1)}, "agreed_on"),
     ({"target": "range", "upper": Decimal(50)}, "upper"), ({"target": "range"}, "upper"), ({"target": ""}, "due"),
     ({"due": date(2020, 9, 2)}, "due"), ({"due": None}, "due")],
)  # fmt: skip
def test_what_contradicts_itself_is_refused(change: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as said:
        agree(replace(HALF, **change))
    assert list(said.value.message_dict) == [field]


def test_a_baseline_is_no_way_to_tell_of_a_few() -> None:
    found = Agreed("", Decimal(4), "Counted", date(2020, 9, 3), agreed_by="The board")
    with pytest.raises(ValidationError, match="too few"):
        agree(found, WAITING)
    agree(replace(found, value=Decimal(5)), WAITING)


def redrawn(starts: date, **how: Any) -> Rebase:
    words = {"why": "A new way of working", "agreed_by": "The board", **how}
    return redraw(by=make.by("lead"), measure=ON_TIME, area=make.area(), starts=starts, **words)


def test_a_chart_is_redrawn_where_there_is_a_figure_and_undone() -> None:
    for month in (9, 10, 12):
        reading(ON_TIME, date(2020, month, 1), 30, 40)
    for starts, words in (
        (date(2020, 11, 1), "has a figure"),
        (date(2020, 10, 2), "has a figure"),
        (date(2020, 9, 1), "begins"),
    ):
        with pytest.raises(ValidationError, match=words):
            redrawn(starts)
    with pytest.raises(ValidationError, match="Say what changed"):
        redrawn(date(2020, 10, 1), why="")
    first = redrawn(date(2020, 10, 1))
    assert redrawn(date(2020, 10, 1)) == first
    undone = undo_redraw(by=make.by("analyst"), rebase=first, measure=ON_TIME, why="It had not", agreed_by="The board")
    assert undo_redraw(by=make.by("lead"), rebase=first, measure=ON_TIME, why="Twice", agreed_by="Me") == undone
    assert series([ON_TIME], make.area(), today())[ON_TIME.id].redrawn == ()
    with pytest.raises(ValidationError, match="already"):
        undo_redraw(by=make.by("lead"), rebase=undone, measure=ON_TIME, why="No", agreed_by="Me")
    assert redrawn(date(2020, 10, 1)) != first


def test_notes() -> None:
    how = {"by": make.by("lead"), "measure": ON_TIME, "area": make.area(), "on": date(2020, 9, 3)}
    first = note(**how, words=" A new team began ", open=True)
    assert note(**how, words="A new team began", open=True) == first
    assert Note.objects.filter(measure=ON_TIME.id).count() == 1
    with pytest.raises(ValidationError, match="Say what happened"):
        note(**how, words=" ")
    with pytest.raises(ValidationError, match="in the past"):
        note(**{**how, "on": date(2999, 1, 1)}, words="Later")
