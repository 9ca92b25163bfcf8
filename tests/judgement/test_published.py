"""A plan's own figure beside the published ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from milepost.judgement.measures.published import published
from milepost.measures.definitions import Baseline, Measure
from milepost.people.models import Area
from milepost.rules.measuring import Direction, Method, Source, Unit
from milepost.rules.periods import Every

PETERBOROUGH = Area(name="Peterborough", ons_code="E06000031", la_code="874")
BEGAN = date(2019, 11, 15)
MEASURE = Measure(
    id="on-time", name="On time", question="How many are on time?", unit=Unit.PERCENT, numerator="", denominator="",
    direction=Direction.UP, every=Every.QUARTER, source=Source.TYPED, method=Method.XMR, owner="", plan="", impacts=(),
    milestones=(), baseline=Baseline(Decimal(85), "over 85%"), targets=(), national="plans-in-20-weeks",
    national_question="Which definition was used?",
)  # fmt: skip


def challenge(says: str, value: str, **other: object) -> str:
    measure = replace(MEASURE, baseline=Baseline(Decimal(value), says), **other)  # type: ignore[arg-type]
    found = published(measure, PETERBOROUGH, began=BEGAN)
    assert found is not None
    return found.challenge


def test_the_published_plan_is_asked_which_definition_it_used() -> None:
    found = published(MEASURE, PETERBOROUGH, began=BEGAN)
    assert found is not None
    assert found.challenge == (
        "The plan says over 85%. The published rate for 2019 was 66.3% including exceptional cases, 65.4% without."
    )
    assert found.question == "Which definition was used?"


def test_both_ways_of_counting_stand_beside_each_other_year_by_year() -> None:
    found = published(MEASURE, PETERBOROUGH, began=BEGAN)
    assert found is not None
    assert [(y.label, *y.figures, y.england) for y in found.years] == [
        ("2019", "66.3%", "65.4%", "58.7%"),
        ("2020", "38.0%", "52.1%", "55.6%"),
        ("2021", "68.4%", "92.9%", "57.9%"),
        ("2022", "71.3%", "90.7%", "47.7%"),
        ("2023", "68.9%", "82.9%", "49.1%"),
        ("2024", "86.1%", "89.4%", "45.9%"),
    ]
    assert [way.counted for way in found.ways] == ["including exceptional cases", "without"]


@pytest.mark.parametrize(
    ("says", "value"), [("over 60%", "60"), ("66%", "66"), ("65.4%", "65.4"), ("under 70%", "70"), ("about 65%", "65")]
)
def test_what_either_way_of_counting_bears_out_is_not_challenged(says: str, value: str) -> None:
    assert challenge(says, value) == ""


@pytest.mark.parametrize(("says", "value"), [("67%", "67"), ("65.5%", "65.5"), ("below 60%", "60")])
def test_what_neither_bears_out_is(says: str, value: str) -> None:
    assert challenge(says, value).startswith(f"The plan says {says}.")


def test_the_day_of_the_baseline_counts_before_the_day_the_plan_began() -> None:
    found = published(
        replace(MEASURE, baseline=Baseline(Decimal(85), "over 85%", date(2020, 12, 31))), PETERBOROUGH, began=BEGAN
    )
    assert found is not None
    assert "for 2020 was 38.0% including" in found.challenge


@pytest.mark.parametrize(
    ("baseline", "began"),
    [
        (None, BEGAN),
        (Baseline(None, "to be collected"), BEGAN),
        (MEASURE.baseline, date(2009, 1, 1)),
        (MEASURE.baseline, None),
    ],
)
def test_with_nothing_to_hold_there_is_no_challenge(baseline: Baseline | None, began: date | None) -> None:
    found = published(replace(MEASURE, baseline=baseline), PETERBOROUGH, began=began)
    assert found is not None
    assert found.challenge == ""
    assert found.years


def test_a_measure_that_is_counted_in_one_way_alone() -> None:
    found = published(
        replace(MEASURE, national="annual-review-decisions-4-weeks"), PETERBOROUGH, began=date(2024, 1, 1)
    )
    assert found is not None
    assert len(found.ways) == 1
    assert found.challenge == "The plan says over 85%. The published rate for 2024 was 75.5%."


def test_an_area_is_known_by_its_number_alone() -> None:
    found = published(MEASURE, Area(name="P", la_code="874"))
    assert found is not None
    assert found.place.name == "Peterborough"


def test_nothing_is_published_of_a_fictional_area_or_a_measure_of_our_own() -> None:
    assert published(MEASURE, Area(name="Exampleshire")) is None
    assert published(MEASURE, Area(name="Exampleshire", ons_code="E06999999")) is None
    assert published(replace(MEASURE, national=""), PETERBOROUGH) is None
